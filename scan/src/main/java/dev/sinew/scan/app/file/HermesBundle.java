package dev.sinew.scan.app.file;

import dev.sinew.scan.app.archive.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the texts of React Native's compiled JavaScript (Hermes). They stand one behind the other without anything between, so that they have
 * to be cut by the table before them. Its place depends on the version; where the table does not fit the file, runs are taken instead. Layout
 * after {@code BytecodeFileHeader} of Hermes' BytecodeFileFormat.h: after magic, version, hash, length and the global function come counts.
 */
final class HermesBundle {
    private static final long MAGIC = 0x1F1903C103BC1FC6L;
    private static final int HEADER = 128;
    private static final int FUNCTION_BYTES = 16;
    private static final int COUNTS = 40;

    private HermesBundle() {}

    static boolean is(byte[] bytes) {
        return Bytes.i64(bytes, 0) == MAGIC;
    }

    /** The texts in it, a line each. */
    static byte[] texts(byte[] bytes) {
        long functions = Bytes.u32(bytes, COUNTS);
        long kinds = Bytes.u32(bytes, COUNTS + 4);
        long identifiers = Bytes.u32(bytes, COUNTS + 8);
        long strings = Bytes.u32(bytes, COUNTS + 12);
        long overflow = Bytes.u32(bytes, COUNTS + 16);
        long length = Bytes.u32(bytes, COUNTS + 20);
        long table = HEADER + functions * FUNCTION_BYTES + kinds * 4 + identifiers * 4;
        long far = table + strings * 4;
        long storage = far + overflow * 8;
        if (storage + length > bytes.length || strings == 0) {
            return PrintableRuns.of(bytes, 0, bytes.length);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < strings; i++) {
            int entry = Bytes.i32(bytes, (int) table + i * 4);
            long at = entry >>> 1 & 0x7FFFFFL;
            long count = entry >>> 24 & 0xFFL;
            if (count == 0xFF) {
                long index = at;
                at = index < overflow ? Bytes.u32(bytes, (int) (far + index * 8)) : 0;
                count = index < overflow ? Bytes.u32(bytes, (int) (far + index * 8 + 4)) : 0;
            }
            text(bytes, storage, length, at, count, (entry & 1) != 0, out);
        }
        return out.toByteArray();
    }

    private static void text(
            byte[] bytes, long storage, long length, long at, long count, boolean wide, ByteArrayOutputStream out) {
        long size = wide ? count * 2 : count;
        if (count < 4 || at + size > length) {
            return;
        }
        int from = (int) (storage + at);
        String text =
                new String(bytes, from, (int) size, wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        out.write('\n');
    }
}
