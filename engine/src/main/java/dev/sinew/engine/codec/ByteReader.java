package dev.sinew.engine.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote, from bytes that anybody may have made: an array, or pieces as they come. The first thing that cannot be is remembered;
 * from then on every number is zero and every text empty, so that callers need not ask after each step.
 */
public sealed class ByteReader permits StateReader {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final char REPLACEMENT = '\uFFFD';

    /** So many items are made room for before they are there. */
    private static final int ROOM = 256;
    /** No text is longer, where bytes come in pieces. */
    private static final int LONGEST = 1 << 26;

    private static final byte[] NOTHING = {};

    private ByteSource source;
    private byte[] bytes;
    private int end;
    private int at;
    private String problem = "";

    public ByteReader(byte[] bytes) {
        this.source = ByteSource.NONE;
        this.bytes = bytes;
        this.end = bytes.length;
    }

    ByteReader(ByteSource source) {
        this.source = source;
        this.bytes = NOTHING;
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
        source = ByteSource.NONE;
        at = end;
    }

    /** Whether nothing is left. */
    boolean ended() {
        return at == end && !fill(1);
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
        return upTo(bound - 1);
    }

    /** A number from 0 up to a bound, which may be reached. */
    public int upTo(int most) {
        long value = varint();
        if (value < 0 || value > most) {
            fail("a number is out of its range");
            return 0;
        }
        return (int) value;
    }

    /**
     * How many items follow that take at least {@code least} bytes each. Where bytes come in pieces nobody knows how many are left:
     * then as many may be announced as like, and the first that is not there fails.
     */
    public int count(int least) {
        long value = varint();
        long most = source.equals(ByteSource.NONE) ? (end - at) / least : Integer.MAX_VALUE;
        if (value < 0 || value > most) {
            fail("more items are announced than bytes are left");
            return 0;
        }
        return (int) value;
    }

    /** For how many of the items that are announced room may be made at once. */
    public static int room(int count) {
        return Math.min(count, ROOM);
    }

    /** A text that is likely to come again. */
    public String shared() {
        return text();
    }

    public String text() {
        int length = count(1);
        if (length == 0 || !has(length)) {
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
        if (!has(length)) {
            return NOTHING;
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private boolean isUtf8(String text, int from, int length) {
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(again, 0, again.length, bytes, from, from + length);
    }

    private boolean has(int wanted) {
        if (end - at < wanted && !fill(wanted)) {
            fail("ends too early");
            return false;
        }
        return true;
    }

    /** Takes pieces until so many bytes are there; memory is taken for what has come, not for what is wanted. */
    private boolean fill(int wanted) {
        while (end - at < wanted) {
            byte[] more = wanted > LONGEST ? NOTHING : source.next();
            if (more.length == 0) {
                return false;
            }
            append(more);
        }
        return true;
    }

    private void append(byte[] more) {
        int left = end - at;
        int both = left + more.length;
        byte[] into = bytes.length >= both ? bytes : new byte[both + Math.max(ROOM, left)];
        System.arraycopy(bytes, at, into, 0, left);
        System.arraycopy(more, 0, into, left, more.length);
        bytes = into;
        at = 0;
        end = both;
    }
}
