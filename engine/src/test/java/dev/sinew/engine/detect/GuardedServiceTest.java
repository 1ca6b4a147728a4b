package dev.sinew.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.detect.GuardedService.Timed;
import dev.sinew.model.Confidence;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules about logins, credentials, roles and amounts say of a service that makes it hard for them. */
class GuardedServiceTest {
    private static final Set<String> RULES = Set.of(
            "detect.credential-stuffing",
            "detect.unauthenticated-access",
            "detect.privileged-operation",
            "detect.bulk-extraction");
    /** So many exchanges at a time, as a service settles: about two hours. */
    private static final int BATCH = 800;

    @ParameterizedTest
    @ValueSource(longs = 1)
    void attacksAreFoundAndNobodyElseIsToldOf(long seed) {
        List<Timed> traffic = new GuardedService(seed).traffic();
        Map<Long, String> attacks = new HashMap<>();
        traffic.forEach(each -> attacks.put(each.exchange().origin().entry(), each.attack()));
        List<Signal> raised = new ArrayList<>();
        List<Signal> standing =
                HonestHabitsTest.signals(traffic.stream().map(Timed::exchange).toList(), BATCH, raised);

        assertThat(wrong(raised, attacks)).as("raised, withdrawn or not").isEmpty();
        assertThat(raised)
                .as("certain of somebody honest, withdrawn or not")
                .filteredOn(signal -> signal.confidence() == Confidence.CONFIRMED)
                .filteredOn(signal ->
                        attacks.getOrDefault(signal.origin().entry(), "").isEmpty())
                .isEmpty();
        Map<String, Double> found = shares(standing, attacks);
        assertThat(found.get("distributed stuffing")).isGreaterThan(0.7);
        assertThat(found)
                .containsEntry("fast stuffing", 1.0)
                .containsEntry("slow stuffing", 1.0)
                .containsEntry("bare read", 1.0)
                .containsEntry("bare change", 1.0)
                .containsEntry("staff's search", 1.0)
                .containsEntry("staff's export", 1.0)
                .containsEntry("copied accounts", 1.0);
    }

    private static List<String> wrong(List<Signal> signals, Map<Long, String> attacks) {
        return signals.stream()
                .filter(signal -> RULES.contains(signal.rule().id()))
                .filter(signal ->
                        attacks.getOrDefault(signal.origin().entry(), "").isEmpty())
                .map(signal -> signal.rule().id() + " " + signal.operation() + " " + signal.note())
                .toList();
    }

    /** Of each attack, which part of its calls is told of. */
    private static Map<String, Double> shares(List<Signal> signals, Map<Long, String> attacks) {
        Set<Long> told = new HashSet<>();
        signals.forEach(signal -> told.add(signal.origin().entry()));
        Map<String, int[]> counts = new TreeMap<>();
        attacks.forEach((entry, attack) -> {
            int[] count = counts.computeIfAbsent(attack, key -> new int[2]);
            count[0] += told.contains(entry) ? 1 : 0;
            count[1]++;
        });
        Map<String, Double> shares = new TreeMap<>();
        counts.forEach((attack, count) -> shares.put(attack, (double) count[0] / count[1]));
        return shares;
    }
}
