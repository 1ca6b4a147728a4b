package dev.sinew.engine.logins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Tries that have something in common, by time, with what came of each.
 *
 * @param scope what they have in common
 * @param all the tries
 * @param results what came of each of them, by what is known today
 */
public record Tries(Scope scope, List<Try> all, Map<Try, Result> results) {
    /** What some tries have in common, all of one api. */
    public enum Scope {
        /** Who made them. */
        CLIENT,
        /** Whom they were for. */
        ACCOUNT,
        /** The family of their user agents: the same program from many addresses. Those that were admitted are left out. */
        GROUP
    }

    /** What came of a try. */
    public enum Result {
        ADMITTED,
        REFUSED,
        /** The answer does not tell, or told of trouble that is nobody's doing. */
        UNSURE
    }

    /** Those that fit. */
    public List<Try> where(Predicate<Try> wanted) {
        return all.stream().filter(wanted).toList();
    }

    public boolean refused(Try tried) {
        return results.get(tried) == Result.REFUSED;
    }

    public boolean admitted(Try tried) {
        return results.get(tried) == Result.ADMITTED;
    }

    /** Some tries by what they share, in the order of their first. */
    public static Map<Long, List<Try>> by(ToLongFunction<Try> key, List<Try> tries) {
        Map<Long, List<Try>> groups = new LinkedHashMap<>();
        for (Try each : tries) {
            groups.computeIfAbsent(key.applyAsLong(each), k -> new ArrayList<>())
                    .add(each);
        }
        return groups;
    }

    /** How many different values some tries have. */
    public static int distinct(ToLongFunction<Try> key, List<Try> tries) {
        return (int) tries.stream().mapToLong(key).distinct().count();
    }

    /**
     * The longest stretches of tries, by time, each of whose members lies within some span that holds so many different values.
     *
     * @param micros how long such a span is
     * @param least how many different values it must hold
     */
    public static List<List<Try>> dense(List<Try> tries, long micros, ToLongFunction<Try> key, int least) {
        List<List<Try>> found = new ArrayList<>();
        Map<Long, Integer> counts = new LinkedHashMap<>();
        int from = 0;
        int open = -1;
        int end = -1;
        for (int to = 0; to < tries.size(); to++) {
            counts.merge(key.applyAsLong(tries.get(to)), 1, Integer::sum);
            while (tries.get(to).timeMicros() - tries.get(from).timeMicros() > micros) {
                counts.computeIfPresent(key.applyAsLong(tries.get(from)), (k, n) -> n == 1 ? null : n - 1);
                from++;
            }
            if (counts.size() >= least) {
                if (open >= 0 && from > end) {
                    found.add(List.copyOf(tries.subList(open, end + 1)));
                    open = -1;
                }
                open = open < 0 ? from : open;
                end = to;
            }
        }
        if (open >= 0) {
            found.add(List.copyOf(tries.subList(open, end + 1)));
        }
        return found;
    }

    /** How long it is from the first to the last, for people. */
    public static String span(List<Try> tries) {
        long seconds = (tries.getLast().timeMicros() - tries.getFirst().timeMicros()) / 1_000_000;
        if (seconds < 120) {
            return Math.max(1, seconds) + " seconds";
        }
        return seconds < 7200 ? Math.round(seconds / 60.0) + " minutes" : Math.round(seconds / 3600.0) + " hours";
    }

    public Tries {
        Objects.requireNonNull(scope);
        all = List.copyOf(all);
    }
}
