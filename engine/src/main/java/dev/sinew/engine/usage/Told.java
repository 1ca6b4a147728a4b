package dev.sinew.engine.usage;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Operation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was said of callers that is not said again: so many things at most, and each for a period. Of too many the oldest are
 * forgotten, and may be said once more.
 */
public final class Told {
    static final int MOST = 16_384;
    /** The fewest bytes that one takes. */
    private static final int LEAST = 20;

    private final Map<Key, Long> since = new LinkedHashMap<>();

    private record Key(Operation operation, long caller, String subject) {}

    /** Whether nothing was said of a caller at an operation about a subject within a period. */
    public boolean isNew(Operation operation, long caller, String subject, long time) {
        Long said = since.get(new Key(operation, caller, subject));
        return said == null || time - said >= Place.PERIOD;
    }

    /** Takes that it was said. */
    public void add(Operation operation, long caller, String subject, long time) {
        Key key = new Key(operation, caller, subject);
        since.remove(key);
        since.put(key, time);
        if (since.size() > MOST) {
            since.remove(since.keySet().iterator().next());
        }
    }

    public void write(StateWriter out) {
        out.varint(since.size());
        since.forEach((key, time) -> {
            out.operation(key.operation);
            out.fixed(key.caller);
            out.shared(key.subject);
            out.fixed(time);
        });
    }

    /** Takes over what was written; only for one that knows nothing yet. */
    public void read(StateReader in) {
        int count = in.count(LEAST);
        for (int i = 0; i < count && !in.failed(); i++) {
            Key key = new Key(in.operation(), in.fixedLong(), in.shared());
            since.put(key, in.fixedLong());
        }
        if (count > MOST) {
            in.fail("more is told than is kept");
        }
    }
}
