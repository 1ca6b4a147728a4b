package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.profile.Profile;
import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a mark noticed at one place over all operations of an api. */
final class Noticed {
    private static final int EXAMPLES = 3;

    private final String api;
    private final String place;
    private final List<Evidence> examples = new ArrayList<>();
    private final Set<Operation> operations = new LinkedHashSet<>();
    private long count;

    private Noticed(String api, String place) {
        this.api = api;
        this.place = place;
    }

    /** By place, in order: the notices of a rule at those operations that are wanted. */
    static Collection<Noticed> of(ApiPosture api, String rule, Predicate<OperationPosture> wanted) {
        SortedMap<String, Noticed> places = new TreeMap<>();
        for (OperationPosture each : api.operations()) {
            if (wanted.test(each)) {
                each.notices().forEach((notice, sighting) -> {
                    if (notice.rule().equals(rule)) {
                        places.computeIfAbsent(notice.place(), place -> new Noticed(api.api(), place))
                                .add(each.operation(), Map.entry(notice, sighting));
                    }
                });
            }
        }
        return places.values();
    }

    private void add(Operation operation, Map.Entry<Profile.Notice, Profile.Sighting> seen) {
        count += seen.getValue().count();
        if (operations.add(operation) && examples.size() < EXAMPLES) {
            examples.add(new Evidence(
                    seen.getValue().first(), operation + ": " + seen.getKey().note()));
        }
    }

    /** One weakness of the api. */
    Weakness weakness(Confidence confidence, String cure) {
        String sum = Counted.calls(count) + " of " + Counted.operations(operations.size());
        List<Evidence> evidence = new ArrayList<>(examples);
        Evidence first = evidence.getFirst();
        evidence.set(0, new Evidence(first.origin(), first.note() + "; " + sum));
        return new Weakness(Operation.ofApi(api), place, confidence, evidence, count, cure);
    }

    /** The header, cookie, parameter or claim. */
    String place() {
        return place;
    }
}
