package dev.sinew.engine.inject;

import dev.sinew.bytes.Ascii;
import java.util.Arrays;

/** Words that begin or join what a database, a shell or a script runs, as they stand in raw bytes. */
final class CodeWords {
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

    private static final String[][] BY_LETTER = new String[128][0];

    static {
        for (String each : COMMANDS) {
            String[] known = BY_LETTER[each.charAt(0)];
            String[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = each;
            BY_LETTER[each.charAt(0)] = more;
        }
    }

    private CodeWords() {}

    /** Whether a word stands there that joins no conditions and is no command to a database. */
    static boolean plain(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        boolean letter = i < to && (bytes[i] < 0 || isLetterOrDigit(bytes[i]));
        return letter && !joins(bytes, i, to) && !command(bytes, i, to);
    }

    /** Whether a short word or one of SQL stands there, which a command may be. */
    private static boolean command(byte[] bytes, int at, int to) {
        int first = Ascii.lower(bytes[at]);
        if (first < 0) {
            return false;
        }
        for (String each : BY_LETTER[first]) {
            if (Ascii.startsWithIgnoreCase(bytes, at, to, each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word that joins conditions or queries stands there and no plain word behind it. */
    static boolean joins(byte[] bytes, int at, int to) {
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
        if (bytes[i] == '\\' || bytes[i] == '"') {
            int end = Math.min(to, i + 40);
            return Ascii.indexOf(bytes, i, end, '=') < end;
        }
        int c = Ascii.lower(bytes[i]);
        return c >= 0 && c < 'a'
                || c > 'z'
                || Ascii.startsWithIgnoreCase(bytes, i, to, "not")
                || Ascii.startsWithIgnoreCase(bytes, i, to, "true");
    }

    private static boolean isLetterOrDigit(byte b) {
        int low = Ascii.lower(b);
        return low >= 'a' && low <= 'z' || low >= '0' && low <= '9';
    }
}
