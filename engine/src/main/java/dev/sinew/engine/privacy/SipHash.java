package dev.sinew.engine.privacy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4, a keyed 64-bit hash (Aumasson and Bernstein, 2012): without the key, neither can a value be guessed from its
 * hash nor can values be made that collide.
 */
final class SipHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long k0;
    private final long k1;

    SipHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    long hash(byte[] bytes, int from, int to) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        int length = to - from;
        int whole = from + (length & ~7);
        int i = from;
        while (true) {
            boolean last = i >= whole;
            long word = last ? tail(bytes, i, to, length) : (long) LONGS.get(bytes, i);
            i += 8;
            v3 ^= word;
            for (int k = 0; k < 2; k++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32) + v3;
                v2 += v1;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
            if (last) {
                break;
            }
        }
        v2 ^= 0xff;
        for (int k = 0; k < 4; k++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32) + v3;
            v2 += v1;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** The last word: the length in its highest byte, below it up to seven bytes. */
    private static long tail(byte[] bytes, int from, int to, int length) {
        int rest = to - from;
        if (rest == 0) {
            return (long) length << 56;
        }
        long word;
        if (to >= 8) {
            word = (long) LONGS.get(bytes, to - 8) >>> (64 - 8 * rest);
        } else {
            word = 0;
            for (int i = to - 1; i >= from; i--) {
                word = word << 8 | (bytes[i] & 0xff);
            }
        }
        return (long) length << 56 | word;
    }
}
