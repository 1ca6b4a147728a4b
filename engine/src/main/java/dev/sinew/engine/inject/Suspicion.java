package dev.sinew.engine.inject;

import dev.sinew.bytes.Ascii;
import java.util.function.IntFunction;

/**
 * A pass over raw bytes that decides whether any value among them can be code to somebody. One table look-up a byte; it errs towards
 * looking closer.
 */
final class Suspicion {
    private static final byte PLAIN = 0;
    private static final byte TELLING = 1;
    private static final byte ASK = 2;

    private static final byte[] URL = table("'\"<>$`;|(){}\\*", "%./ +=rgABPKYT");
    private static final byte[] JSON = table("$`|^", "'\\\\<;(#%./{ =rgABPKYT&!@");
    private static final byte[] HEADERS = table("'<$`|{\\\n", "%.rgABTPY");
    private static final byte[] TEXT = table("'\"<$`;|({\\#^", "%./ +=rgABPKYT&!");

    private static final String[] ENCODED = {
        "rO0A", "gAS", "gAJ", "gAN", "AAEAAAD", "BAh", "BAg", "PHN", "PD9", "KGR", "KGx", "KFM", "Y29z", "Y3Bv", "Y19f",
        "Tzo", "YTo", "gAR", "gAQ"
    };

    private static final String[] COMMANDS = {
        "select ",
        "insert ",
        "update ",
        "delete ",
        "drop ",
        "exec",
        "waitfor",
        "declare",
        "shutdown",
        "union",
        "like ",
        "having",
        "order by",
        "group ",
        "limit ",
        "into ",
        "in (",
        "is n",
        "alert",
        "prompt",
        "confirm",
        "return",
        "var ",
        "while",
        "sleep",
        "this",
        "cat",
        "ls",
        "id",
        "whoami",
        "ping",
        "curl",
        "wget",
        "nc",
        "bash",
        "sh ",
        "uname",
        "dir",
        "type",
        "net",
        "powershell",
        "python",
        "rm ",
        "echo",
        "nslookup",
        "dig",
        "cmd",
        "env",
        "on",
        "auto",
        "style",
        "eval",
        "fetch",
        "document",
        "require",
        "system",
        "phpinfo",
        "db.",
        "it=",
        "create",
        "alter",
        "truncate",
        "grant",
        "set ",
        "copy"
    };

    private Suspicion() {}

    static boolean url(byte[] bytes, int from, int to) {
        return any(URL, bytes, from, to);
    }

    static boolean json(byte[] bytes, int from, int to) {
        return any(JSON, bytes, from, to);
    }

    static boolean headers(byte[] bytes, int from, int to) {
        return any(HEADERS, bytes, from, to);
    }

    static boolean text(byte[] bytes, int from, int to) {
        return any(TEXT, bytes, from, to);
    }

    private static boolean any(byte[] table, byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte kind = table[bytes[i] & 0xff];
            if (kind != PLAIN && (kind == TELLING || asked(bytes, i, from, to))) {
                return true;
            }
        }
        return false;
    }

    private static boolean asked(byte[] bytes, int i, int from, int to) {
        byte next = i + 1 < to ? bytes[i + 1] : 0;
        return switch (bytes[i]) {
            case '\'' -> ends(bytes, i, to);
            case '\\' -> escape(bytes, i, to);
            case '<' ->
                next == '!' || next == '/' || next == '?' || next == '%' || next == '#' || isLetterOrDigit(next);
            case ';' -> next != '"' && i + 1 < to && !word(bytes, i + 1, to);
            case '(' ->
                i > from && !isLetterOrDigit(bytes[i - 1]) && bytes[i - 1] != ' '
                        || i > from && isLetterOrDigit(bytes[i - 1]) && next != 's';
            case '#' -> next == '{' || next == '"' || i > from && bytes[i - 1] == '\'';
            case '%' ->
                i + 2 < to && (next == 'u' || isTelling(Ascii.hex(next), Ascii.hex(bytes[i + 2]), bytes, i, to));
            case '.' ->
                next == '.' && i + 2 < to && !isLetterOrDigit(bytes[i + 2]) && bytes[i + 2] != '.'
                        || next == '.' && i + 3 < to && bytes[i + 2] == '.' && bytes[i + 3] == '.';
            case '/' -> address(bytes, i, from, to);
            case '{' -> next == '{' || next == '%' || follows(bytes, i, from);
            case ' ', '+' -> joins(bytes, i + 1, to);
            case '=' -> next == '=' || next == '"' && i > from && isLetterOrDigit(bytes[i - 1]);
            case '&' -> next == '&' || next == '#' || next == ' ' || next == 'l';
            case '!' -> next == '!' || next == 'r';
            case '@' -> Ascii.startsWith(bytes, i, to, "@type") || Ascii.startsWith(bytes, i, to, "@class");
            default -> encoded(bytes, i, to);
        };
    }

    /** Whether an escape stands for anything but a blank, a letter of some language or what separates addresses and lists. */
    private static boolean isTelling(int high, int low, byte[] bytes, int at, int to) {
        if (high < 0 || low < 0) {
            return false;
        }
        int b = high << 4 | low;
        if (b == ' ') {
            return joins(bytes, at + 3, to);
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

    /** Whether a quote ends what it stands in: behind it no plain word goes on, as in names and elisions. */
    private static boolean ends(byte[] bytes, int at, int to) {
        int i = at + 1;
        while (i < to && (bytes[i] == ' ' || bytes[i] == ')')) {
            i++;
        }
        return i >= to || !word(bytes, i, to) || joins(bytes, i, to);
    }

    /** Whether a word stands there that joins no conditions and is no command to a database. */
    private static boolean word(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        boolean letter = i < to && (bytes[i] < 0 || isLetterOrDigit(bytes[i]));
        return letter && !joins(bytes, i, to) && !command(bytes, i, to);
    }

    /** An escape of JSON that may hide a sign, begin a line of a log or header, or end a string. */
    private static boolean escape(byte[] bytes, int at, int to) {
        if (at + 1 >= to) {
            return false;
        }
        return switch (bytes[at + 1]) {
            case 'n', 'r' -> line(bytes, at + 2, to);
            case '"' -> closes(bytes, at + 2, to);
            case 'u' -> Ascii.startsWith(bytes, at + 2, to, "00") && at + 4 < to && bytes[at + 4] < '8';
            case '\\' ->
                at + 2 < to
                        && "\\.'xuwWbB".indexOf(bytes[at + 2]) >= 0
                        && !(isLetterOrDigit(bytes[at - 1]) && bytes[at + 2] != '.');
            default -> false;
        };
    }

    /** Whether a quote within a text is followed by what is neither a word, its own end, nor the next quoted word. */
    private static boolean closes(byte[] bytes, int from, int to) {
        int i = Ascii.skipBlanks(bytes, from, to);
        boolean ends = i >= to || bytes[i] == '"' || bytes[i] == '.' || bytes[i] == '?';
        boolean next =
                i + 1 < to && bytes[i] == '\\' && (bytes[i + 1] == '"' || bytes[i + 1] == 'n' || bytes[i + 1] == 'u');
        return !ends && !next && !word(bytes, i, to);
    }

    /** Whether a line begins there as in logs and headers: with a sign, a digit, capitals, or a word and a colon. */
    private static boolean line(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to
                && (bytes[i] == ' '
                        || bytes[i] == '\\'
                        || bytes[i] == 'n' && bytes[i - 1] == '\\'
                        || bytes[i] == 'r' && bytes[i - 1] == '\\')) {
            i++;
        }
        if (i >= to || bytes[i] == '"') {
            return false;
        }
        int end = Math.min(to, i + 30);
        if (bytes[i] >= 0 && !word(bytes, i, to)
                || bytes[i] >= '0' && bytes[i] <= '9'
                || i + 1 < to && isCapital(bytes[i]) && isCapital(bytes[i + 1])) {
            return true;
        }
        while (i < end && (isLetterOrDigit(bytes[i]) || bytes[i] == '-')) {
            i++;
        }
        return i < end && (bytes[i] == ':' || bytes[i] == '/');
    }

    /** Whether a short word or one of SQL stands there, which a command may be. */
    private static boolean command(byte[] bytes, int at, int to) {
        for (String each : COMMANDS) {
            if (Ascii.lower(bytes[at]) == each.charAt(0) && Ascii.startsWithIgnoreCase(bytes, at, to, each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCapital(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    /** In JSON nothing but its own signs stands before a brace, unless within a text. */
    private static boolean follows(byte[] bytes, int at, int from) {
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
            return Ascii.startsWithIgnoreCase(bytes, i, to, "/etc/")
                    || Ascii.startsWithIgnoreCase(bytes, i, to, "/proc/")
                    || Ascii.startsWithIgnoreCase(bytes, i, to, "/root/")
                    || Ascii.startsWithIgnoreCase(bytes, i, to, "/var/");
        }
        boolean wrapped = i >= from + 7 && (bytes[i - 6] == ':' || bytes[i - 7] == ':');
        boolean web = !wrapped && i >= from + 2 && bytes[i - 1] == ':' && (bytes[i - 2] == 's' || bytes[i - 2] == 'p');
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

    private static boolean joins(byte[] bytes, int at, int to) {
        if (at + 2 >= to) {
            return false;
        }
        return switch (Ascii.lower(bytes[at])) {
            case 'o' ->
                Ascii.startsWithIgnoreCase(bytes, at, to, "or") && condition(bytes, at + 2, to)
                        || Ascii.startsWithIgnoreCase(bytes, at, to, "order")
                                && Ascii.containsIgnoreCase(bytes, at + 5, Math.min(to, at + 12), "by");
            case 'a' -> Ascii.startsWithIgnoreCase(bytes, at, to, "and") && condition(bytes, at + 3, to);
            case 'u' -> Ascii.startsWithIgnoreCase(bytes, at, to, "union");
            case 'h' -> Ascii.startsWithIgnoreCase(bytes, at, to, "having");
            case 'x' -> Ascii.startsWithIgnoreCase(bytes, at, to, "xor");
            default -> false;
        };
    }

    /** Whether, behind blanks, no plain word follows. */
    private static boolean condition(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '+' || Ascii.startsWith(bytes, i, to, "%20"))) {
            i += bytes[i] == '%' ? 3 : 1;
        }
        if (i == at || i >= to) {
            return i > at;
        }
        if (bytes[i] == '\\') {
            int end = Math.min(to, i + 40);
            return Ascii.indexOf(bytes, i, end, '=') < end;
        }
        int c = Ascii.lower(bytes[i]);
        return c >= 0 && c < 'a'
                || c > 'z'
                || Ascii.startsWithIgnoreCase(bytes, i, to, "not")
                || Ascii.startsWithIgnoreCase(bytes, i, to, "true");
    }

    private static boolean encoded(byte[] bytes, int at, int to) {
        for (String each : ENCODED) {
            if (bytes[at] == each.charAt(0) && Ascii.startsWith(bytes, at, to, each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetterOrDigit(byte b) {
        int low = Ascii.lower(b);
        return low >= 'a' && low <= 'z' || low >= '0' && low <= '9';
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
