package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.LongHashSet;

/** How many different objects of each type a caller was shown within the hour. */
final class Extents {
    private static final int HOUR = 3_600;
    private static final int MOST = 2_000;

    private final Map<Integer, LongHashSet> byType = new HashMap<>(4);
    private int hour;

    /** Takes an object that was shown at a time in seconds; returns how many of its type were in that hour, as far as remembered. */
    int add(int type, long object, int time) {
        if (time / HOUR != hour) {
            byType.clear();
            hour = time / HOUR;
        }
        LongHashSet shown = byType.computeIfAbsent(type, key -> new LongHashSet());
        if (shown.size() < MOST) {
            shown.add(object);
        }
        return shown.size();
    }

    void write(StateWriter out) {
        out.fixed(hour);
        out.varint(byType.size());
        new TreeMap<>(byType).forEach((type, shown) -> {
            out.fixed((int) type);
            out.longs(Sorted.of(shown));
        });
    }

    void read(StateReader in) {
        hour = in.fixedInt();
        int types = in.count(5);
        for (int i = 0; i < types && !in.failed(); i++) {
            LongHashSet shown = byType.computeIfAbsent(in.fixedInt(), key -> new LongHashSet());
            for (long each : in.longs(MOST)) {
                shown.add(each);
            }
        }
    }
}
