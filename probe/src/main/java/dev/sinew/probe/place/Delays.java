package dev.sinew.probe.place;

import dev.sinew.probe.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether replies take as long as a request says. First one with a delay: where it is answered sooner, that is all. Then none, twice, none, once,
 * twice, none the delay, in that order. Shown is what keeps all distances: the shortest of each kind is later than the longest of the kind before by
 * more than half a delay, and none is later than it should be by more than one. A server that is slow, or slow by chance, or slow to answer
 * whatever looks like this, does not keep them.
 */
public final class Delays {
    /** In seconds. */
    private static final double UNIT = 0.6;

    private static final List<Integer> ORDER = List.of(0, 2, 0, 1, 2, 0);

    private Delays() {}

    /**
     * What shows it, in words; empty where it is not so.
     *
     * @param request what comes back to a request whose value asks for so many seconds, written with a point and one digit
     */
    public static Optional<String> shown(Function<String, Reply> request) {
        Reply first = request.apply(seconds(1));
        if (EachSlot.isDisturbed(first) || took(first) < 0.9 * UNIT) {
            return Optional.empty();
        }
        List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>(List.of(took(first))), new ArrayList<>());
        for (int each : ORDER) {
            Reply reply = request.apply(seconds(each));
            if (EachSlot.isDisturbed(reply)) {
                return Optional.empty();
            }
            times.get(each).add(took(reply));
            if (each == 0 && took(first) - took(reply) < UNIT / 2) {
                return Optional.empty();
            }
        }
        double none = most(times.get(0));
        boolean kept = least(times.get(1)) - none > UNIT / 2
                && least(times.get(2)) - most(times.get(1)) > UNIT / 2
                && most(times.get(1)) - least(times.get(0)) < 2 * UNIT
                && most(times.get(2)) - least(times.get(0)) < 3 * UNIT;
        return kept ? Optional.of(words(times)) : Optional.empty();
    }

    private static String words(List<List<Double>> times) {
        return String.format(
                Locale.ROOT,
                "asked to wait 0, %s and %s seconds it answers after %.2f, %.2f and %.2f seconds at the latest, in any order",
                seconds(1),
                seconds(2),
                most(times.get(0)),
                most(times.get(1)),
                most(times.get(2)));
    }

    private static String seconds(int units) {
        return String.format(Locale.ROOT, "%.1f", units * UNIT);
    }

    private static double took(Reply reply) {
        return reply.nanos() / 1e9;
    }

    private static double least(List<Double> times) {
        return times.stream().mapToDouble(each -> each).min().orElseThrow();
    }

    private static double most(List<Double> times) {
        return times.stream().mapToDouble(each -> each).max().orElseThrow();
    }
}
