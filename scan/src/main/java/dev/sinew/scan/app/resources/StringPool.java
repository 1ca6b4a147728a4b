package dev.sinew.scan.app.resources;

import dev.sinew.scan.app.archive.Bytes;
import java.nio.charset.StandardCharsets;

/** The texts of a compiled document or table ({@code ResStringPool_header} of Android's ResourceTypes.h), decoded when asked for. */
final class StringPool {
    static final int TYPE = 0x0001;
    static final StringPool NONE = new StringPool(new byte[0], 0);

    private static final int UTF8 = 0x100;
    private static final int HEADER = 28;
    private static final int MAX_LENGTH = 1 << 20;

    private final byte[] bytes;
    private final int at;
    private final int count;
    private final boolean utf8;
    private final int strings;

    /** The pool whose chunk begins there. */
    StringPool(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
        long room = Math.max(0, (bytes.length - (long) at - HEADER) / 4);
        count = (int) Math.min(room, Bytes.u32(bytes, at + 8));
        utf8 = (Bytes.i32(bytes, at + 16) & UTF8) != 0;
        strings = at + Bytes.i32(bytes, at + 20);
    }

    /** How many texts there are. */
    int size() {
        return count;
    }

    /** The text of that number; empty where there is none. */
    String get(long index) {
        if (index < 0 || index >= count) {
            return "";
        }
        int from = strings + Bytes.i32(bytes, at + Bytes.u16(bytes, at + 2) + (int) index * 4);
        if (from < 0 || from >= bytes.length) {
            return "";
        }
        return utf8 ? utf8(from) : utf16(from);
    }

    private String utf8(int from) {
        int i = from + ((Bytes.u8(bytes, from) & 0x80) != 0 ? 2 : 1);
        int length = Bytes.u8(bytes, i++);
        if ((length & 0x80) != 0) {
            length = (length & 0x7F) << 8 | Bytes.u8(bytes, i++);
        }
        int to = Math.min(bytes.length, i + length);
        return to <= i ? "" : new String(bytes, i, to - i, StandardCharsets.UTF_8);
    }

    private String utf16(int from) {
        int i = from + 2;
        int length = Bytes.u16(bytes, from);
        if ((length & 0x8000) != 0) {
            length = (length & 0x7FFF) << 16 | Bytes.u16(bytes, i);
            i += 2;
        }
        length = Math.min(length, MAX_LENGTH);
        int to = (int) Math.min(bytes.length, i + 2L * length);
        return to <= i ? "" : new String(bytes, i, to - i, StandardCharsets.UTF_16LE);
    }
}
