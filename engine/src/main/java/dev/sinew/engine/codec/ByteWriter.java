package dev.sinew.engine.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Appends numbers and texts to a growing array, or hands them on in pieces as they come. */
public sealed class ByteWriter permits StateWriter {
    /** How long the pieces are that are handed on, but for the last one. */
    public static final int PIECE = 1 << 18;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final @Nullable ByteSink sink;
    private byte[] bytes;
    private int size;

    /** A writer to an array. */
    public ByteWriter() {
        sink = null;
        bytes = new byte[1024];
    }

    ByteWriter(ByteSink sink) {
        this.sink = sink;
        bytes = new byte[PIECE + 64];
    }

    /** All that was written, and was not handed on. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Hands on what is left, as the last piece. */
    void finish() {
        handOn();
        if (sink != null) {
            sink.take(bytes, 0, size, true);
        }
        size = 0;
    }

    public void octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Eight bytes, the lowest first. */
    public void fixed(long value) {
        reserve(8);
        LONGS.set(bytes, size, value);
        size += 8;
    }

    /** Four bytes, the lowest first. */
    public void fixed(int value) {
        reserve(4);
        INTS.set(bytes, size, value);
        size += 4;
    }

    /** Seven bits a byte, the lowest first, the top bit set where more follow; read as unsigned. */
    public void varint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** A number of either sign, so that those near zero are short. */
    public void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    /** The length in UTF-8, then the bytes. */
    public void text(String text) {
        int length = text.length();
        if (length == 0) {
            octet(0);
            return;
        }
        raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text that is likely to come again. */
    public void shared(String text) {
        text(text);
    }

    /** The length, then the bytes. */
    public void raw(byte[] value) {
        varint(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            handOn();
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }
    }

    /** Hands on the pieces that are full, unless all is kept; the last piece of all is never empty where there is any. */
    private void handOn() {
        if (sink == null) {
            return;
        }
        int from = 0;
        while (size - from > PIECE) {
            sink.take(bytes, from, PIECE, false);
            from += PIECE;
        }
        System.arraycopy(bytes, from, bytes, 0, size - from);
        size -= from;
    }
}
