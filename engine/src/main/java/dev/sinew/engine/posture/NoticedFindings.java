package dev.sinew.engine.posture;

import dev.sinew.engine.detect.NoticedSignals;
import dev.sinew.engine.profile.Profile;
import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes findings of what marks noticed: one for each rule, operation and place, however many exchanges and kinds of notice are
 * behind it; one for each rule, api and place where the mark is {@link AboutApi}. Marks that are {@link Check}s speak for
 * themselves.
 */
final class NoticedFindings {
    /** Of an api's operations this many give evidence; more say nothing new. */
    private static final int EXAMPLES = 5;

    private record Place(RuleFacts rule, Operation operation, String field) {}

    private static final class Sightings {
        private final List<Evidence> evidence = new ArrayList<>();
        private long count;

        void add(Profile.Notice notice, Profile.Sighting sighting) {
            count += sighting.count();
            Evidence seen = new Evidence(sighting.first(), notice.note());
            if (evidence.size() < EXAMPLES && !evidence.contains(seen)) {
                evidence.add(seen);
            }
        }
    }

    private NoticedFindings() {}

    static List<Finding> of(List<? extends RuleEntry<?>> rules, ApiPosture api) {
        Map<String, RuleEntry<?>> byId = new HashMap<>();
        rules.stream()
                .filter(entry -> !(entry.rule() instanceof Check) && !NoticedSignals.isOfEvents(entry.facts()))
                .forEach(entry -> byId.put(entry.facts().id(), entry));
        Map<Place, Sightings> places = new LinkedHashMap<>();
        for (OperationPosture each : api.operations()) {
            each.notices().forEach((notice, sighting) -> {
                RuleEntry<?> entry = byId.get(notice.rule());
                if (entry != null) {
                    Operation where = entry.rule() instanceof AboutApi ? Operation.ofApi(api.api()) : each.operation();
                    Place place = new Place(entry.facts(), where, notice.place());
                    places.computeIfAbsent(place, key -> new Sightings()).add(notice, sighting);
                }
            });
        }
        List<Finding> findings = new ArrayList<>();
        places.forEach((place, seen) -> findings.add(new Finding(
                place.rule(), place.operation(), place.field(), Confidence.CONFIRMED, seen.evidence, seen.count)));
        return findings;
    }
}
