package dev.sinew.scan.password;

import java.nio.charset.StandardCharsets;

/**
 * Whether there is at a keyword what {@link Assignments} reads, told from the bytes. Most places where a program says "key" or "pass" end here,
 * before anything is decoded. It says no only where the reader would find nothing.
 */
final class QuickLook {
    private static final int MAX_NAME = 200;
    /** More of a line than is read behind a name. */
    private static final int MAX_LINE = 2048;

    private static final int MAX_COLUMNS = 400;
    /** How much stands between the name of a list and what opens it, at most. */
    private static final int MAX_OPENING = 160;
    /** How long the name may be of what makes something else of a text. */
    private static final int MAX_CONVERSION = 14;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final FileKind kind;
    /** A keyword with a space in it is no name. */
    private final boolean isPhrase;

    QuickLook(byte[] bytes, int from, int end, FileKind kind) {
        this.bytes = bytes;
        this.kind = kind;
        isPhrase = bytes[from] == 'i' && contains(from, end, ' ') || bytes[from] == 'I' && contains(from, end, ' ');
        int i = from;
        while (i > 0 && isPart(bytes[i - 1]) && from - i < MAX_NAME) {
            i--;
        }
        int j = end;
        while (j < bytes.length && isPart(bytes[j]) && j - end < MAX_NAME) {
            j++;
        }
        this.from = i;
        this.to = j;
    }

    /** Whether a word goes on behind "key", "token" or "auth", as in "keyboard": such words name no secret, and are most of those places. */
    static boolean isPartOfWord(byte[] bytes, int from, int end) {
        if (end >= bytes.length || (bytes[end] & 0x20) != (bytes[end - 1] & 0x20)) {
            return false;
        }
        int next = bytes[end] | ' ';
        int last = bytes[end - 1] | ' ';
        if (next == 's' && (end + 1 >= bytes.length || !isLetter(bytes[end + 1]))) {
            return false;
        }
        return next >= 'a'
                && next <= 'z'
                && (last == 'y' && end - from == 3
                        || last == 'n' && end - from == 5
                        || last == 'h' && end - from == 4 && (bytes[from] | ' ') == 'a');
    }

    private static boolean isLetter(byte c) {
        return (c | ' ') >= 'a' && (c | ' ') <= 'z';
    }

    private boolean contains(int begin, int end, char c) {
        for (int i = begin; i < end; i++) {
            if (bytes[i] == c) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPart(byte c) {
        return c < 0
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '-'
                || c == '.';
    }

    boolean mayBe() {
        if (isPhrase || kind.isXml() || kind == FileKind.TABLE) {
            return true;
        }
        if (kind.isRecords() && isEntry() && isSecretName()) {
            return true;
        }
        if (kind.isProgram() && (mayOpenMap() || mayInsert())) {
            return true;
        }
        if (mayOpenList()) {
            return true;
        }
        int i = to;
        if (kind.isProse() && isTold()) {
            return true;
        }
        if (kind == FileKind.JSON && i < bytes.length && bytes[i] == '\\' && isQuote(i + 1)) {
            i++;
        }
        boolean closed = isQuote(i);
        i = spaces(closed ? i + 1 : i);
        i = spaces(behindBrackets(i));
        return i < bytes.length && (isGiven(i, closed) || isWorded()) && isSecretName();
    }

    /** Whether it is the name of a map of credentials, and is given something that the line does not end. */
    boolean mayOpenMap() {
        if (!endsAsContainer() || !Containers.isOne(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))) {
            return false;
        }
        boolean given = false;
        int i = to;
        while (i < bytes.length && i - to < MAX_LINE && bytes[i] != '\n') {
            given |= bytes[i] == '=' || bytes[i] == ':';
            i++;
        }
        return given;
    }

    /** Whether it is the name of several keys that are listed behind it, or below. */
    boolean mayOpenList() {
        if (to - from < 5 || (bytes[to - 1] | ' ') != 's' || !Lists.areIn(kind)) {
            return false;
        }
        boolean opened = false;
        int i = to;
        while (i < bytes.length && i - to < MAX_OPENING && bytes[i] != '\n' && !opened) {
            opened = bytes[i] == '{' || bytes[i] == '(' || bytes[i] == '[' && at(i + 1) != ']';
            i++;
        }
        boolean below = kind == FileKind.YAML && at(spaces(isQuote(to) ? to + 1 : to)) == ':';
        return (opened || below) && Lists.isOne(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** Whether it is a column of a table that a row is added to, in a text of SQL in the line. */
    boolean mayInsert() {
        byte next = at(spaces(isQuote(to) || at(to) == ']' ? to + 1 : to));
        if (next != ',' && next != ')') {
            return false;
        }
        for (int i = from; i > 3 && from - i < MAX_COLUMNS && bytes[i] != '\n'; i--) {
            if ((bytes[i] == ' ' || bytes[i] == '\t')
                    && (bytes[i - 1] | ' ') == 'o'
                    && (bytes[i - 2] | ' ') == 't'
                    && (bytes[i - 3] | ' ') == 'n') {
                return isSecretName();
            }
        }
        return false;
    }

    /** Whether the last letters are those of a map of credentials: most names end here, before a text is made of them. */
    private boolean endsAsContainer() {
        if (to - from < 5 || (bytes[to - 1] | ' ') != 's') {
            return false;
        }
        int before = bytes[to - 2] | ' ';
        int third = bytes[to - 3] | ' ';
        return before == 'd' && (third == 'e' || third == 'r' || third == 'w')
                || before == 'l' && third == 'a'
                || before == 'n' && third == 'i';
    }

    /** Whether a sentence goes on behind a word for a password, as {@link Sentences} reads it. */
    private boolean isTold() {
        int i = spaces(to);
        int length = to - from;
        boolean word =
                length == 2 || length == 3 || length == 4 || length == 6 || length == 8 || length == 10 || length == 11;
        if (word && from > 1 && (bytes[from - 1] == '/' || bytes[from - 2] == '/')) {
            return true;
        }
        return (word || bytes[from] < 0) && (isQuote(i) || at(i) == ':' || i > to && "iwfoIWFO".indexOf(at(i)) >= 0);
    }

    /** Whether a name may have its value in another entry: it is a value itself, opens a record, or stands in a list. */
    private boolean isEntry() {
        int i = spaces(isQuote(to) ? to + 1 : to);
        byte next = at(i);
        if (kind == FileKind.SQL) {
            return next == ',' || next == ')' || isQuote(from - 1) && isQuote(to);
        }
        byte after = next == ':' || next == '=' ? at(spaces(i + 1)) : next;
        return next == ','
                || next == ';'
                || next == '}'
                || next == '\n'
                || next == '\r'
                || i == bytes.length
                || after == '{'
                || kind == FileKind.YAML && next == ':' && (after == '\n' || after == '\r');
    }

    private boolean isGiven(int i, boolean closed) {
        boolean quoted = kind.quotedOnly() && kind != FileKind.PROSE;
        return switch (bytes[i]) {
            case '=' -> {
                byte next = at(i + 1);
                boolean compares = next == '=' || next == '~' || next == '!';
                yield compares && isProgram() && isCompared(i)
                        || !compares && (!quoted || isText(i + (next == '>' ? 2 : 1)) || isExported() || isVariable(i));
            }
            case '?' ->
                at(i + 1) == '=' && (!quoted || isText(i + 2))
                        || isProgram() && (at(i + 1) == '?' || at(i + 1) == ':') && isFallback(i);
            case '|' -> isProgram() && at(i + 1) == '|' && isFallback(i);
            case '<' -> isProgram() && at(i + 1) == '-' && isText(i + 2);
            case 'a', 'A' -> isProgram() && (at(i + 1) | ' ') == 's' && at(i + 2) == ' ' && isTypedBreak(i);
            case ':' -> at(i + 1) != ':' && (!quoted || hasQuote(i) || isText(i + 1) || isTypedBreak(i));
            case '>' -> from > 0 && bytes[from - 1] == '<';
            case ',' -> closed && (isProgram() || isOption()) && isText(i + 1);
            case '!' -> isProgram() && at(i + 1) == '=' && isCompared(i);
            case '[' -> isProgram() && isQuote(i + 1);
            case ')' -> closed && isProgram() && isLookedUp(spaces(i + 1));
            case 'o' -> closed && isLookedUp(i);
            case 's' -> !closed && isProgram() && at(i + 5) == 'g' && at(i + 6) == ' ' && isTypedBreak(i);
            case '-' -> closed && isProgram() && at(i + 1) == '>' && isText(i + 2);
            case 't' -> closed && isProgram() && at(i + 1) == 'o' && isText(i + 2);
            case '(' -> isQuote(spaces(i + 1));
            case '"', '\'', '`' -> true;
            default -> false;
        };
    }

    /** Whether another value is taken where what was looked up is not there. */
    private boolean isLookedUp(int i) {
        boolean sign = at(i) == '|' && at(i + 1) == '|'
                || at(i) == '?' && (at(i + 1) == '?' || at(i + 1) == ':')
                || at(i) == 'o' && at(i + 1) == 'r' && at(i + 2) == ' ';
        return sign && isProgram() && isText(i + 2);
    }

    private boolean isCompared(int i) {
        return isText(at(i + 2) == '=' ? i + 3 : i + 2);
    }

    private boolean isFallback(int i) {
        return isText(at(i + 2) == '=' ? i + 3 : i + 2);
    }

    /** Whether a text begins with the name and goes on with a value. */
    private boolean isVariable(int i) {
        return i == to && isQuote(from - 1) && !isQuote(i + 1);
    }

    /** Whether a line of a shell within another text gives it something. */
    private boolean isExported() {
        return from > 6
                && bytes[from - 1] == ' '
                && bytes[from - 2] == 't'
                && bytes[from - 6] == 'x'
                && bytes[from - 7] == 'e';
    }

    /** Whether a type stands there, and the value in the next line. */
    private boolean isTypedBreak(int at) {
        int i = at;
        while (i < bytes.length && i - at < MAX_NAME && bytes[i] != '\n' && bytes[i] != '=') {
            i++;
        }
        return i < bytes.length && bytes[i] == '=' && isText(i + 1);
    }

    /** Whether it is read as a program, which texts within JSON are. */
    private boolean isProgram() {
        return kind.isProgram() || kind == FileKind.JSON;
    }

    /** Whether a value may follow without anything between. */
    private boolean isWorded() {
        return kind == FileKind.WORDS
                || !kind.quotedOnly() && (kind.isShell() || isOption() || kind == FileKind.SETTINGS && isFirst());
    }

    /** Whether nothing stands before the name in its line. */
    private boolean isFirst() {
        int i = from;
        while (i > 0 && (bytes[i - 1] == ' ' || bytes[i - 1] == '\t')) {
            i--;
        }
        return i == 0 || bytes[i - 1] == '\n' || bytes[i - 1] == '\r' || from - i > MAX_NAME;
    }

    private int behindBrackets(int at) {
        int i = at;
        if (i < bytes.length && bytes[i] == '[') {
            i++;
            while (i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9') {
                i++;
            }
        }
        return i < bytes.length && bytes[i] == ']' ? i + 1 : at;
    }

    private boolean isOption() {
        int start = nameStart();
        return start - from >= 2 && bytes[start - 1] == '-' && bytes[start - 2] == '-';
    }

    /** Where the first letter is: a name does not begin with a digit or a sign. */
    private int nameStart() {
        int start = from;
        while (start < to && bytes[start] >= 0 && (bytes[start] == '-' || bytes[start] == '.' || bytes[start] <= '9')) {
            start++;
        }
        return start;
    }

    /** Whether a text in quotes begins there, perhaps behind a letter that says of what kind, or behind a conversion to bytes. */
    private boolean isText(int i) {
        int begin = afterBreak(spaces(i));
        if (begin < bytes.length && (bytes[begin] == '[' || bytes[begin] == '\\')) {
            return hasQuote(begin);
        }
        if (isQuote(begin)
                || begin < bytes.length && "bru@fFRBLnNeE".indexOf(bytes[begin]) >= 0 && isQuote(begin + 1)) {
            return true;
        }
        int open = begin;
        while (open < bytes.length && open - begin < MAX_CONVERSION && isPart(bytes[open])) {
            open++;
        }
        return open > begin && at(open) == '(' && isQuote(spaces(open + 1));
    }

    /** Where a line goes on whose value stands in the next one; the place itself where that is none. */
    private int afterBreak(int at) {
        int i = at;
        while (i < bytes.length && (bytes[i] == '\\' || bytes[i] == '(' || bytes[i] == '\r' || bytes[i] == ' ')) {
            i++;
        }
        if (i == bytes.length || bytes[i] != '\n') {
            return at;
        }
        while (i < bytes.length && bytes[i] >= 0 && bytes[i] <= ' ') {
            i++;
        }
        return i;
    }

    private boolean hasQuote(int i) {
        int j = i;
        while (j < bytes.length && j - i < MAX_LINE && bytes[j] != '\n' && !isQuote(j)) {
            j++;
        }
        return isQuote(j);
    }

    private boolean isSecretName() {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return true;
            }
        }
        int start = nameStart();
        String name = new String(bytes, start, to - start, StandardCharsets.ISO_8859_1);
        return to - from >= MAX_NAME
                || SecretName.of(name) != SecretName.NONE
                || isProgram() && isKeyed() && Containers.isOne(name);
    }

    private boolean isKeyed() {
        return (at(to) == '[' || at(to) == '(') && isQuote(to + 1);
    }

    private byte at(int i) {
        return i < bytes.length ? bytes[i] : (byte) ' ';
    }

    private boolean isQuote(int i) {
        return i >= 0 && i < bytes.length && (bytes[i] == '"' || bytes[i] == '\'' || bytes[i] == '`');
    }

    private int spaces(int i) {
        int j = i;
        while (j < bytes.length && (bytes[j] == ' ' || bytes[j] == '\t')) {
            j++;
        }
        return j;
    }
}
