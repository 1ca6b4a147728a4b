package dev.sinew.scan.engine;

/** A place in a text as people count, going forward only. */
final class Place {
    private int offset;
    private int line = 1;
    private int column = 1;

    /** Goes on to an offset in bytes. */
    void moveTo(byte[] bytes, int to) {
        for (; offset < to; offset++) {
            if (bytes[offset] == '\n') {
                line++;
                column = 1;
            } else if ((bytes[offset] & 0xC0) != 0x80) {
                column++;
            }
        }
    }

    Place copy() {
        Place copy = new Place();
        copy.line = line;
        copy.column = column;
        return copy;
    }

    /** Goes on over characters; {@code offset} counts those from the copy on. */
    void moveTo(String text, int to) {
        for (; offset < to; offset++) {
            if (text.charAt(offset) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
