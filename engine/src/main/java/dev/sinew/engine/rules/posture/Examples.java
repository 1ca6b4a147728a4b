package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.profile.Profile;
import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Gathers what is true of a host as a whole: how many operations and calls show it, and a few of them. */
final class Examples {
    private static final int MOST = 4;

    private final List<Evidence> evidence = new ArrayList<>();
    private final Set<Operation> operations = new LinkedHashSet<>();
    private long count;

    /** Notices of a rule by their place, as far as they are wanted. */
    static SortedMap<String, Examples> byPlace(
            List<OperationPosture> all, String rule, BiPredicate<OperationPosture, Profile.Notice> wanted) {
        SortedMap<String, Examples> places = new TreeMap<>();
        for (OperationPosture each : all) {
            each.notices().forEach((notice, sighting) -> {
                if (notice.rule().equals(rule) && wanted.test(each, notice)) {
                    places.computeIfAbsent(notice.place(), key -> new Examples())
                            .add(each, sighting.first(), notice.note(), sighting.count());
                }
            });
        }
        return places;
    }

    /** So many calls of an operation show it. */
    void add(OperationPosture operation, Origin first, String note, long calls) {
        count += calls;
        if (operations.add(operation.operation()) && evidence.size() < MOST) {
            String where = label(operation.operation());
            evidence.add(new Evidence(first, note.isEmpty() ? where : where + ": " + note));
        }
    }

    private static String label(Operation operation) {
        String selector = operation.selector().isEmpty() ? "" : " " + operation.selector();
        return operation.method() + " " + operation.path() + selector;
    }

    boolean isEmpty() {
        return evidence.isEmpty();
    }

    /** How many calls. */
    long count() {
        return count;
    }

    /** The weakness of the host; {@code what} goes on behind the number of calls, as in "were answered in the clear". */
    Weakness weakness(String api, String field, Confidence confidence, String what) {
        return weakness(Operation.ofApi(api), field, confidence, what);
    }

    /** Likewise of an operation. */
    Weakness weakness(Operation place, String field, Confidence confidence, String what) {
        List<Evidence> told = new ArrayList<>(evidence);
        Evidence first = told.getFirst();
        String sum = Counted.calls(count) + " of " + Counted.operations(operations.size()) + " "
                + (count == 1 && what.startsWith("were ") ? "was" + what.substring(4) : what);
        told.set(0, new Evidence(first.origin(), sum + "; " + first.note()));
        return new Weakness(place, field, confidence, told, Math.max(1, count), "");
    }
}
