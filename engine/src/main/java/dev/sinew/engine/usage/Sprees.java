package dev.sinew.engine.usage;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.ownership.Callers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Callers who took a whole list, as a rule told, and when they last went on with what it listed. Of too many the oldest are forgotten. */
final class Sprees {
    private static final int MOST = 4_096;
    /** The fewest bytes that one takes. */
    private static final int LEAST = 16;
    /** Who does nothing of the kind for so long has done with it. */
    private static final long PAUSE = 600_000_000L;

    private final Callers callers;
    private Map<Long, Long> last = new LinkedHashMap<>();

    Sprees(Callers callers) {
        this.callers = callers;
    }

    /** Takes a call that was told of. */
    void add(Use use) {
        if (use.actor().known()) {
            last.merge(use.actor().key(), use.timeMicros(), Math::max);
            if (last.size() > MOST) {
                last.remove(last.keySet().iterator().next());
            }
        }
    }

    /** Whether a call's caller went on until minutes before it. */
    boolean goesOn(Use use) {
        @Nullable Long before = last.get(use.actor().key());
        return before != null && before < use.timeMicros() && use.timeMicros() - before <= PAUSE;
    }

    /** Puts callers under their keys of today. */
    void move() {
        if (!last.isEmpty()) {
            Map<Long, Long> today = new LinkedHashMap<>();
            last.forEach((key, time) -> today.merge(callers.now(key), time, Math::max));
            last = today;
        }
    }

    void write(StateWriter out) {
        out.varint(last.size());
        last.forEach((key, time) -> {
            out.fixed((long) key);
            out.fixed((long) time);
        });
    }

    void read(StateReader in) {
        int count = in.count(LEAST);
        for (int i = 0; i < count && !in.failed(); i++) {
            last.put(in.fixedLong(), in.fixedLong());
        }
        if (count > MOST) {
            in.fail("more have taken whole lists than are kept");
        }
    }
}
