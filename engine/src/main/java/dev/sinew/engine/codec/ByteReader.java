package dev.sinew.engine.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote, from bytes that anybody may have made. The first thing that cannot be is remembered;
 * from then on every number is zero and every text empty, so that callers need not ask after each step.
 */
public final class ByteReader {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] bytes;
    private int at;
    private String problem = "";

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What could not be read, or empty. */
    public String problem() {
        return problem;
    }

    public boolean failed() {
        return !problem.isEmpty();
    }

    public void fail(String reason) {
        if (problem.isEmpty()) {
            problem = reason;
        }
        at = bytes.length;
    }

    /** How many bytes are left. */
    public int left() {
        return bytes.length - at;
    }

    public int octet() {
        return has(1) ? bytes[at++] & 0xff : 0;
    }

    public long fixedLong() {
        if (!has(8)) {
            return 0;
        }
        long value = (long) LONGS.get(bytes, at);
        at += 8;
        return value;
    }

    public int fixedInt() {
        if (!has(4)) {
            return 0;
        }
        int value = (int) INTS.get(bytes, at);
        at += 4;
        return value;
    }

    public long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = octet();
            value |= (b & 0x7fL) << shift;
            if (b < 0x80) {
                if (shift == 63 && b > 1) {
                    break;
                }
                return value;
            }
        }
        fail("a number has more than 64 bits");
        return 0;
    }

    public long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /** A number of either sign in 32 bits. */
    public int zigzagInt() {
        long value = zigzag();
        if (value != (int) value) {
            fail("a number has more than 32 bits");
            return 0;
        }
        return (int) value;
    }

    /** A number from 0 up to a bound, which is not reached. */
    public int below(int bound) {
        long value = varint();
        if (value < 0 || value >= bound) {
            fail("a number is out of its range");
            return 0;
        }
        return (int) value;
    }

    /** How many items follow that take at least {@code least} bytes each. */
    public int count(int least) {
        long value = varint();
        if (value < 0 || value > left() / least) {
            fail("more items are announced than bytes are left");
            return 0;
        }
        return (int) value;
    }

    public String text() {
        int length = count(1);
        if (length == 0) {
            return "";
        }
        int from = at;
        at += length;
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(text, from, length)) {
            fail("a text is not UTF-8");
            return "";
        }
        return text;
    }

    public byte[] raw() {
        int length = count(1);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private boolean isUtf8(String text, int from, int length) {
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(again, 0, again.length, bytes, from, from + length);
    }

    private boolean has(int wanted) {
        if (left() < wanted) {
            fail("ends too early");
            return false;
        }
        return true;
    }
}
