package dev.sinew.engine.inject;

/** What a value holds that a technique needs, as bits, so that most techniques are ruled out without a look at the text. */
public final class Signs {
    public static final int QUOTE = 1;
    public static final int ANGLE = 1 << 1;
    public static final int DOLLAR = 1 << 2;
    public static final int BRACE = 1 << 3;
    public static final int PAREN = 1 << 4;
    /** A semicolon, bar, ampersand or back quote. */
    public static final int SEPARATOR = 1 << 5;
    /** Two dots behind each other. */
    public static final int DOTS = 1 << 6;
    /** Two slashes, or backslashes, behind each other. */
    public static final int SLASHES = 1 << 7;

    public static final int NEWLINE = 1 << 8;
    /** A percent sign before two hexadecimal digits, or before {@code u}. */
    public static final int PERCENT = 1 << 9;

    public static final int BACKSLASH = 1 << 10;
    /** A blank before a word that joins conditions or queries. */
    public static final int WORDS = 1 << 11;
    /** It begins as serialised objects do, or ends as padded base64 does. */
    public static final int ENCODED = 1 << 12;
    /** A number sign, star, exclamation mark or at sign. */
    public static final int MARKS = 1 << 13;
    /** It begins with a slash. */
    public static final int ROOTED = 1 << 14;

    public static final int COLON = 1 << 15;

    /** Whatever a value holds. */
    public static final int ANY = -1;

    /** The signs that make a value worth keeping. */
    static final int TELLING = ~(COLON | ROOTED);

    /** How the names of hidden files begin that hold secrets. */
    static final String[] HIDDEN = {
        ".env", ".git/", ".htpasswd", ".aws/", ".ssh/", ".npmrc", ".pgpass", ".netrc", ".bash_history"
    };

    private static final String[] BEGINNINGS = {
        "rO0AB",
        "gASV",
        "gAJ",
        "gAN",
        "gAR",
        "gAQ",
        "AAEAAAD",
        "BAh",
        "BAg",
        "PHN",
        "PD9",
        "aced0005",
        "Y29z",
        "KGRw",
        "Y3Bvc2l4",
        "Tzo",
        "YTo",
        "/wEy",
        "/wFl",
        "KGxw",
        "KFMn",
        "Y19f"
    };

    private Signs() {}

    /** The signs of a text. */
    static int of(CharSequence text) {
        int signs = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            char next = i + 1 < length ? text.charAt(i + 1) : 0;
            signs |= switch (c) {
                case '\'', '"', '\u2019', '\uff07', '\uff02' -> QUOTE;
                case '<', '>', '\uff1c' -> ANGLE;
                case '$' -> DOLLAR;
                case '{', '}' -> BRACE;
                case '(', ')' -> PAREN;
                case ';', '|', '&', '`' -> SEPARATOR;
                case '\r', '\n', '\u560a', '\u560d' -> NEWLINE;
                case '.' -> next == '.' ? DOTS : 0;
                case '/' -> (next == '/' ? SLASHES : 0) | (i == 0 ? ROOTED : 0);
                case '\\' -> BACKSLASH | (next == '\\' || next == '/' ? SLASHES : 0);
                case '%' -> isHex(next) || next == 'u' ? PERCENT : 0;
                case '#', '*', '!', '@' -> MARKS;
                case ':' -> COLON;
                case ' ', '\t', '+' -> joins(text, i + 1) ? WORDS : 0;
                default -> 0;
            };
        }
        return signs | (isEncoded(text) ? ENCODED : 0) | (isSystemPath(text) || isHidden(text) ? DOTS : 0);
    }

    /** Whether a word that joins conditions or queries stands there. */
    private static boolean joins(CharSequence text, int at) {
        return word(text, at, "or")
                || word(text, at, "and")
                || word(text, at, "union")
                || word(text, at, "xor")
                || word(text, at, "order")
                || word(text, at, "having")
                || word(text, at, "waitfor");
    }

    private static boolean word(CharSequence text, int at, String lower) {
        int end = at + lower.length();
        if (end > text.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            if (Character.toLowerCase(text.charAt(at + i)) != lower.charAt(i)) {
                return false;
            }
        }
        return end == text.length() || !Character.isLetter(text.charAt(end));
    }

    private static boolean isEncoded(CharSequence text) {
        int length = text.length();
        if (length >= 12 && length % 4 == 0 && text.charAt(length - 1) == '=') {
            return true;
        }
        for (String beginning : BEGINNINGS) {
            if (length > 12 && beginning.contentEquals(text.subSequence(0, beginning.length()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSystemPath(CharSequence text) {
        return text.length() > 5
                && (word(text, 0, "/etc") || word(text, 0, "/proc") || word(text, 0, "/root") || word(text, 0, "/var"));
    }

    private static boolean isHidden(CharSequence text) {
        String path = text.toString();
        int name = path.startsWith(".") ? 0 : path.indexOf("/.") + 1;
        for (String each : HIDDEN) {
            if (path.regionMatches(true, name, each, 0, each.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
