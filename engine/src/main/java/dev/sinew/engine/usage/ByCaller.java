package dev.sinew.engine.usage;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.ownership.Callers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is kept of callers, under their keys of today. Of too many those are forgotten of whom nothing was added for longest. */
final class ByCaller<V> {
    static final int MOST = 4_096;

    private final Callers callers;
    private final BinaryOperator<V> both;
    private Map<Long, V> values = new LinkedHashMap<>();

    /** What is kept of a caller of whom there was something before, or who turns out to be two, is both of it. */
    ByCaller(Callers callers, BinaryOperator<V> both) {
        this.callers = callers;
        this.both = both;
    }

    void add(long key, V value) {
        @Nullable V before = values.remove(key);
        values.put(key, before == null ? value : both.apply(before, value));
        if (values.size() > MOST) {
            values.remove(values.keySet().iterator().next());
        }
    }

    @Nullable
    V get(long key) {
        return values.get(key);
    }

    /** Changes what is kept of a caller; nothing where nothing is. */
    void change(long key, UnaryOperator<V> change) {
        values.computeIfPresent(key, (same, value) -> change.apply(value));
    }

    void removeIf(Predicate<V> some) {
        values.values().removeIf(some);
    }

    /** Puts callers under their keys of today. */
    void move() {
        if (!values.isEmpty()) {
            Map<Long, V> today = new LinkedHashMap<>();
            values.forEach((key, value) -> today.merge(callers.now(key), value, both));
            values = today;
        }
    }

    void write(StateWriter out, BiConsumer<StateWriter, V> write) {
        out.varint(values.size());
        values.forEach((key, value) -> {
            out.fixed((long) key);
            write.accept(out, value);
        });
    }

    /** Takes over what was written, each of so many bytes at least; only for one that knows nothing yet. */
    void read(StateReader in, int least, Function<StateReader, V> read) {
        int count = in.count(Long.BYTES + least);
        for (int i = 0; i < count && !in.failed(); i++) {
            values.put(in.fixedLong(), read.apply(in));
        }
        if (count > MOST) {
            in.fail("of more callers something is told than is kept");
        }
    }
}
