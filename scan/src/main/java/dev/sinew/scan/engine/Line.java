package dev.sinew.scan.engine;

/** The line of a text that was asked for last, and the one after it; asked for in the order of the text, so that nothing is read often. */
final class Line {
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
