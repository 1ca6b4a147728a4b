package dev.sinew.engine.rules;

import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.inject.SqlText;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.regex.Pattern;

/**
 * A value of a request would, put into an SQL query, change what the query does.
 *
 * <p>An application that pastes values into queries hands its database to whoever sends {@code ' OR 1=1 --}: all rows, other tables,
 * sometimes the machine. Attackers try each parameter; where one answers, the data follow within minutes.
 *
 * <p>It fires where a value, read as what stands in single quotes, in double quotes or bare, ends what it stands in and goes on in
 * SQL's grammar: a condition that is true or false whatever the data, a second statement, {@code UNION SELECT}, a call that waits or
 * tells, the rest of the query made a comment. Also where a value that ends in a quote is answered with a database's error. Exposed
 * means that the answer has such an error or a table's rows that were asked for. It stays quiet for names with an apostrophe, for
 * sentences with the words of SQL or that quote an attack, for filters that compare fields, for whole queries, and for fields that are named for code.
 *
 * <p>Measured: 102 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, pass values as parameters of prepared statements; allow names of columns and directions of sorting from a list; let the
 * application's account of the database do only what it must.
 */
@Rule(
        id = "detect.sql-injection",
        flaw = "sql-injection",
        title = "A value would change the structure of a query",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {89})
public final class SqlInjection implements Mark {
    private static final Pattern ERROR = Pattern.compile(
            "SQL syntax|SQLSTATE\\[|ORA-\\d{5}|PG::\\w+Error|PSQLException|psycopg2?\\.|SQLITE_ERROR|sqlite3?\\.(?:OperationalError|Error)|near \"[^\"]*\": syntax error|unrecognized token:|Unclosed quotation mark|quoted string not properly terminated|syntax error at or near|MySqlException|mysql_fetch|com\\.mysql\\.|java\\.sql\\.SQL|SqlException|ODBC SQL Server|Incorrect syntax near|SequelizeDatabaseError|QueryFailedError|unterminated quoted string|XPATH syntax error: '|Warning: pg_|DB2 SQL error|Dynamic SQL Error|org\\.hibernate\\.(?:exception|QueryException)|JdbcSQLSyntaxErrorException",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ROWS = Pattern.compile(
            "CREATE TABLE [`\"\\[]?\\w+|information_schema|sqlite_(?:sequence|master)|\\b\\d+\\.\\d+\\.\\d+-MariaDB|PostgreSQL \\d+\\.\\d+|\\$2[aby]\\$\\d\\d\\$");
    private static final int SIGNS =
            Signs.QUOTE | Signs.WORDS | Signs.PAREN | Signs.SEPARATOR | Signs.MARKS | Signs.ANGLE;

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Injection.examineQuery(
                subject,
                sink,
                SIGNS,
                value -> breakout(subject, value),
                (answer, value) -> answer.has(ERROR) || answer.has(ROWS));
    }

    private static int breakout(MarkSubject subject, Value value) {
        if (value.holdsCode() && !value.isTerse() || isAgent(value)) {
            return -1;
        }
        int at = SqlText.breakout(value.text());
        if (at >= 0 && !value.isTerse() && SqlText.isProse(value.text(), at)) {
            return -1;
        }
        boolean terse = value.where() == Value.Where.QUERY
                || value.where() == Value.Where.COOKIE
                || value.where() == Value.Where.HEADER;
        if (at < 0 && terse && !value.isSearch() && SqlText.isStatement(value.text())) {
            return 0;
        }
        boolean probe = at < 0 && SqlText.isProbe(value.text());
        return probe && Injection.answer(subject).has(ERROR) ? value.text().length() - 1 : at;
    }

    /** Headers that are made of brackets and semicolons. */
    private static boolean isAgent(Value value) {
        return value.where() == Value.Where.HEADER && value.plainName().equals("setcookie");
    }
}
