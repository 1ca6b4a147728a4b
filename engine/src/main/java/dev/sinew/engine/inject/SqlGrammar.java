package dev.sinew.engine.inject;

import dev.sinew.engine.inject.SqlTokens.Kind;
import dev.sinew.engine.inject.SqlTokens.Token;
import java.util.List;
import java.util.Set;

/** Asks what some tokens of SQL are: a condition that says nothing of the data, another statement, a second query. */
final class SqlGrammar {
    /** Functions that nobody calls but to wait, to read what is not asked for, or to make the server tell. */
    private static final Set<String> STRONG = Set.of(
            "sleep",
            "benchmark",
            "pg_sleep",
            "extractvalue",
            "updatexml",
            "load_file",
            "randomblob",
            "xp_cmdshell",
            "xp_dirtree",
            "database",
            "version",
            "sysdate",
            "user_name",
            "db_name",
            "system_user",
            "session_user",
            "dbms_pipe.receive_message",
            "dbms_lock.sleep",
            "dbms_session.sleep",
            "utl_inaddr.get_host_address",
            "utl_inaddr.get_host_name",
            "utl_http.request",
            "gtid_subset",
            "json_keys",
            "sqlite_version",
            "load_extension",
            "pg_read_file",
            "group_concat",
            "current_user",
            "current_database",
            "ctxsys.drithsx.sn",
            "exp",
            "sys.fn_xe_file_target_read_file",
            "elt",
            "make_set");

    private static final Set<String> CATALOGUES = Set.of(
            "information_schema",
            "sysobjects",
            "syscolumns",
            "pg_catalog",
            "pg_user",
            "pg_shadow",
            "sqlite_master",
            "sqlite_schema",
            "all_tables",
            "user_tables",
            "dual",
            "mysql.user",
            "msysobjects",
            "v$version",
            "sys.tables",
            "master..sysdatabases",
            "sysdatabases");
    private static final Set<String> CONNECTIVES = Set.of("or", "and", "xor", "||", "&&");
    private static final Set<String> DROPPED = Set.of(
            "table",
            "database",
            "schema",
            "view",
            "user",
            "index",
            "procedure",
            "function",
            "trigger",
            "column",
            "role");

    private final List<Token> tokens;

    SqlGrammar(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token at(int index) {
        return tokens.get(Math.min(index, tokens.size() - 1));
    }

    boolean isConnective(int i) {
        Token token = at(i);
        return (token.is(Kind.WORD) || token.is(Kind.OPERATOR)) && CONNECTIVES.contains(token.text());
    }

    /** The index behind {@code NOT}s and opening parentheses. */
    int skipOpen(int i) {
        int k = i;
        while (at(k).is(Kind.OPEN)
                || at(k).is("not")
                || at(k).text().equals("!")
                || at(k).text().equals("-")) {
            k++;
        }
        return k;
    }

    int skipClose(int i) {
        int k = i;
        while (at(k).is(Kind.CLOSE)) {
            k++;
        }
        return k;
    }

    boolean isConstant(int i) {
        Token token = at(i);
        return token.is(Kind.NUMBER)
                || token.is(Kind.STRING)
                || token.is(Kind.OPEN_STRING)
                || token.is(Kind.VARIABLE)
                || token.is("true")
                || token.is("false")
                || token.is("null");
    }

    /** Whether a comparison of constants begins there, which is true or false whatever the data: {@code 1=1}. */
    boolean isTautology(int from) {
        int i = skipOpen(from);
        if (!isConstant(i)) {
            return false;
        }
        int k = skipClose(behindOperand(i));
        return isComparison(k) && isConstant(skipOpen(behindComparison(k)));
    }

    /** Whether a comparison begins there one side of which is a constant. */
    boolean isComparisonWithConstant(int from) {
        int i = skipOpen(from);
        boolean operand = isConstant(i) || at(i).is(Kind.WORD);
        if (!operand) {
            return false;
        }
        int k = skipClose(behindOperand(i));
        if (at(k).is("is")
                && (at(k + 1).is("null") || at(k + 1).is("not") && at(k + 2).is("null"))) {
            return true;
        }
        return isComparison(k) && (isConstant(i) || isConstant(skipOpen(behindComparison(k))));
    }

    /** Behind a constant, a name, or a call; arithmetic of constants counts as one. */
    private int behindOperand(int i) {
        int k = i + 1;
        if (at(i).is(Kind.WORD) && at(k).is(Kind.OPEN)) {
            k = behindParentheses(k);
        }
        while (at(k).is(Kind.OPERATOR) && at(k).text().length() == 1 && isConstant(k + 1)) {
            k += 2;
        }
        return k;
    }

    int behindParentheses(int open) {
        int depth = 0;
        for (int k = open; k < tokens.size(); k++) {
            depth += at(k).is(Kind.OPEN) ? 1 : at(k).is(Kind.CLOSE) ? -1 : 0;
            if (depth == 0) {
                return k + 1;
            }
        }
        return tokens.size();
    }

    private boolean isComparison(int k) {
        Token token = at(k);
        boolean sign = token.is(Kind.COMPARE)
                && (token.text().equals("=")
                        || token.text().equals("<")
                        || token.text().equals(">")
                        || token.text().equals("<>")
                        || token.text().equals("!=")
                        || token.text().equals("<=")
                        || token.text().equals(">=")
                        || token.text().equals("<=>"));
        return sign
                || token.is("like")
                || token.is("rlike")
                || token.is("regexp")
                || token.is("between")
                || token.is("in")
                || token.is("ilike")
                || token.is("not")
                        && (at(k + 1).is("like")
                                || at(k + 1).is("in")
                                || at(k + 1).is("between"));
    }

    private int behindComparison(int k) {
        return at(k).is("not") ? k + 2 : k + 1;
    }

    /** Whether a call or a name stands there that only an attack on a database has. */
    boolean isStrong(int i) {
        Token token = at(i);
        if (token.is(Kind.VARIABLE)) {
            return token.text().startsWith("@@");
        }
        if (token.is(Kind.OPEN)) {
            return at(i + 1).is("select")
                    || at(i + 1).is(Kind.OPEN) && at(i + 2).is("select");
        }
        if (!token.is(Kind.WORD)) {
            return false;
        }
        String word = token.text();
        int dot = word.indexOf('.');
        return at(i + 1).is(Kind.OPEN) && (STRONG.contains(word) || word.equals("exists") && isStrong(i + 1))
                || CATALOGUES.contains(word) && !word.equals("dual")
                || dot > 0 && CATALOGUES.contains(word.substring(0, dot))
                || word.equals("waitfor") && (at(i + 1).is("delay") || at(i + 1).is("time"));
    }

    /** Whether one stands anywhere from there on. */
    boolean hasStrong(int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (isStrong(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that follows from there on is hidden, or has ended with a comment. */
    boolean hasComment(int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (at(i).is(Kind.COMMENT)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code UNION SELECT} stands there with a list such as columns are guessed with. */
    boolean isUnion(int from, boolean broken) {
        if (!at(from).is("union")) {
            return false;
        }
        int i = from + 1;
        while (at(i).is("all") || at(i).is("distinct") || at(i).is(Kind.OPEN)) {
            i++;
        }
        if (!at(i).is("select")) {
            return false;
        }
        Token item = at(i + 1);
        boolean listed = isConstant(i + 1)
                || item.text().equals("*")
                || item.is(Kind.OPEN)
                || at(i + 2).is(Kind.COMMA)
                || at(i + 2).is(Kind.OPEN)
                || hasComment(i)
                || hasStrong(i);
        return listed || broken && (at(i + 2).is("from") || item.is(Kind.END));
    }

    /** Whether a statement of its own begins there. */
    boolean isStatement(int i) {
        Token next = at(i + 1);
        return switch (at(i).is(Kind.WORD) ? at(i).text() : "") {
            case "select" -> hasWord(i, "from") && !next.is(Kind.END) || hasStrong(i) || isConstant(i + 1);
            case "insert" -> next.is("into");
            case "update" -> at(i + 2).is("set");
            case "delete" -> next.is("from");
            case "drop", "alter", "create", "truncate" -> next.is(Kind.WORD) && DROPPED.contains(next.text());
            case "exec", "execute" ->
                next.text().contains("xp_")
                        || next.text().contains("sp_")
                        || next.is(Kind.OPEN)
                        || next.is("immediate")
                        || next.is(Kind.VARIABLE);
            case "waitfor" -> next.is("delay") || next.is("time");
            case "declare", "set" -> next.is(Kind.VARIABLE);
            case "shutdown" -> next.is(Kind.COMMENT) || next.is(Kind.END) || next.is(Kind.SEMICOLON) || next.is("with");
            case "copy" -> hasWord(i, "program") || hasWord(i, "from");
            case "grant", "revoke" -> hasWord(i, "on") || hasWord(i, "to");
            default -> isStrong(i);
        };
    }

    private boolean hasWord(int from, String word) {
        for (int i = from; i < tokens.size(); i++) {
            if (at(i).is(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether clauses stand there that only make sense with the rest of a query cut off. */
    boolean isClause(int i) {
        boolean ordered = (at(i).is("order") || at(i).is("group"))
                && at(i + 1).is("by")
                && (isConstant(i + 2) || at(i + 2).is(Kind.WORD));
        boolean limited = at(i).is("limit") && at(i + 1).is(Kind.NUMBER);
        boolean having = at(i).is("having") && isComparisonWithConstant(i + 1);
        boolean analysed = at(i).is("procedure") && at(i + 1).is("analyse");
        boolean written =
                at(i).is("into") && (at(i + 1).is("outfile") || at(i + 1).is("dumpfile"));
        return (ordered || limited || having) && hasComment(i) || having && isTautology(i + 1) || analysed || written;
    }
}
