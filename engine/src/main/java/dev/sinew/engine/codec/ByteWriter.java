package dev.sinew.engine.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Appends numbers and texts to a growing array. */
public final class ByteWriter {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1024];
    private int size;

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
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

    /** The length, then the bytes. */
    public void raw(byte[] value) {
        varint(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
