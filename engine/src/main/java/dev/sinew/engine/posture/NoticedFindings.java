package dev.sinew.engine.posture;

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
import java.util.SortedMap;

/**
 * Makes findings of what marks noticed about operations: one for each rule, operation and place, however many exchanges and
 * kinds of notice are behind it. A pure function of rules and profiles.
 */
public final class NoticedFindings {
    private record Place(RuleFacts rule, String field) {}

    private static final class Sightings {
        final List<Evidence> evidence = new ArrayList<>();
        long count;
    }

    private NoticedFindings() {}

    /** The findings, worst first, then in the order of their operations. Notices of rules that are not given are left out. */
    public static List<Finding> of(List<? extends RuleEntry<?>> rules, SortedMap<Operation, Profile> operations) {
        Map<String, RuleFacts> facts = new HashMap<>();
        rules.forEach(entry -> facts.put(entry.facts().id(), entry.facts()));
        List<Finding> findings = new ArrayList<>();
        operations.forEach((operation, profile) -> places(facts, profile)
                .forEach((place, seen) -> findings.add(new Finding(
                        place.rule(), operation, place.field(), Confidence.CONFIRMED, seen.evidence, seen.count))));
        findings.sort(Finding.WORST_FIRST);
        return List.copyOf(findings);
    }

    private static Map<Place, Sightings> places(Map<String, RuleFacts> facts, Profile profile) {
        Map<Place, Sightings> places = new LinkedHashMap<>();
        profile.notices().forEach((notice, sighting) -> {
            RuleFacts rule = facts.get(notice.rule());
            if (rule != null) {
                Sightings seen = places.computeIfAbsent(new Place(rule, notice.place()), key -> new Sightings());
                seen.evidence.add(new Evidence(sighting.first(), notice.note()));
                seen.count += sighting.count();
            }
        });
        return places;
    }
}
