package dev.sinew.engine.codec;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link StateWriter} wrote, from bytes that anybody may have made. */
public final class StateReader extends ByteReader {
    private static final List<FieldPath> ROOTS =
            Arrays.stream(Location.values()).map(FieldPath::root).toList();
    /** The fewest bytes that a name in a path takes. */
    private static final int NAME = 2;

    private final List<String> texts = new ArrayList<>();
    private final List<FieldPath> paths = new ArrayList<>(ROOTS);
    private long lastTime;
    private Origin lastOrigin = Origin.NONE;

    public StateReader(byte[] bytes) {
        super(bytes);
    }

    public StateReader(ByteSource source) {
        super(source);
    }

    /**
     * Ends what is read.
     *
     * @throws DamagedState where something could not be read, or more is there
     */
    public void end(String part) {
        if (!failed() && !ended()) {
            fail("bytes are left over");
        }
        if (failed()) {
            throw new DamagedState(part, problem());
        }
    }

    public boolean flag() {
        return below(2) != 0;
    }

    @Override
    public String shared() {
        int head = upTo(texts.size());
        if (head > 0) {
            return texts.get(head - 1);
        }
        String text = text();
        if (texts.size() < StateWriter.MOST_TEXTS) {
            texts.add(text);
        }
        return text;
    }

    public Origin origin() {
        return new Origin(shared(), zigzag());
    }

    /** Reads on to when and where something was seen first: {@link #time} and {@link #place}. */
    public void moment() {
        if (flag()) {
            lastTime = fixedLong();
            lastOrigin = origin();
        }
    }

    /** When it was, at the last moment that was read. */
    public long time() {
        return lastTime;
    }

    /** Where it was, likewise. */
    public Origin place() {
        return lastOrigin;
    }

    public Operation operation() {
        return new Operation(shared(), shared(), shared(), shared());
    }

    public FieldPath path() {
        int head = upTo(paths.size());
        if (head > 0) {
            return paths.get(head - 1);
        }
        int names = count(NAME);
        for (int i = 0; i < names && !failed(); i++) {
            FieldPath parent = paths.get(below(paths.size()));
            if (parent.depth() >= ObservationCodec.MAX_DEPTH) {
                fail("a path is too deep");
            }
            paths.add(parent.child(shared()));
        }
        return paths.getLast();
    }

    /** Numbers as {@link StateWriter#longs} writes them. */
    public long[] longs() {
        return longs(Integer.MAX_VALUE);
    }

    /** The same, so many at most. */
    public long[] longs(int most) {
        int count = upTo(most);
        long[] values = new long[room(count)];
        int size = 0;
        while (size < count && !failed()) {
            if (size == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * size));
            }
            values[size++] = fixedLong();
        }
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
