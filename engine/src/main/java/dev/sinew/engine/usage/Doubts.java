package dev.sinew.engine.usage;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Signal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;

/**
 * Uses of the last day that a signal was raised for. They are judged again with each batch, as the first of many who begin something new,
 * such as a new version of an app, cannot be told from the only one. So many at most: the oldest stay as they were judged.
 */
final class Doubts {
    static final int MOST = 1_024;
    static final long DAY = 24 * 3_600_000_000L;
    /** The fewest bytes that one takes. */
    private static final int LEAST = UseCodec.LEAST + 2;

    private final Deque<Doubt> open = new ArrayDeque<>();
    private long latest = Long.MIN_VALUE;

    /**
     * One that may be explained yet.
     *
     * @param rule the id of the rule that was broken
     * @param pace what it was judged by
     */
    record Doubt(String rule, Use use, int pace) {}

    void add(Signal signal, Use use, int pace) {
        open.addLast(new Doubt(signal.rule().id(), use, pace));
        if (open.size() > MOST) {
            open.removeFirst();
        }
    }

    /** Lets those go that are explained, and those of more than a day ago. */
    void settle(long time, Predicate<Doubt> explained) {
        latest = Math.max(latest, time);
        for (Iterator<Doubt> each = open.iterator(); each.hasNext(); ) {
            Doubt doubt = each.next();
            if (latest - doubt.use.timeMicros() > DAY || explained.test(doubt)) {
                each.remove();
            }
        }
    }

    void write(StateWriter out) {
        out.fixed(latest);
        out.varint(open.size());
        for (Doubt each : open) {
            out.shared(each.rule);
            out.varint(each.pace);
            UseCodec.write(out, each.use);
        }
    }

    void read(StateReader in) {
        latest = in.fixedLong();
        int count = in.count(LEAST);
        for (int i = 0; i < count && !in.failed(); i++) {
            String rule = in.shared();
            int pace = in.upTo(Integer.MAX_VALUE);
            open.addLast(new Doubt(rule, UseCodec.read(in), pace));
        }
        if (count > MOST) {
            in.fail("more is doubted than is kept");
        }
    }
}
