package dev.sinew.engine.inject;

import dev.sinew.bytes.Ascii;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Decides whether any value in some bytes can be code to somebody; errs towards looking closer. One table look-up a byte, eight bytes at
 * a time as long as nothing stands among them.
 */
final class Suspicion {
    private static final byte PLAIN = 0;
    private static final byte TELLING = 1;
    private static final byte ASK = 2;

    private static final byte[] URL = table("'\"<>$`;|(){}\\*", "%./ +=_");
    private static final byte[] VALUE = table("$`|^" + controls(), "'\"\\<;(#%./{ =&!\n\r");
    private static final byte[] HEADERS = table("'<$`|{\\\n", "%.=;&(");
    private static final byte[] TEXT = table("'\"<$`;|({\\#^", "%./ +=&!\n");

    private static final String[] SYSTEM = {"/etc/", "/proc/", "/var/", "/bin/", "/dev/", "/root/", "/usr/", "/sys/"};
    /** How they go on. */
    private static final byte[] SYSTEM_FIRST = table("", "epvbdrusEPVBDRUS");

    /** How serialised objects, pages and scripts begin in base64. */
    private static final String[] ENCODED = {
        "rO0A", "gAS", "gAJ", "gAN", "AAEAAAD", "BAh", "BAg", "PHN", "PD9", "KGR", "KGx", "KFM", "Y29z", "Y3Bv", "Y19f",
        "Tzo", "YTo", "gAR", "gAQ"
    };

    /** How words begin that {@link CodeWords#joins} knows. */
    private static final byte[] JOINING_FIRST = table("", "oOaAuUhHxX");

    private static final byte[] ENCODED_FIRST = table("", "rgABPKYT");

    /** Their first three bytes, some of which have a bit in common with others. */
    private static final long ENCODED_HEADS = Arrays.stream(ENCODED)
            .mapToLong(each -> 1L << each.charAt(0) + 5 * each.charAt(1) + 11 * each.charAt(2))
            .reduce(0, (some, more) -> some | more);

    private Suspicion() {}

    /** Of a URL, from its path, or of a form. */
    static boolean url(byte[] bytes, int from, int to) {
        return encoded(bytes, from, to) || any(URL, bytes, from, to);
    }

    /** Of a decoded value of JSON. */
    static boolean value(byte[] bytes, int from, int to) {
        return encoded(bytes, from, to) || any(VALUE, bytes, from, to);
    }

    /** Of a header's value. */
    static boolean header(byte[] bytes, int from, int to) {
        return encoded(bytes, from, to) || any(HEADERS, bytes, from, to) || isOfSystem(bytes, from, to);
    }

    /** Whether a path of the system stands there; any other is in most cookies. */
    private static boolean isOfSystem(byte[] bytes, int from, int to) {
        for (int i = from; i + 4 < to; i++) {
            if (bytes[i] == '/' && beginsSystem(bytes, i, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsSystem(byte[] bytes, int slash, int to) {
        if (slash + 1 >= to || SYSTEM_FIRST[bytes[slash + 1] & 0xff] == PLAIN) {
            return false;
        }
        for (String each : SYSTEM) {
            if (Ascii.startsWithIgnoreCase(bytes, slash, to, each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name of a hidden file that holds secrets begins there. */
    private static boolean hides(byte[] bytes, int dot, int to) {
        for (String each : Signs.HIDDEN) {
            if (Ascii.startsWithIgnoreCase(bytes, dot, to, each)) {
                return true;
            }
        }
        return false;
    }

    /** Of a whole body in a format without values of its own. */
    static boolean text(byte[] bytes, int from, int to) {
        return encoded(bytes, from, to) || any(TEXT, bytes, from, to);
    }

    private static boolean any(byte[] table, byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (i + 8 <= to && isPlain(table, bytes, i)) {
                i += 8;
                continue;
            }
            for (int end = Math.min(to, i + 8); i < end; i++) {
                byte kind = table[bytes[i] & 0xff];
                if (kind != PLAIN && (kind == TELLING || asked(bytes, i, from, to))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether eight bytes have none that is telling or asks. */
    private static boolean isPlain(byte[] table, byte[] bytes, int i) {
        int kinds = table[bytes[i] & 0xff]
                | table[bytes[i + 1] & 0xff]
                | table[bytes[i + 2] & 0xff]
                | table[bytes[i + 3] & 0xff]
                | table[bytes[i + 4] & 0xff]
                | table[bytes[i + 5] & 0xff]
                | table[bytes[i + 6] & 0xff]
                | table[bytes[i + 7] & 0xff];
        return kinds == PLAIN;
    }

    private static boolean asked(byte[] bytes, int i, int from, int to) {
        byte next = i + 1 < to ? bytes[i + 1] : 0;
        return switch (bytes[i]) {
            case '\'' -> ends(bytes, i, to);
            case '"' -> closes(bytes, i + 1, to);
            case '\\' -> escapes(bytes, i, from, to);
            case '\n', '\r' -> encoded(bytes, i + 1, to) || line(bytes, i + 1, to);
            case '<' ->
                next == '!' || next == '/' || next == '?' || next == '%' || next == '#' || isLetterOrDigit(next);
            case ';' -> i + 1 < to && !CodeWords.plain(bytes, i + 1, to) && !isPair(bytes, i + 1, to);
            case '(' ->
                i > from && !isLetterOrDigit(bytes[i - 1]) && bytes[i - 1] != ' '
                        || i > from && isLetterOrDigit(bytes[i - 1]) && next != 's';
            case '#' -> next == '{' || i + 1 == to || i > from && bytes[i - 1] == '\'';
            case '%' ->
                i + 2 < to && (next == 'u' || isTelling(Ascii.hex(next), Ascii.hex(bytes[i + 2]), bytes, i, to));
            case '.' ->
                next == '.' && i + 2 < to && !isLetterOrDigit(bytes[i + 2]) && bytes[i + 2] != '.'
                        || next == '.' && i + 3 < to && bytes[i + 2] == '.' && bytes[i + 3] == '.'
                        || isLetter(next)
                                && (i == from || bytes[i - 1] == '=' || bytes[i - 1] == '/')
                                && hides(bytes, i, to);
            case '/' -> address(bytes, i, from, to) || encoded(bytes, i + 1, to);
            case '{' -> next == '{' || next == '%' || follows(bytes, i, from, to);
            case ' ', '+' -> JOINING_FIRST[next & 0xff] != PLAIN && CodeWords.joins(bytes, i + 1, to);
            case '=' ->
                next == '='
                        || (next == '"' || i + 1 == to) && i > from && isLetterOrDigit(bytes[i - 1])
                        || encoded(bytes, i + 1, to);
            case '_' -> next == '_' && Ascii.startsWith(bytes, i, to, ValueWatch.PROTOTYPE);
            case '&' -> next == '&' || next == '#' || next == ' ' || next == 'l';
            case '!' -> next == '!' || next == 'r';
            default -> false;
        };
    }

    /** Whether an escape stands for anything but a blank, a letter of some language or what separates addresses and lists. */
    private static boolean isTelling(int high, int low, byte[] bytes, int at, int to) {
        if (high < 0 || low < 0) {
            return false;
        }
        int b = high << 4 | low;
        if (b == ' ') {
            return CodeWords.joins(bytes, at + 3, to);
        }
        boolean harmless = b >= 0xc2 && b != 0xe5 && b != 0xef
                || b >= 0x80 && b < 0xc0
                || b == ','
                || b == '@'
                || b == ':'
                || b == '['
                || b == ']'
                || isLetterOrDigit((byte) b)
                || b == '-'
                || b == '_'
                || b == '+';
        return !harmless;
    }

    /** Whether a name with a value follows, as in cookies: no command has its sign of equality so soon. */
    private static boolean isPair(byte[] bytes, int from, int to) {
        int i = from < to && bytes[from] == ' ' ? from + 1 : from;
        int name = i;
        while (i < to && (isLetterOrDigit(bytes[i]) || bytes[i] == '_' || bytes[i] == '-' || bytes[i] == '.')) {
            i++;
        }
        return i > name && i < to && bytes[i] == '=';
    }

    /** Whether a quote ends what it stands in: behind it no plain word goes on, as in names and elisions. */
    private static boolean ends(byte[] bytes, int at, int to) {
        int i = at + 1;
        while (i < to && (bytes[i] == ' ' || bytes[i] == ')')) {
            i++;
        }
        return i >= to || !CodeWords.plain(bytes, i, to) || CodeWords.joins(bytes, i, to);
    }

    /** Whether a backslash hides a sign or leads up a path; behind a letter it stands in a path of Windows. */
    private static boolean escapes(byte[] bytes, int at, int from, int to) {
        return at + 1 < to
                && "\\.'xuwWbB".indexOf(bytes[at + 1]) >= 0
                && !(at > from && isLetterOrDigit(bytes[at - 1]) && bytes[at + 1] != '.');
    }

    /** Whether a quote is followed by what is neither a word, the text's end, nor the next quoted word. */
    private static boolean closes(byte[] bytes, int from, int to) {
        int i = Ascii.skipBlanks(bytes, from, to);
        boolean ends = i >= to || "\".?\n\r".indexOf(bytes[i]) >= 0;
        return !ends && !CodeWords.plain(bytes, i, to);
    }

    /** Whether a line begins there as in logs and headers: with a sign, a digit, capitals, or a word and a colon. */
    private static boolean line(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r')) {
            i++;
        }
        if (i >= to || bytes[i] == '"') {
            return false;
        }
        if (bytes[i] >= 0 && !CodeWords.plain(bytes, i, to)
                || bytes[i] >= '0' && bytes[i] <= '9'
                || i + 1 < to && isCapital(bytes[i]) && isCapital(bytes[i + 1])) {
            return true;
        }
        int end = Math.min(to, i + 30);
        while (i < end && (isLetterOrDigit(bytes[i]) || bytes[i] == '-')) {
            i++;
        }
        return i < end && (bytes[i] == ':' || bytes[i] == '/');
    }

    /** In JSON nothing but its own signs stands before a brace, unless within a text, and a name or nothing behind it. */
    private static boolean follows(byte[] bytes, int at, int from, int to) {
        if (at == from) {
            int next = at + 1;
            while (next < to && bytes[next] >= 0 && bytes[next] <= ' ') {
                next++;
            }
            return next < to && isLetterOrDigit(bytes[next]);
        }
        int i = at - 1;
        while (i > from && bytes[i] >= 0 && bytes[i] <= ' ') {
            i--;
        }
        return i >= from && ":,[}".indexOf(bytes[i]) < 0;
    }

    /** Two slashes that no public host follows, or the beginning of a system's path. */
    private static boolean address(byte[] bytes, int i, int from, int to) {
        if (i + 2 >= to) {
            return false;
        }
        byte next = bytes[i + 1];
        if (next != '/') {
            return beginsSystem(bytes, i, to);
        }
        boolean wrapped = i >= from + 7 && (bytes[i - 6] == ':' || bytes[i - 7] == ':');
        boolean web = !wrapped
                && i >= from + 2
                && bytes[i - 1] == ':'
                && (bytes[i - 2] == 's' || bytes[i - 2] == 'p' && bytes[Math.max(from, i - 3)] == 't');
        int host = Ascii.lower(bytes[i + 2]);
        return !web
                || host < 'a'
                || host > 'z'
                || Ascii.startsWithIgnoreCase(bytes, i + 2, to, "localhost")
                || Ascii.startsWithIgnoreCase(bytes, i + 2, to, "metadata")
                || knownInside(bytes, i + 2, to);
    }

    /** Whether a host's name stands for an inner address. */
    private static boolean knownInside(byte[] bytes, int from, int to) {
        for (int i = from; i < Math.min(to, from + 80) && bytes[i] != '/' && bytes[i] != '"'; i++) {
            if (bytes[i] == '@' || bytes[i] == '.' && UrlText.isInnerEnding(bytes, i, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether base64 of a serialised object, a page or a script begins there. */
    static boolean encoded(byte[] bytes, int at, int to) {
        if (at + 4 > to
                || ENCODED_FIRST[bytes[at] & 0xff] == PLAIN
                || !isHead(bytes[at], bytes[at + 1], bytes[at + 2])) {
            return false;
        }
        for (String each : ENCODED) {
            if (Ascii.startsWith(bytes, at, to, each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHead(byte first, byte second, byte third) {
        return (ENCODED_HEADS >>> (first + 5 * second + 11 * third) & 1) != 0;
    }

    private static boolean isCapital(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private static boolean isLetter(byte b) {
        int low = Ascii.lower(b);
        return low >= 'a' && low <= 'z';
    }

    private static boolean isLetterOrDigit(byte b) {
        return isLetter(b) || b >= '0' && b <= '9';
    }

    /** Those that no text has: all but tab and line ends. */
    private static String controls() {
        StringBuilder controls = new StringBuilder();
        for (char c = 0; c < ' '; c++) {
            if (c != '\t' && c != '\n' && c != '\r') {
                controls.append(c);
            }
        }
        return controls.toString();
    }

    private static byte[] table(String telling, String ask) {
        byte[] table = new byte[256];
        IntFunction<Byte> kind = c -> telling.indexOf(c) >= 0 ? TELLING : ask.indexOf(c) >= 0 ? ASK : PLAIN;
        for (int c = 0; c < 128; c++) {
            table[c] = kind.apply(c);
        }
        return table;
    }
}
