package dev.sinew.scan.rules;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression of the Common Expression Language into texts, names, numbers and signs. */
final class FilterTokens {
    /**
     * A piece.
     *
     * @param text what it is, of a text what it says
     * @param isText whether it stood in quotes
     */
    record Token(String text, boolean isText) {}

    private static final List<String> SIGNS =
            List.of("||", "&&", "==", "!=", "<=", ">=", "<", ">", "!", "(", ")", "[", "]", "?", ",", ".");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private FilterTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) throws FilterReader.Unknown {
        FilterTokens cut = new FilterTokens(text);
        while (cut.at < text.length()) {
            if (Character.isWhitespace(text.charAt(cut.at))) {
                cut.at++;
            } else if (text.startsWith("//", cut.at)) {
                int end = text.indexOf('\n', cut.at);
                cut.at = end < 0 ? text.length() : end;
            } else {
                cut.token();
            }
        }
        return cut.tokens;
    }

    private void token() throws FilterReader.Unknown {
        char c = text.charAt(at);
        boolean raw = (c == 'r' || c == 'R') && at + 1 < text.length() && isQuote(text.charAt(at + 1));
        if (raw || isQuote(c)) {
            quoted(raw);
            return;
        }
        int end = at;
        boolean number = Character.isDigit(c);
        while (end < text.length() && (isName(text.charAt(end)) || number && text.charAt(end) == '.')) {
            end++;
        }
        if (end == at) {
            String sign = SIGNS.stream()
                    .filter(each -> text.startsWith(each, at))
                    .findFirst()
                    .orElse("");
            if (sign.isEmpty()) {
                throw new FilterReader.Unknown("'" + c + "' is not known");
            }
            end = at + sign.length();
        }
        tokens.add(new Token(text.substring(at, end), false));
        at = end;
    }

    private void quoted(boolean raw) throws FilterReader.Unknown {
        int begin = raw ? at + 1 : at;
        String one = text.substring(begin, begin + 1);
        String quotes = text.startsWith(one.repeat(3), begin) ? one.repeat(3) : one;
        StringBuilder said = new StringBuilder();
        int i = begin + quotes.length();
        while (i < text.length() && !text.startsWith(quotes, i)) {
            char c = text.charAt(i);
            if (c == '\\' && !raw && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                said.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                said.append(c);
            }
            i++;
        }
        if (i >= text.length()) {
            throw new FilterReader.Unknown("a text does not end");
        }
        tokens.add(new Token(said.toString(), true));
        at = i + quotes.length();
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
