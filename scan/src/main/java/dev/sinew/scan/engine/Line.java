package dev.sinew.scan.engine;

/** The line of a text that was asked for last, and the one after it; asked for in the order of the text, so that nothing is read often. */
final class Line {
    private static final int MAX_AROUND = 400;

    private final byte[] bytes;
    private int from;
    /** Where it ends, at the line end or the end of the text; before anything was asked, -1. */
    private int to = -1;

    private int nextTo = -1;

    Line(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Goes on to the line of a part of the text. */
    void move(int partFrom, int partTo) {
        if (partTo <= to) {
            return;
        }
        if (partFrom > to) {
            int i = partFrom;
            while (i > to + 1 && bytes[i - 1] != '\n') {
                i--;
            }
            from = i;
        }
        to = end(partTo);
        nextTo = -1;
    }

    private int end(int offset) {
        int i = offset;
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** The line at an offset, the one before it and the one after it, as far as they are of a usual length. */
    static String around(byte[] bytes, int offset) {
        int from = Math.min(offset, bytes.length);
        for (int lines = 0; from > 0 && offset - from < MAX_AROUND; from--) {
            lines += bytes[from - 1] == '\n' ? 1 : 0;
            if (lines == 2) {
                break;
            }
        }
        int to = Math.min(offset, bytes.length);
        for (int lines = 0; to < bytes.length && to - offset < MAX_AROUND; to++) {
            lines += bytes[to] == '\n' ? 1 : 0;
            if (lines == 2) {
                break;
            }
        }
        return Text.of(bytes, from, to);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Where the line after it ends. */
    int nextTo() {
        if (nextTo < 0) {
            nextTo = to >= bytes.length ? bytes.length : end(to + 1);
        }
        return nextTo;
    }
}
