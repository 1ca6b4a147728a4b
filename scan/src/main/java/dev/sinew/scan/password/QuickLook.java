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
        if (isPhrase || kind.isXml()) {
            return true;
        }
        int i = to;
        boolean closed = isQuote(i);
        i = spaces(closed ? i + 1 : i);
        i = spaces(i < bytes.length && bytes[i] == ']' ? i + 1 : i);
        return i < bytes.length && (isGiven(i, closed) || isWorded()) && isSecretName();
    }

    private boolean isGiven(int i, boolean closed) {
        boolean quoted = kind.quotedOnly();
        return switch (bytes[i]) {
            case '=' -> {
                byte next = at(i + 1);
                boolean compares = next == '=' || next == '~' || next == '!';
                yield !compares && (!quoted || isText(i + (next == '>' ? 2 : 1)));
            }
            case '?' -> at(i + 1) == '=' && (!quoted || isText(i + 2));
            case ':' -> at(i + 1) != ':' && (!quoted || hasQuote(i));
            case ',' -> closed && kind.isProgram() && isText(i + 1);
            case '(' -> isQuote(spaces(i + 1));
            case '"', '\'', '`' -> true;
            default -> false;
        };
    }

    /** Whether a value may follow without anything between. */
    private boolean isWorded() {
        return kind == FileKind.WORDS || !kind.quotedOnly() && (kind == FileKind.SHELL || isOption());
    }

    private boolean isOption() {
        int start = from;
        while (start < to && bytes[start] == '-') {
            start++;
        }
        return start - from >= 2;
    }

    /** Whether a text in quotes begins there, perhaps behind a letter that says of what kind. */
    private boolean isText(int i) {
        int begin = spaces(i);
        return isQuote(begin) || begin < bytes.length && "bru@fFRBL".indexOf(bytes[begin]) >= 0 && isQuote(begin + 1);
    }

    private boolean hasQuote(int i) {
        int j = i;
        while (j < bytes.length && j - i < MAX_LINE && bytes[j] != '\n' && !isQuote(j)) {
            j++;
        }
        return isQuote(j);
    }

    private boolean isSecretName() {
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return true;
            }
        }
        while (start < to && (bytes[start] == '-' || bytes[start] == '.' || bytes[start] <= '9')) {
            start++;
        }
        String name = new String(bytes, start, to - start, StandardCharsets.ISO_8859_1);
        return to - from >= MAX_NAME || SecretName.of(name) != SecretName.NONE;
    }

    private byte at(int i) {
        return i < bytes.length ? bytes[i] : (byte) ' ';
    }

    private boolean isQuote(int i) {
        return i < bytes.length && (bytes[i] == '"' || bytes[i] == '\'' || bytes[i] == '`');
    }

    private int spaces(int i) {
        int j = i;
        while (j < bytes.length && (bytes[j] == ' ' || bytes[j] == '\t')) {
            j++;
        }
        return j;
    }
}
