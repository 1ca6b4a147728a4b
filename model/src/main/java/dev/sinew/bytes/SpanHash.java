package dev.sinew.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * A fast hash of a span for tables in memory, eight bytes a step (multiply and fold, as in wyhash). Its seed is drawn once a
 * process, so that traffic cannot be made to collide by computing ahead; it is no fingerprint and never leaves the process.
 */
public final class SpanHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = new SecureRandom().nextLong() | 1;
    private static final long MIX = 0xa0761d6478bd642fL;

    private SpanHash() {}

    /** The hash of bytes {@code from} (inclusive) to {@code to} (exclusive); all its bits are usable. */
    public static int of(byte[] bytes, int from, int to) {
        long hash = SEED ^ (to - from);
        int i = from;
        for (; i + 8 <= to; i += 8) {
            hash = fold(hash ^ (long) LONGS.get(bytes, i), MIX);
        }
        long rest = 0;
        for (; i < to; i++) {
            rest = rest << 8 | (bytes[i] & 0xff);
        }
        hash = fold(hash ^ rest, SEED);
        return (int) (hash ^ hash >>> 32);
    }

    private static long fold(long a, long b) {
        return a * b ^ Math.multiplyHigh(a, b);
    }
}
