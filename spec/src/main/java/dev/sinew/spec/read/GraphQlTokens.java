package dev.sinew.spec.read;

/**
 * Cuts a GraphQL document into tokens (GraphQL, October 2021, section 2.1): names, punctuators, and one token for any number
 * or string. What is ignored between tokens is skipped.
 */
final class GraphQlTokens {
    /** What a string or number is. */
    static final String VALUE = "\"";
    /** Behind the last token. */
    static final String END = "";

    private static final String BLOCK = "\"\"\"";

    private final String text;
    private int at;
    private int line = 1;
    private String token = END;
    private String string = "";

    GraphQlTokens(String text) {
        this.text = text;
        next();
    }

    /** The token that is next: a name, a punctuator, {@link #VALUE} or {@link #END}. */
    String peek() {
        return token;
    }

    boolean is(String expected) {
        return token.equals(expected);
    }

    boolean isName() {
        return !token.isEmpty() && nameCharacter(token.charAt(0));
    }

    int line() {
        return line;
    }

    /** The token that is next, which is then behind. */
    String take() {
        String taken = token;
        next();
        return taken;
    }

    private void next() {
        skipIgnored();
        if (at >= text.length()) {
            token = END;
            return;
        }
        char c = text.charAt(at);
        int from = at;
        if (c == '"') {
            readString();
            token = VALUE;
        } else if (nameCharacter(c) || c == '-') {
            at++;
            while (at < text.length() && (nameCharacter(text.charAt(at)) || inNumber(c, text.charAt(at)))) {
                at++;
            }
            boolean number = c == '-' || (c >= '0' && c <= '9');
            token = number ? VALUE : text.substring(from, at);
        } else {
            at++;
            token = String.valueOf(c);
        }
    }

    private static boolean inNumber(char first, char c) {
        return (first == '-' || (first >= '0' && first <= '9')) && (c == '.' || c == '+' || c == '-');
    }

    private static boolean nameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private void skipIgnored() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c <= ' ' || c == ',' || c == '\ufeff') {
                line += c == '\n' ? 1 : 0;
                at++;
            } else {
                return;
            }
        }
    }

    /** What the string says that was read last, without its quotes and as it is written. */
    String string() {
        return string;
    }

    private void readString() {
        boolean block = text.startsWith(BLOCK, at);
        at += block ? BLOCK.length() : 1;
        int from = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            line += c == '\n' ? 1 : 0;
            if (block ? text.startsWith(BLOCK, at) : c == '"' || c == '\n') {
                string = text.substring(from, at);
                at += block ? BLOCK.length() : 1;
                return;
            }
            at += c == '\\' ? (block && text.startsWith(BLOCK, at + 1) ? 4 : 2) : 1;
        }
        at = Math.min(at, text.length());
    }
}
