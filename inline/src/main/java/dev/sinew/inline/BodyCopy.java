package dev.sinew.inline;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The beginning of a body that passes by, up to a limit. For one thread at a time. */
final class BodyCopy {
    private static final int FIRST = 1_024;

    private final int limit;
    private byte[] bytes = new byte[0];
    private int size;
    private boolean cut;

    BodyCopy(int limit) {
        this.limit = limit;
    }

    /** Copies what is left in a buffer, whose position stays. */
    void add(ByteBuffer passing) {
        int more = Math.min(passing.remaining(), limit - size);
        cut |= more < passing.remaining();
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(Math.max(FIRST, 2 * bytes.length), size + more)));
        }
        passing.get(passing.position(), bytes, size, more);
        size += more;
    }

    /** It ended before it was whole. */
    void broken() {
        cut = true;
    }

    Body body() {
        Slice seen = new Slice(bytes, 0, size);
        return cut ? Body.cut(seen) : Body.whole(seen);
    }
}
