package dev.sinew.engine.inject;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tokens of SQL from some place of a text on, in a form in which grammar can be asked for. Comments are blanks, but for the last. */
final class SqlTokens {
    private static final int MOST = 64;

    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        /** A string that the text does not end. */
        OPEN_STRING,
        COMPARE,
        OPERATOR,
        OPEN,
        CLOSE,
        COMMA,
        SEMICOLON,
        /** A comment that hides all that follows. */
        COMMENT,
        VARIABLE,
        OTHER,
        END
    }

    /**
     * A token.
     *
     * @param kind what it is
     * @param text in lower case; of a string what is within
     * @param at where it begins
     */
    record Token(Kind kind, String text, int at) {
        boolean is(Kind wanted) {
            return kind == wanted;
        }

        boolean is(String word) {
            return kind == Kind.WORD && text.equals(word);
        }
    }

    private final String text;
    private int at;
    private final List<Token> tokens = new ArrayList<>();

    private SqlTokens(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** The first tokens from a place on, and behind them an end. */
    static List<Token> of(String text, int from) {
        SqlTokens reader = new SqlTokens(text, from);
        while (reader.tokens.size() < MOST && reader.at < text.length()) {
            reader.next();
        }
        Kind last = reader.at < text.length() ? Kind.OTHER : Kind.END;
        reader.tokens.add(new Token(last, "", reader.at));
        return reader.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (c <= ' ' || c == '\u00a0') {
            at++;
        } else if (c == '/' && next == '*') {
            block();
        } else if (c == '*' && next == '/') {
            at += 2;
        } else if (c == '#' || c == '-' && next == '-') {
            comment(c == '#' ? 1 : 2);
        } else if (c == '\'' || c == '"') {
            string(c);
        } else if (isWord(c)) {
            word();
        } else if (c >= '0' && c <= '9' || c == '.' && next >= '0' && next <= '9') {
            number();
        } else if (c == '@') {
            int end = at + 1;
            while (end < text.length() && (text.charAt(end) == '@' || isPart(text.charAt(end)))) {
                end++;
            }
            add(Kind.VARIABLE, end);
        } else {
            sign(c, next);
        }
    }

    /** MySQL reads what stands in {@code /*!50000 …} as SQL. */
    private void block() {
        if (at + 2 < text.length() && text.charAt(at + 2) == '!') {
            at += 3;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            return;
        }
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            add(Kind.COMMENT, text.length());
        } else {
            at = end + 2;
        }
    }

    private void comment(int length) {
        int line = text.indexOf('\n', at);
        boolean last = line < 0 || text.substring(line).isBlank();
        if (last) {
            tokens.add(new Token(Kind.COMMENT, text.substring(at + length).strip(), at));
            at = text.length();
        } else {
            at = line;
        }
    }

    private void string(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        boolean closed = end < text.length();
        int to = Math.min(end, text.length());
        tokens.add(new Token(closed ? Kind.STRING : Kind.OPEN_STRING, text.substring(Math.min(at + 1, to), to), at));
        at = Math.min(end + 1, text.length());
    }

    private void word() {
        int end = at;
        while (end < text.length() && (isPart(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        add(Kind.WORD, end);
    }

    /** A number ends where its word does not go on, but for a word glued to it: {@code 1or}. */
    private void number() {
        int end = at;
        if (text.startsWith("0x", at)) {
            end += 2;
            while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
                end++;
            }
        } else {
            while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
                end++;
            }
        }
        add(Kind.NUMBER, end);
    }

    private void sign(char c, char next) {
        switch (c) {
            case '(' -> add(Kind.OPEN, at + 1);
            case ')' -> add(Kind.CLOSE, at + 1);
            case ',' -> add(Kind.COMMA, at + 1);
            case ';' -> add(Kind.SEMICOLON, at + 1);
            case '=', '<', '>', '!' -> {
                int end = at + 1;
                while (end < text.length() && "=<>".indexOf(text.charAt(end)) >= 0) {
                    end++;
                }
                add(Kind.COMPARE, end);
            }
            case '|', '&' -> add(Kind.OPERATOR, next == c ? at + 2 : at + 1);
            case '+', '-', '*', '/', '%', '^', '~' -> add(Kind.OPERATOR, at + 1);
            default -> add(Kind.OTHER, at + 1);
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end).toLowerCase(Locale.ROOT), at));
        at = end;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c > 0x7f && Character.isLetter(c);
    }

    private static boolean isPart(char c) {
        return isWord(c) || c >= '0' && c <= '9' || c == '$';
    }
}
