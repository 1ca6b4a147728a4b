package dev.sinew.engine.codec;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes what a fold remembers. Texts and paths that come again are written as the number of their first time, so that they take
 * little room and are one object again when read. What has no order of its own is written sorted, by who owns it: the same state
 * gives the same bytes.
 *
 * <p>Ordinals are part of the form: constants are added at the end of an enumeration, nowhere else.
 */
public final class StateWriter extends ByteWriter {
    /** So many texts are remembered; what comes after these is written out each time. */
    static final int MOST_TEXTS = 1 << 16;

    private final Map<String, Integer> texts = new HashMap<>();
    private final PathTable paths = new PathTable();
    private long lastTime;
    private Origin lastOrigin = Origin.NONE;

    /** A writer to an array. */
    public StateWriter() {}

    /** A writer that hands on what is written, up to {@link #end}. */
    public StateWriter(ByteSink sink) {
        super(sink);
    }

    /** Ends what is written; where it goes to a sink, hands on the last piece. */
    public void end() {
        finish();
    }

    public void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    @Override
    public void shared(String text) {
        Integer known = texts.get(text);
        if (known != null) {
            varint(known + 1L);
            return;
        }
        octet(0);
        text(text);
        if (texts.size() < MOST_TEXTS) {
            texts.put(text, texts.size());
        }
    }

    public void origin(Origin origin) {
        shared(origin.file());
        zigzag(origin.entry());
    }

    /** When and where something was seen first: most of an operation's fields were in one exchange. */
    public void moment(long time, Origin origin) {
        boolean same = time == lastTime && origin.equals(lastOrigin);
        flag(!same);
        if (!same) {
            fixed(time);
            origin(origin);
            lastTime = time;
            lastOrigin = origin;
        }
    }

    public void operation(Operation operation) {
        shared(operation.api());
        shared(operation.method());
        shared(operation.path());
        shared(operation.selector());
    }

    /**
     * A known path as its number from 1 on, message parts first; a new one as 0 and the names that are new in it, each with the
     * number of what it stands in.
     */
    public void path(FieldPath path) {
        int before = paths.count();
        int reference = paths.reference(path);
        int after = paths.count();
        if (after == before) {
            varint(reference + 1L);
            return;
        }
        octet(0);
        varint(after - before);
        for (int i = before; i < after; i++) {
            varint(paths.parent(i));
            shared(paths.name(i));
        }
    }

    /** How many, then each in eight bytes. */
    public void longs(long[] values) {
        varint(values.length);
        for (long value : values) {
            fixed(value);
        }
    }
}
