package dev.sinew.app.fold;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Limit;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects problems: the first thousand one by one, the rest counted, by file for the first thousand files; limits by kind with
 * their first place.
 */
public final class ProblemLog {
    private static final int LISTED = 1_000;
    private static final int FILES = 1_000;
    private static final Limit[] LIMITS = Limit.all();

    private final List<Problem> listed = new ArrayList<>();
    private final Map<String, Long> unlisted = new LinkedHashMap<>();
    /** Problems of files beyond those. */
    private long elsewhere;

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
        } else if (unlisted.size() < FILES || unlisted.containsKey(problem.file())) {
            unlisted.merge(problem.file(), 1L, Long::sum);
        } else {
            elsewhere++;
        }
    }

    /** Notes the limits that an observation hit. */
    void note(Observation observation) {
        if (observation.limits() == 0) {
            return;
        }
        for (Limit limit : LIMITS) {
            if (observation.hit(limit)) {
                limits.computeIfAbsent(limit, key -> new Hits(observation.origin())).count++;
            }
        }
    }

    /** How many exchanges hit each limit, those alone that were hit. */
    public Map<Limit, Long> hits() {
        Map<Limit, Long> hits = new EnumMap<>(Limit.class);
        limits.forEach((limit, seen) -> hits.put(limit, seen.count));
        return hits;
    }

    /** All problems: those listed, how many more each file had, and each limit once. */
    List<Problem> all() {
        List<Problem> all = new ArrayList<>(listed);
        unlisted.forEach((file, count) -> all.add(new Problem(file, -1, count + " more problems, not listed")));
        if (elsewhere > 0) {
            all.add(new Problem("", -1, elsewhere + " more problems of other files, not listed"));
        }
        limits.forEach((limit, hits) -> all.add(new Problem(
                hits.first.file(),
                hits.first.entry(),
                limit.meaning() + (hits.count == 1 ? "" : " (" + hits.count + " exchanges, this is the first)"))));
        return all;
    }

    void write(StateWriter out) {
        out.varint(listed.size());
        for (Problem problem : listed) {
            out.shared(problem.file());
            out.zigzag(problem.entry());
            out.shared(problem.what());
        }
        out.varint(unlisted.size());
        unlisted.forEach((file, count) -> {
            out.shared(file);
            out.varint(count);
        });
        out.varint(elsewhere);
        out.varint(limits.size());
        limits.forEach((limit, hits) -> {
            out.varint(limit.ordinal());
            out.origin(hits.first);
            out.varint(hits.count);
        });
    }

    /** Takes over what was written, to the end; only for one that has nothing yet. */
    void read(StateReader in) {
        int told = in.upTo(LISTED);
        for (int i = 0; i < told && !in.failed(); i++) {
            listed.add(new Problem(in.shared(), in.zigzag(), in.shared()));
        }
        int files = in.upTo(FILES);
        for (int i = 0; i < files && !in.failed(); i++) {
            unlisted.put(in.shared(), in.varint());
        }
        elsewhere = in.varint();
        int kinds = in.upTo(LIMITS.length);
        for (int i = 0; i < kinds && !in.failed(); i++) {
            Limit limit = LIMITS[in.below(LIMITS.length)];
            Hits hits = new Hits(in.origin());
            hits.count = in.varint();
            limits.put(limit, hits);
        }
        in.end("problems");
    }
}
