package dev.sinew.inline;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The beginning of a body that passes by, up to a limit. For one thread at a time. */
final class BodyCopy {
    private static final int FIRST = 1_024;
    /** Who only says that much will come gets no more room than this before it comes. */
    private static final int MOST_AT_FIRST = 128 * 1_024;

    private final int limit;
    private int first = FIRST;
    private byte[] bytes = new byte[0];
    private int size;
    private boolean cut;

    BodyCopy(int limit) {
        this.limit = limit;
    }

    /** How many bytes its head says that it has, or less than none: so many are made room for at once, and not moved again as more of them come. */
    void expects(long length) {
        if (length > 0) {
            first = (int) Math.min(length, MOST_AT_FIRST);
        }
    }

    /** Copies what is left in a buffer, whose position stays. */
    void add(ByteBuffer passing) {
        int more = Math.min(passing.remaining(), limit - size);
        cut |= more < passing.remaining();
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(Math.max(first, 2 * bytes.length), size + more)));
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
