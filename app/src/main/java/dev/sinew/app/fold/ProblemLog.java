package dev.sinew.app.fold;

import dev.sinew.model.Limit;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects problems: the first thousand one by one, the rest counted; limits by kind with their first place. */
public final class ProblemLog {
    private static final int LISTED = 1_000;

    private final List<Problem> listed = new ArrayList<>();
    private final Map<String, Long> unlisted = new LinkedHashMap<>();
    private final Map<Limit, Hits> limits = new EnumMap<>(Limit.class);

    private static final class Hits {
        final Origin first;
        long count;

        Hits(Origin first) {
            this.first = first;
        }
    }

    /** Adds a problem. */
    public void add(Problem problem) {
        if (listed.size() < LISTED) {
            listed.add(problem);
        } else {
            unlisted.merge(problem.file(), 1L, Long::sum);
        }
    }

    /** Notes the limits that an observation hit. */
    void note(Observation observation) {
        if (observation.limits() == 0) {
            return;
        }
        for (Limit limit : Limit.all()) {
            if (observation.hit(limit)) {
                limits.computeIfAbsent(limit, key -> new Hits(observation.origin())).count++;
            }
        }
    }

    /** All problems: those listed, how many more each file had, and each limit once. */
    List<Problem> all() {
        List<Problem> all = new ArrayList<>(listed);
        unlisted.forEach((file, count) -> all.add(new Problem(file, -1, count + " more problems, not listed")));
        limits.forEach((limit, hits) -> all.add(new Problem(
                hits.first.file(),
                hits.first.entry(),
                limit.meaning() + (hits.count == 1 ? "" : " (" + hits.count + " exchanges, this is the first)"))));
        return all;
    }
}
