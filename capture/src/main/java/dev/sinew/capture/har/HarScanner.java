package dev.sinew.capture.har;

import dev.sinew.bytes.Ascii;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where the entries of a HAR begin and end, in whatever pieces its bytes come.
 *
 * <p>It follows strings and brackets alone and checks no JSON, so that a malformed entry costs that entry and not the ones
 * behind it. Nesting is a number, never a stack.
 */
final class HarScanner {
    /** Why a scan stopped. */
    enum Event {
        /** All bytes are scanned. */
        MORE,
        /** At the position an entry begins. */
        ENTRY_BEGINS,
        /** Before the position an entry ended. */
        ENTRY_ENDS,
        /** What stands at the position cannot be there; nothing behind it can be told apart. */
        BROKEN
    }

    /** The depth of the elements of {@code entries}: in an array, in an object, in an object. */
    private static final int ENTRIES = 3;

    private static final int LONGEST_NAME = 7;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final byte[] name = new byte[LONGEST_NAME + 1];
    private int nameLength;
    private int position;
    private long depth;
    private boolean inString;
    private boolean escape;
    private boolean inLog;
    private boolean inEntries;
    private boolean inEntry;
    private boolean entriesSeen;

    /** Scans on until something is found or the bytes are used up. */
    Event scan(byte[] bytes, int from, int to) {
        position = from;
        return inEntry ? scanEntry(bytes, to) : scanOutside(bytes, to);
    }

    /** Where the last scan stopped. */
    int position() {
        return position;
    }

    /** Whether the bytes so far end within the HAR. */
    boolean isOpen() {
        return depth > 0 || inString;
    }

    /** Whether there was an array {@code log.entries}. */
    boolean entriesSeen() {
        return entriesSeen;
    }

    private Event scanOutside(byte[] bytes, int to) {
        while (position < to) {
            byte b = bytes[position];
            if (inString) {
                position = scanString(bytes, position, to);
            } else if (inEntries && depth == ENTRIES) {
                if (b == '}') {
                    return Event.BROKEN;
                }
                if (b != ']' && !separates(b)) {
                    inEntry = true;
                    return Event.ENTRY_BEGINS;
                }
                inEntries = b != ']';
                depth -= b == ']' ? 1 : 0;
                position++;
            } else if (follows(b)) {
                position++;
            } else {
                return Event.BROKEN;
            }
        }
        return Event.MORE;
    }

    /** Takes a byte outside strings and entries; false where it closes more than is open or lies behind the end. */
    private boolean follows(byte b) {
        switch (b) {
            case '"' -> {
                inString = true;
                nameLength = 0;
            }
            case '{', '[' -> open(b);
            case '}', ']' -> {
                depth--;
                inLog &= depth > 1;
            }
            default -> {
                return depth > 0 || separates(b);
            }
        }
        return depth >= 0;
    }

    private void open(byte b) {
        if (depth == 1 && b == '{') {
            inLog = named("log");
        } else if (depth == 2 && b == '[' && inLog && named("entries")) {
            inEntries = true;
            entriesSeen = true;
        }
        depth++;
    }

    private boolean named(String wanted) {
        return nameLength <= LONGEST_NAME && Ascii.equals(name, 0, nameLength, wanted);
    }

    private Event scanEntry(byte[] bytes, int to) {
        int i = position;
        long level = depth;
        while (i < to) {
            if (inString) {
                i = scanString(bytes, i, to);
                if (!inString && level == ENTRIES) {
                    return ends(i, level);
                }
                continue;
            }
            byte b = bytes[i];
            if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                level++;
            } else if (b == '}' || b == ']') {
                if (level == ENTRIES) {
                    return ends(i, level);
                }
                if (--level == ENTRIES) {
                    return ends(i + 1, level);
                }
            } else if (level == ENTRIES && separates(b)) {
                return ends(i, level);
            }
            i++;
        }
        position = i;
        depth = level;
        return Event.MORE;
    }

    private Event ends(int at, long level) {
        position = at;
        depth = level;
        inEntry = false;
        return Event.ENTRY_ENDS;
    }

    /** Scans on within a string and returns where it stopped: behind its end, or at {@code to}. */
    private int scanString(byte[] bytes, int from, int to) {
        int begin = escape ? from + 1 : from;
        escape = false;
        int i = plainEnd(bytes, begin, to);
        if (!inEntry && depth < ENTRIES) {
            keepName(bytes, begin, i);
        }
        while (i < to && bytes[i] == '\\') {
            nameLength = LONGEST_NAME + 1;
            escape = i + 1 == to;
            i = plainEnd(bytes, Math.min(i + 2, to), to);
        }
        inString = i >= to;
        return Math.min(i + 1, to);
    }

    /** Keeps the beginning of a string that may be the name {@code log} or {@code entries}. */
    private void keepName(byte[] bytes, int from, int to) {
        for (int i = from; i < to && nameLength <= LONGEST_NAME; i++) {
            name[nameLength++] = bytes[i];
        }
    }

    private static boolean separates(byte b) {
        return b == ',' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** The index of the next quote or backslash, or {@code to}, looking at eight bytes at a time. */
    private static int plainEnd(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long word = (long) WORDS.get(bytes, i);
            long quotes = word ^ (ONES * '"');
            long slashes = word ^ (ONES * '\\');
            long hits = (((quotes - ONES) & ~quotes) | ((slashes - ONES) & ~slashes)) & HIGHS;
            if (hits != 0) {
                return i + (Long.numberOfTrailingZeros(hits) >> 3);
            }
        }
        while (i < to && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }
}
