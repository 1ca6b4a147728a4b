package dev.sinew.scan.app.dex;

import dev.sinew.scan.app.archive.Bytes;

/**
 * Looks over the lengths of the texts of a DEX file before it is read: a text that says that it has more characters than the file has bytes
 * would be given that much memory. Layout after Android's "Dalvik executable format": {@code string_ids_size} stands at 56.
 */
final class DexStrings {
    private static final int SIZE_AT = 56;
    private static final int OFFSET_AT = 60;

    private DexStrings() {}

    /** Whether all lengths can be true. */
    static boolean plausible(byte[] dex) {
        long count = Bytes.u32(dex, SIZE_AT);
        long table = Bytes.u32(dex, OFFSET_AT);
        if (table + count * 4 > dex.length) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            long at = Bytes.u32(dex, (int) table + i * 4);
            if (at >= dex.length || length(dex, (int) at) > dex.length - at) {
                return false;
            }
        }
        return true;
    }

    private static long length(byte[] dex, int at) {
        long length = 0;
        for (int i = 0; i < 5; i++) {
            int next = Bytes.u8(dex, at + i);
            length |= (next & 0x7FL) << (7 * i);
            if (next < 0x80) {
                break;
            }
        }
        return length;
    }
}
