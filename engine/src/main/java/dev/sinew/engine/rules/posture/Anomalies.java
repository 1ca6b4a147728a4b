package dev.sinew.engine.rules.posture;

import dev.sinew.engine.profile.Days;
import dev.sinew.engine.profile.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What is out of the ordinary in the values of one operation: few that stand apart from all others, or days from which on the
 * middle is another. Both can be followed by hand in the traffic.
 */
final class Anomalies {
    /** Three empty powers of two: what stands apart is at least eight times the most of the rest. */
    static final int GAP = 3;

    /** With fewer values a gap is chance. */
    private static final long ENOUGH = 100;

    private static final long ENOUGH_A_DAY = 20;
    private static final int DAYS_BEFORE = 3;
    private static final int DAYS_SINCE = 2;
    private static final double STEADY = 2;
    private static final double CHANGED = 4;

    /** A change of the middle: from about {@code before} to about {@code after} since a day. */
    record Change(double before, double after, int daysBefore, int daysSince, long calls) {}

    private Anomalies() {}

    /** Whether few values stand apart from many. */
    static boolean stands(Spread.Apart apart, long atLeast) {
        return apart.all() >= ENOUGH && apart.count() >= atLeast;
    }

    /**
     * A change between days: at least three days of 20 values, whose middles lie within twice of each other, and then at least two
     * days, all there are, whose middles are four times the most of those or more.
     */
    static Optional<Change> change(
            SortedMap<Long, Days.Day> days, ToLongFunction<Days.Day> count, ToDoubleFunction<Days.Day> middle) {
        List<Days.Day> all = new ArrayList<>();
        for (Map.Entry<Long, Days.Day> entry : days.entrySet()) {
            if (count.applyAsLong(entry.getValue()) >= ENOUGH_A_DAY) {
                all.add(entry.getValue());
            }
        }
        for (int from = DAYS_BEFORE; from + DAYS_SINCE <= all.size(); from++) {
            List<Days.Day> before = all.subList(0, from);
            List<Days.Day> since = all.subList(from, all.size());
            double most = before.stream().mapToDouble(middle).max().orElse(0);
            double least = before.stream().mapToDouble(middle).min().orElse(0);
            double now = since.stream().mapToDouble(middle).min().orElse(0);
            if (most <= STEADY * least && now >= CHANGED * most) {
                long calls = since.stream().mapToLong(count).sum();
                return Optional.of(new Change(most, now, before.size(), since.size(), calls));
            }
        }
        return Optional.empty();
    }
}
