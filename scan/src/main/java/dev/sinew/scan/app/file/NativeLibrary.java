package dev.sinew.scan.app.file;

import dev.sinew.scan.app.archive.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads an ELF file as far as its sections of constants: {@code .rodata}, {@code .data}, {@code .data.rel.ro} and strings; names of symbols
 * and code are left out. One whose sections cannot be read, or that has none, is read as a whole. Layout after the System V ABI, little-endian.
 */
final class NativeLibrary {
    private static final int ELF = 0x464c457f;
    private static final int MAX_SECTIONS = 1000;

    private NativeLibrary() {}

    static boolean is(byte[] bytes) {
        return Bytes.i32(bytes, 0) == ELF;
    }

    /** The texts in it, a line each. */
    static byte[] texts(byte[] bytes) {
        boolean wide = Bytes.u8(bytes, 4) == 2;
        long table = wide ? Bytes.i64(bytes, 0x28) : Bytes.u32(bytes, 0x20);
        int each = Bytes.u16(bytes, wide ? 0x3A : 0x2E);
        int count = Math.min(MAX_SECTIONS, Bytes.u16(bytes, wide ? 0x3C : 0x30));
        long names = offset(bytes, wide, table + (long) each * Bytes.u16(bytes, wide ? 0x3E : 0x32));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean found = false;
        for (int i = 0; i < count && table > 0 && table < bytes.length; i++) {
            long section = table + (long) each * i;
            if (section + each > bytes.length) {
                break;
            }
            String name = name(bytes, names + Bytes.u32(bytes, (int) section));
            if (name.startsWith(".rodata") || name.startsWith(".data")) {
                long from = offset(bytes, wide, section);
                long size = wide ? Bytes.i64(bytes, (int) section + 0x20) : Bytes.u32(bytes, (int) section + 0x14);
                if (from >= 0 && size > 0 && from < bytes.length) {
                    int to = (int) Math.min(bytes.length, from + Math.min(size, bytes.length));
                    out.writeBytes(PrintableRuns.of(bytes, (int) from, to));
                    found = true;
                }
            }
        }
        return found ? out.toByteArray() : PrintableRuns.of(bytes, 0, bytes.length);
    }

    private static long offset(byte[] bytes, boolean wide, long section) {
        if (section < 0 || section >= bytes.length) {
            return -1;
        }
        return wide ? Bytes.i64(bytes, (int) section + 0x18) : Bytes.u32(bytes, (int) section + 0x10);
    }

    private static String name(byte[] bytes, long at) {
        if (at < 0 || at >= bytes.length) {
            return "";
        }
        int end = (int) at;
        while (end < bytes.length && end < at + 32 && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, (int) at, end - (int) at, StandardCharsets.US_ASCII);
    }
}
