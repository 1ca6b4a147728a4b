package dev.sinew.engine.inject;

import dev.sinew.engine.inject.SqlTokens.Kind;
import dev.sinew.engine.inject.SqlTokens.Token;
import java.util.List;
import java.util.Set;

/**
 * Whether a value, put into a query, would change its structure. It is read three times: as what stands in single quotes, in double
 * quotes, and bare in place of a number or name. In quotes it must first end them, and what follows must go on in SQL's grammar in a way
 * that no sentence and no name does; bare, it must begin as a value and go on so, and compare constants rather than fields, as filters do.
 */
public final class SqlText {
    private static final int LONGEST_HEAD = 96;
    private static final Set<String> BEGINNINGS = Set.of(
            "select",
            "begin",
            "start",
            "commit",
            "use",
            "declare",
            "with",
            "update",
            "insert",
            "delete",
            "create",
            "drop",
            "alter",
            "from",
            "where",
            "set",
            "if",
            "return",
            "end",
            "and",
            "or",
            "explain",
            "show",
            "rollback");

    private SqlText() {}

    /** Where a text would begin to be SQL, or -1. */
    public static int breakout(String text) {
        int at = quoted(text, '\'');
        if (at < 0) {
            at = quoted(text, '"');
        }
        if (at < 0 && text.indexOf('\u2019') >= 0) {
            at = quoted(text.replace('\u2019', '\''), '\'');
        }
        return at >= 0 ? at : bare(text);
    }

    /** Whether it ends with a quote that nothing ended: how it is tried whether an application minds. */
    public static boolean isProbe(String text) {
        String end = text.strip();
        int length = end.length();
        return length > 0
                && length <= LONGEST_HEAD
                && (end.endsWith("'") || end.endsWith("\"") || end.endsWith("\\"))
                && end.indexOf('\'') >= length - 2
                && end.indexOf(' ') < 0;
    }

    /** Whether the text goes on for sentences behind the attack, which no query would take: it is about SQL. */
    public static boolean isProse(String text, int at) {
        int words = 0;
        int ends = 0;
        for (int i = Math.max(at, 0); i + 1 < text.length(); i++) {
            boolean letter = Character.isLetter(text.charAt(i));
            words += letter && !Character.isLetter(text.charAt(i + 1)) ? 1 : 0;
            ends += letter
                            && (text.charAt(i + 1) == '.' || text.charAt(i + 1) == '?')
                            && (i + 2 == text.length() || text.charAt(i + 2) == ' ')
                    ? 1
                    : 0;
        }
        boolean before = at > 1 && text.lastIndexOf(' ', at - 1) > 0 && words(text, at) >= 3;
        boolean shown = at > 0 && text.charAt(at - 1) == '`' && text.indexOf('`', at) > 0;
        return shown || before && ends > 0 && words > 4;
    }

    private static int quoted(String text, char quote) {
        int end = text.indexOf(quote);
        if (end > 0 && text.charAt(end - 1) == '\\') {
            end = text.indexOf(quote, end + 1);
        }
        boolean doubled = end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == quote;
        if (end < 0 || end > LONGEST_HEAD || doubled || isStatementHead(text, end)) {
            return -1;
        }
        SqlGrammar rest = new SqlGrammar(SqlTokens.of(text, end + 1));
        int i = rest.skipClose(0);
        boolean changes = rest.isConnective(i) && isCondition(rest, i + 1)
                || rest.at(i).is(Kind.SEMICOLON) && isSecond(rest, i + 1)
                || rest.isUnion(i, true)
                || rest.isClause(i)
                || isTail(text, end, rest, i)
                || isExpression(rest, i)
                || rest.at(i).is("waitfor") && rest.isStatement(i);
        return changes ? end : -1;
    }

    /** Behind {@code ' OR}: what decides without the data, or compares with a constant. A doubled or tripled equals is another language's. */
    private static boolean isCondition(SqlGrammar rest, int from) {
        int i = rest.skipOpen(from);
        if (rest.isComparisonWithConstant(from) || rest.isStrong(i) || rest.isStrong(from)) {
            return true;
        }
        Token token = rest.at(i);
        Token next = rest.at(rest.skipClose(i + 1));
        boolean call = token.is(Kind.WORD) && rest.at(i + 1).is(Kind.OPEN) && rest.hasStrong(i)
                || token.is(Kind.STRING)
                        && token.text().isEmpty()
                        && rest.at(i + 1).is(Kind.OPERATOR);
        boolean alone = rest.isConstant(i)
                && (isEmptyComment(next)
                        || token.is(Kind.OPEN_STRING) && isTrue(token.text())
                        || rest.isConnective(rest.skipClose(i + 1)) && rest.hasStrong(i));
        return call || alone;
    }

    /** A comment that hides the rest of a query has nothing to say. */
    private static boolean isEmptyComment(Token token) {
        String text = token.text();
        return token.is(Kind.COMMENT) && (text.isEmpty() || text.length() == 1 && !Character.isDigit(text.charAt(0)));
    }

    private static boolean isTrue(String text) {
        return text.equals("1") || text.equals("true") || text.equals("x") || text.equals("a");
    }

    private static boolean isSecond(SqlGrammar rest, int i) {
        return rest.isStatement(i)
                || rest.at(i).is(Kind.COMMENT) && rest.at(i).text().length() <= 3;
    }

    /** {@code admin'--}: the rest of the query is a comment, and before the quote stands a short value. */
    private static boolean isTail(String text, int end, SqlGrammar rest, int i) {
        Token token = rest.at(i);
        return token.is(Kind.COMMENT)
                && (text.charAt(token.at()) != '#' || token.text().isEmpty())
                && token.text().length() <= 3
                && words(text, end) <= 2;
    }

    /** {@code '||(SELECT …)||'}, {@code '+sleep(5)+'}, {@code '='}. */
    private static boolean isExpression(SqlGrammar rest, int i) {
        Token token = rest.at(i);
        if (token.is(Kind.OPERATOR)
                || token.is("in")
                || token.is("like")
                || token.is(Kind.COMPARE) && token.text().equals("=")) {
            int k = rest.skipOpen(i + 1);
            boolean hidden =
                    token.is(Kind.COMPARE) && rest.isConstant(k) && (rest.hasComment(k) || rest.isConnective(k + 1));
            return rest.isStrong(i + 1)
                    || rest.isStrong(k)
                    || hidden
                    || rest.at(k).is("case") && rest.at(k + 1).is("when")
                    || (rest.at(k).is("if") || rest.at(k).is("iif")) && rest.hasStrong(k);
        }
        return false;
    }

    /** Whether a text is a whole statement over a table, where no statement belongs. */
    public static boolean isStatement(String text) {
        SqlGrammar tokens = new SqlGrammar(SqlTokens.of(text, 0));
        int i = tokens.skipOpen(0);
        Token item = tokens.at(i + 1);
        boolean sure = switch (tokens.at(i).text()) {
            case "select" ->
                item.text().equals("*") && tokens.at(i + 2).is("from")
                        || tokens.isConstant(i + 1)
                        || tokens.hasStrong(i)
                        || tokens.hasComment(i);
            case "drop", "truncate", "alter" ->
                tokens.at(i + 3).is(Kind.END)
                        || tokens.at(i + 3).is(Kind.SEMICOLON)
                        || tokens.at(i + 3).is(Kind.COMMENT);
            case "delete" ->
                tokens.at(i + 3).is("where")
                        || tokens.at(i + 3).is(Kind.END)
                        || tokens.at(i + 3).is(Kind.SEMICOLON);
            case "insert" -> tokens.at(i + 3).is("values") || tokens.at(i + 3).is(Kind.OPEN);
            case "update" -> tokens.at(i + 4).is(Kind.COMPARE);
            default -> false;
        };
        return sure && tokens.at(i).is(Kind.WORD) && tokens.isStatement(i);
    }

    private static int bare(String text) {
        List<Token> tokens = SqlTokens.of(text, 0);
        SqlGrammar value = new SqlGrammar(tokens);
        int i = value.at(0).text().equals("-") ? 1 : 0;
        Token head = value.at(i);
        boolean number = head.is(Kind.NUMBER) || head.is("null") || head.is("true") || head.is("false");
        boolean name = head.is(Kind.WORD)
                && !BEGINNINGS.contains(head.text())
                && head.text().length() <= 40;
        if (head.is(Kind.OPEN) && value.at(i + 1).is("select") && value.hasStrong(i + 1)) {
            return value.hasComment(i) || value.at(i + 2).is(Kind.OPEN) || hasCall(value, tokens.size())
                    ? head.at()
                    : -1;
        }
        if (value.isStrong(i)
                && head.is(Kind.WORD)
                && (value.hasComment(i)
                        || head.text().startsWith("pg_")
                        || head.text().equals("waitfor"))) {
            return head.at();
        }
        int next = number || name ? value.skipClose(i + 1) : value.skipClose(i);
        boolean closed = !number && !name && next > i;
        if (!number && !name && !closed) {
            boolean starts = value.isUnion(i, false) || value.isConnective(i) && value.isTautology(i + 1);
            return starts ? head.at() : -1;
        }
        boolean changes = isBareCondition(value, next, number || closed || next > i + 1)
                || value.isUnion(next, number || closed)
                || value.at(next).is(Kind.SEMICOLON)
                        && !value.at(next + 1).is(Kind.COMMENT)
                        && value.isStatement(next + 1)
                || value.isClause(next)
                || value.at(next).is("waitfor") && value.isStatement(next)
                || number
                        && value.at(next).is(Kind.COMMENT)
                        && value.at(next).text().isEmpty()
                        && text.charAt(value.at(next).at()) == '-'
                        && next == i + 1
                || isBareExpression(value, next, number, tokens.size());
        return changes ? value.at(next).at() : -1;
    }

    private static boolean isBareCondition(SqlGrammar value, int next, boolean sure) {
        if (!value.isConnective(next)) {
            return false;
        }
        Token word = value.at(next);
        int i = value.skipOpen(next + 1);
        boolean strong = value.isStrong(i)
                || value.isStrong(next + 1)
                || value.at(i).is(Kind.WORD) && value.at(i + 1).is(Kind.OPEN) && value.hasStrong(i);
        boolean alone = sure && value.isConstant(i) && isEmptyComment(value.at(value.skipClose(i + 1)));
        return value.isTautology(next + 1) || strong && (sure || word.is(Kind.WORD)) || alone;
    }

    /** {@code 1-sleep(5)}, {@code 1*if(now()=sysdate(),sleep(5),0)}, {@code name,(select …)}. */
    private static boolean isBareExpression(SqlGrammar value, int next, boolean number, int size) {
        Token token = value.at(next);
        boolean joins = number && token.is(Kind.OPERATOR) || token.is(Kind.COMMA);
        int i = value.skipOpen(next + 1);
        boolean open = value.at(next + 1).is(Kind.OPEN);
        boolean query = open && (value.at(i).is("select") || value.at(i).is("case"));
        boolean call = value.isStrong(i) || (value.at(i).is("if") || value.at(i).is("iif")) && value.hasStrong(i);
        return joins && next + 1 < size && (query || number && call);
    }

    private static boolean hasCall(SqlGrammar value, int size) {
        for (int i = 0; i < size; i++) {
            if (value.at(i).is(Kind.WORD) && value.at(i + 1).is(Kind.OPEN) && value.isStrong(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text before the quote is itself a statement or a line of code. */
    private static boolean isStatementHead(String text, int end) {
        List<Token> head = SqlTokens.of(text.substring(0, end), 0);
        boolean statement = head.getFirst().is(Kind.WORD)
                && BEGINNINGS.contains(head.getFirst().text())
                && head.size() > 3;
        boolean assigned = head.size() > 2 && head.get(head.size() - 2).is(Kind.COMPARE);
        return statement
                || assigned
                || end > 0
                        && "([{,="
                                        .indexOf(
                                                text.substring(0, end)
                                                                .stripTrailing()
                                                                .isEmpty()
                                                        ? ' '
                                                        : text.substring(0, end)
                                                                .stripTrailing()
                                                                .charAt(text.substring(0, end)
                                                                                .stripTrailing()
                                                                                .length()
                                                                        - 1))
                                >= 0;
    }

    private static int words(String text, int end) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < end; i++) {
            boolean part = text.charAt(i) > ' ';
            words += part && !inside ? 1 : 0;
            inside = part;
        }
        return words;
    }
}
