package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.model.Confidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.store.FindingLife;
import dev.sinew.store.LedgerEntry;
import dev.sinew.store.LedgerEntry.Acceptance;
import dev.sinew.store.LedgerEntry.Event;
import dev.sinew.store.LedgerEntry.State;
import dev.sinew.store.LedgerEntry.Step;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger of findings promises, on every database. */
@ParameterizedClass
@EnumSource(RealDatabase.class)
final class LedgerContractTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456Z");
    private static final String RULE = "posture.one";
    private static final String OTHER = "posture.other";

    private final StoreAddress address;
    private Store store;

    LedgerContractTest(RealDatabase database, @TempDir Path folder) {
        address = database.fresh(folder);
        store = Stores.open(address);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void opensWhatIsNewAndSaysSoOnce() {
        Finding finding = finding("flaw", "/a", RULE, OTHER);

        List<LedgerEntry> first = update(0, Set.of(RULE), finding, finding);
        List<LedgerEntry> second = update(5, Set.of(RULE), finding);

        LedgerEntry entry = get(finding);
        assertThat(first).extracting(LedgerEntry::fingerprint).containsExactly(finding.fingerprint());
        assertThat(second).isEmpty();
        assertThat(entry.state()).isEqualTo(State.OPEN);
        assertThat(List.of(entry.firstSeen(), entry.changed(), entry.lastSeen()))
                .containsExactly(at(0), at(0), at(5));
        assertThat(entry.subject())
                .isEqualTo(new LedgerEntry.Subject(
                        List.of(RULE, OTHER), "flaw", "A title", Severity.HIGH, finding.operation(), "field"));
        assertThat(store.findings().history(finding.fingerprint()))
                .containsExactly(new Step(at(0), Event.SEEN, State.OPEN, "", ""));
    }

    @Test
    void fixesWhatARuleThatRanNoLongerSays() {
        Finding finding = finding("flaw", "/a", RULE);
        update(0, Set.of(RULE), finding);

        assertThat(update(1, Set.of(OTHER))).isEmpty();
        assertThat(get(finding).state()).isEqualTo(State.OPEN);
        assertThat(update(2, Set.of(RULE, OTHER)))
                .extracting(LedgerEntry::state)
                .containsExactly(State.FIXED);
        assertThat(get(finding).lastSeen()).isEqualTo(at(0));
        assertThat(update(3, Set.of(RULE), finding))
                .extracting(LedgerEntry::state)
                .containsExactly(State.REOPENED);
        assertThat(get(finding).firstSeen()).isEqualTo(at(0));
        assertThat(store.findings().history(finding.fingerprint()))
                .extracting(Step::what)
                .containsExactly(Event.SEEN, Event.GONE, Event.CAME_BACK);
    }

    @Test
    void fixesOnlyWhenAllRulesThatSaidItRan() {
        Finding both = finding("flaw", "/a", RULE, OTHER);
        update(0, Set.of(RULE, OTHER), both);

        assertThat(update(1, Set.of(RULE))).isEmpty();
        assertThat(get(both).subject().rules()).containsExactly(OTHER);
        assertThat(update(2, Set.of(OTHER))).extracting(LedgerEntry::state).containsExactly(State.FIXED);
        assertThat(get(both).subject().rules()).containsExactly(OTHER);
    }

    @Test
    void keepsWhatARuleThatDidNotRunHadSaid() {
        update(0, Set.of(RULE, OTHER), finding("flaw", "/a", RULE, OTHER));

        Finding one = finding("flaw", "/a", OTHER);
        update(1, Set.of(OTHER), one);
        assertThat(get(one).subject().rules()).containsExactly(OTHER, RULE);
        update(2, Set.of(OTHER, RULE), one);
        assertThat(get(one).subject().rules()).containsExactly(OTHER);
    }

    @Test
    void remembersAnAcceptanceOverARestartUntilItEnds() {
        Finding finding = finding("flaw", "/a", RULE);
        Acceptance acceptance = new Acceptance("gateway is replaced in May", "ana", at(100));
        update(0, Set.of(RULE), finding);

        assertThat(store.findings()
                        .accept(finding.fingerprint(), acceptance, at(1))
                        .orElseThrow()
                        .state())
                .isEqualTo(State.ACCEPTED);
        reopen();
        assertThat(update(99, Set.of(RULE), finding)).isEmpty();
        assertThat(get(finding).acceptance()).contains(acceptance);
        assertThat(update(100, Set.of())).extracting(LedgerEntry::state).containsExactly(State.REOPENED);
        assertThat(update(50, Set.of(RULE), finding)).isEmpty();

        assertThat(get(finding).lastSeen()).isEqualTo(at(99));
        assertThat(store.findings().history(finding.fingerprint()))
                .containsExactly(
                        new Step(at(0), Event.SEEN, State.OPEN, "", ""),
                        new Step(at(1), Event.ACCEPTED, State.ACCEPTED, "ana", "gateway is replaced in May"),
                        new Step(at(100), Event.EXPIRED, State.REOPENED, "", ""));
    }

    @Test
    void takesAnAcceptanceBack() {
        Finding finding = finding("flaw", "/a", RULE);
        update(0, Set.of(RULE), finding);
        store.findings().accept(finding.fingerprint(), new Acceptance("known", "ana", at(100)), at(1));

        LedgerEntry withdrawn =
                store.findings().withdraw(finding.fingerprint(), "ben", at(2)).orElseThrow();

        assertThat(withdrawn.state()).isEqualTo(State.REOPENED);
        assertThat(withdrawn.acceptance()).isEmpty();
        assertThat(get(finding)).isEqualTo(withdrawn);
        assertThat(store.findings().withdraw(finding.fingerprint(), "ben", at(3)))
                .contains(withdrawn);
        assertThat(store.findings().history(finding.fingerprint())).hasSize(3);
    }

    @Test
    void knowsNothingOfOthers() {
        assertThat(store.findings().get("never")).isEmpty();
        assertThat(store.findings().accept("never", new Acceptance("a", "b", at(5)), at(1)))
                .isEmpty();
        assertThat(store.findings().withdraw("never", "b", at(1))).isEmpty();
        assertThat(store.findings().history("never")).isEmpty();
        assertThatThrownBy(() -> store.findings().accept("never", new Acceptance("a", "b", at(1)), at(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsByState() {
        Finding fixed = finding("flaw", "/a", RULE);
        Finding open = finding("flaw", "/b", RULE);
        Finding accepted = finding("flaw", "/c", RULE);
        update(0, Set.of(RULE), fixed, open, accepted);
        store.findings().accept(accepted.fingerprint(), new Acceptance("known", "ana", at(100)), at(1));
        update(2, Set.of(RULE), open, accepted);

        assertThat(store.findings().all(Set.of(State.FIXED)))
                .extracting(LedgerEntry::fingerprint)
                .containsExactly(fixed.fingerprint());
        assertThat(store.findings().all(EnumSet.of(State.OPEN, State.ACCEPTED)))
                .extracting(LedgerEntry::fingerprint)
                .containsExactlyInAnyOrder(open.fingerprint(), accepted.fingerprint())
                .isSorted();
    }

    @Test
    void keepsTheLastStepsOfWhatComesAndGoes() {
        Finding finding = finding("flaw", "/a", RULE);
        for (int round = 0; round < LedgerRows.STEPS / 2 + 10; round++) {
            update(2L * round, Set.of(RULE), finding);
            update(2L * round + 1, Set.of(RULE));
        }

        List<Step> steps = store.findings().history(finding.fingerprint());
        assertThat(steps).hasSize(LedgerRows.STEPS);
        assertThat(steps.get(steps.size() - 1).at()).isEqualTo(at(LedgerRows.STEPS + 19));
    }

    /** Against the pure life of each finding, with restarts in between. */
    @Test
    void goesAsTheLifeOfEachFindingGoes() {
        long seed = new Random().nextLong();
        System.out.println("LedgerContractTest seed " + seed);
        Random random = new Random(seed);
        List<Finding> known = IntStream.range(0, 6)
                .mapToObj(at -> finding("flaw", "/" + at, RULE))
                .toList();
        Map<String, FindingLife> lives = new HashMap<>();
        for (int round = 0; round < 60; round++) {
            Instant at = at(round * 3L + random.nextInt(10));
            Finding finding = known.get(random.nextInt(known.size()));
            String fingerprint = finding.fingerprint();
            switch (random.nextInt(5)) {
                case 0 -> {
                    Acceptance acceptance = new Acceptance("r", "w", at.plusSeconds(1 + random.nextInt(20)));
                    store.findings().accept(fingerprint, acceptance, at);
                    lives.computeIfPresent(
                            fingerprint,
                            (key, life) -> life.accepted(acceptance).life());
                }
                case 1 -> {
                    store.findings().withdraw(fingerprint, "w", at);
                    lives.computeIfPresent(
                            fingerprint, (key, life) -> life.withdrawn().life());
                }
                default -> {
                    List<Finding> said =
                            known.stream().filter(each -> random.nextBoolean()).toList();
                    store.findings().update(said, Set.of(RULE), at);
                    List<String> prints =
                            said.stream().map(Finding::fingerprint).toList();
                    lives.replaceAll((key, life) -> prints.contains(key)
                            ? life.seen(at).life()
                            : life.gone().life());
                    prints.forEach(print -> lives.putIfAbsent(print, FindingLife.NEW));
                }
            }
            if (random.nextInt(20) == 0) {
                reopen();
            }
        }
        Map<String, FindingLife> there = new HashMap<>();
        store.findings()
                .all(EnumSet.allOf(State.class))
                .forEach(entry -> there.put(entry.fingerprint(), new FindingLife(entry.state(), entry.acceptance())));
        assertThat(there).isEqualTo(lives);
    }

    private List<LedgerEntry> update(long second, Set<String> ran, Finding... findings) {
        List<LedgerEntry> changed = store.findings().update(List.of(findings), ran, at(second));
        assertThat(changed).isSortedAccordingTo(Comparator.comparing(LedgerEntry::fingerprint));
        return changed;
    }

    private LedgerEntry get(Finding finding) {
        return store.findings().get(finding.fingerprint()).orElseThrow();
    }

    private void reopen() {
        store.close();
        store = Stores.open(address);
    }

    private static Instant at(long second) {
        return NOON.plusSeconds(second);
    }

    private static Finding finding(String flaw, String path, String rule, String... others) {
        Operation operation = new Operation("api.bank.example", "GET", path, "");
        Finding finding = new Finding(facts(rule, flaw), operation, "field", Confidence.LIKELY, List.of(), 1);
        List<RuleFacts> more =
                List.of(others).stream().map(each -> facts(each, flaw)).toList();
        return new Finding(
                finding.rule(), operation, "field", Confidence.LIKELY, List.of(), 1, "", Finding.Line.NONE, more);
    }

    private static RuleFacts facts(String id, String flaw) {
        return new RuleFacts(id, flaw, "A title", Severity.HIGH, Maturity.STABLE, List.of(), List.of(), List.of(), "");
    }
}
