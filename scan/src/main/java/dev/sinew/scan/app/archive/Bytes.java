package dev.sinew.scan.app.archive;

/** Little-endian numbers in bytes that may end anywhere: what lies outside is 0. */
public final class Bytes {
    private Bytes() {}

    /** An unsigned byte, or 0 outside. */
    public static int u8(byte[] bytes, int at) {
        return at >= 0 && at < bytes.length ? bytes[at] & 0xFF : 0;
    }

    /** An unsigned number of two bytes. */
    public static int u16(byte[] bytes, int at) {
        return u8(bytes, at) | u8(bytes, at + 1) << 8;
    }

    /** A number of four bytes, with its sign. */
    public static int i32(byte[] bytes, int at) {
        return u16(bytes, at) | u16(bytes, at + 2) << 16;
    }

    /** An unsigned number of four bytes. */
    public static long u32(byte[] bytes, int at) {
        return i32(bytes, at) & 0xFFFF_FFFFL;
    }

    /** A number of eight bytes. */
    public static long i64(byte[] bytes, int at) {
        return u32(bytes, at) | u32(bytes, at + 4) << 32;
    }
}
