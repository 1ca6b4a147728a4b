package dev.sinew.scan.app.dex;

import dev.sinew.scan.app.archive.Bytes;

/**
 * Looks over the lengths of the texts and of the lists of types of a DEX file before it is read: a text that says that it has more characters than
 * the file has bytes would be given that much memory, and so would a method with a thousand million parameters. Layout after Android's "Dalvik
 * executable format": the number of texts stands at 56, of prototypes at 72, of classes at 96, each before the offset of their table.
 */
final class DexLengths {
    private static final int TEXTS_AT = 56;
    private static final int PROTOTYPES_AT = 72;
    private static final int CLASSES_AT = 96;
    private static final int PROTOTYPE = 12;
    private static final int PARAMETERS_AT = 8;
    private static final int CLASS = 32;
    private static final int INTERFACES_AT = 12;

    private DexLengths() {}

    /** Whether all lengths of texts and of lists of parameters can be true. */
    static boolean plausible(byte[] dex) {
        return texts(dex) && prototypes(dex);
    }

    /** How many classes there can be: what the header says, but no more than there is room for. */
    static int classes(byte[] dex) {
        long room = Math.max(0, dex.length - Bytes.u32(dex, CLASSES_AT + 4)) / CLASS;
        return (int) Math.min(Bytes.u32(dex, CLASSES_AT), room);
    }

    /** Whether the list of interfaces of a class can be as long as it says. */
    static boolean plausibleClass(byte[] dex, int index) {
        return plausibleList(dex, Bytes.u32(dex, CLASSES_AT + 4) + (long) index * CLASS + INTERFACES_AT);
    }

    private static boolean texts(byte[] dex) {
        long count = Bytes.u32(dex, TEXTS_AT);
        long table = Bytes.u32(dex, TEXTS_AT + 4);
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

    /** Where there are more than the file has room for, those are not read. */
    private static boolean prototypes(byte[] dex) {
        long count = Bytes.u32(dex, PROTOTYPES_AT);
        long table = Bytes.u32(dex, PROTOTYPES_AT + 4);
        for (long i = 0; i < count && table + (i + 1) * PROTOTYPE <= dex.length; i++) {
            if (!plausibleList(dex, table + i * PROTOTYPE + PARAMETERS_AT)) {
                return false;
            }
        }
        return true;
    }

    /** A list of types that is named at a place: its length, and two bytes each. */
    private static boolean plausibleList(byte[] dex, long named) {
        long at = Bytes.u32(dex, (int) named);
        return at < dex.length && (at == 0 || Bytes.u32(dex, (int) at) <= (dex.length - at) / 2);
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
