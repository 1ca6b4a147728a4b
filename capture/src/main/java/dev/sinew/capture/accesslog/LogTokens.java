package dev.sinew.capture.accesslog;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;

/**
 * Splits a line of an access log at its blanks; a part in quotes or brackets is one token.
 *
 * <p>Within quotes NGINX writes {@code \xHH}, Apache also {@code \"}, {@code \\}, {@code \n} and {@code \t}; these are
 * undone in place.
 */
final class LogTokens {
    private byte[] bytes = new byte[0];
    private int position;
    private int limit;

    LogTokens over(byte[] input, int from, int to) {
        bytes = input;
        position = from;
        limit = to;
        return this;
    }

    /** The next token without its quotes or brackets; the empty slice at the end of the line. */
    Slice next() {
        int from = Ascii.skipBlanks(bytes, position, limit);
        if (from == limit) {
            position = limit;
            return Slice.EMPTY;
        }
        return switch (bytes[from]) {
            case '"' -> quoted(from + 1);
            case '[' -> bracketed(from + 1);
            default -> bare(from);
        };
    }

    /** Whether the next token is one in quotes. */
    boolean atQuote() {
        int from = Ascii.skipBlanks(bytes, position, limit);
        return from < limit && bytes[from] == '"';
    }

    /** Whether there is no further token. */
    boolean atEnd() {
        return Ascii.skipBlanks(bytes, position, limit) == limit;
    }

    private Slice bare(int from) {
        int to = from;
        while (to < limit && bytes[to] != ' ' && bytes[to] != '\t') {
            to++;
        }
        position = to;
        return new Slice(bytes, from, to);
    }

    private Slice bracketed(int from) {
        int to = Ascii.indexOf(bytes, from, limit, ']');
        position = Math.min(to + 1, limit);
        return new Slice(bytes, from, to);
    }

    private Slice quoted(int from) {
        int to = from;
        boolean escaped = false;
        while (to < limit && bytes[to] != '"') {
            escaped |= bytes[to] == '\\';
            to += bytes[to] == '\\' ? 2 : 1;
        }
        to = Math.min(to, limit);
        position = Math.min(to + 1, limit);
        return new Slice(bytes, from, escaped ? unescape(from, to) : to);
    }

    private int unescape(int from, int to) {
        int out = from;
        int i = from;
        while (i < to) {
            if (bytes[i] != '\\' || i + 1 == to) {
                bytes[out++] = bytes[i++];
            } else if (bytes[i + 1] == 'x' && i + 3 < to && hexPair(i + 2) >= 0) {
                bytes[out++] = (byte) hexPair(i + 2);
                i += 4;
            } else {
                bytes[out++] = simple(bytes[i + 1]);
                i += 2;
            }
        }
        return out;
    }

    private int hexPair(int at) {
        int high = Ascii.hex(bytes[at]);
        int low = Ascii.hex(bytes[at + 1]);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static byte simple(byte kind) {
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> 0x0b;
            default -> kind;
        };
    }
}
