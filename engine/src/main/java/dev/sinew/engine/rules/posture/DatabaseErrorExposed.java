package dev.sinew.engine.rules.posture;

import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An error's answer holds the message of the database.
 *
 * <p>It tells which database there is, what its tables and columns are called, and that input reaches it: what somebody needs who looks for
 * an injection.
 *
 * <p>It fires once for each host whose answers of status 400 and above hold a message in the form that a database or its driver gives it: a
 * code such as {@code SQLSTATE[42000]} or {@code ORA-00933:}, an exception's class, a sentence with names in its quotes. It stays quiet for
 * sentences that only speak of databases, for what the request itself holds, for successful answers, where people may write about
 * errors, and where bodies are not recorded.
 *
 * <p>To fix it, answer errors by one handler with a number to find them by, and keep the message in the log.
 */
@Rule(
        id = "posture.database-error-exposed",
        flaw = "database-error-exposed",
        title = "Errors are answered with the database's message",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {209, 497})
public final class DatabaseErrorExposed implements Mark, Check {
    private static final String ID = "posture.database-error-exposed";
    private static final Map<Pattern, String> PATTERNS = new LinkedHashMap<>();

    static {
        PATTERNS.put(
                Pattern.compile(
                        "You have an error in your SQL syntax; check|Unknown column '[^']{1,80}' in '(?:field list|where"
                                + " clause|on clause|order clause|group statement|having clause)'|Duplicate entry '[^']{0,80}' for key"
                                + "|Table '\\w{1,64}\\.\\w{1,64}' doesn't exist|\\bMySqlException\\b|com\\.mysql\\.|\\bmysqli?_\\w{3,30}\\("),
                "MySQL");
        PATTERNS.put(
                Pattern.compile(
                        "syntax error at or near \\\\?\"|relation \\\\?\"[^\"]{1,80}\" does not exist|column \\\\?\"?[\\w.]{1,80}"
                                + "\\\\?\"? of relation|violates (?:unique|foreign key|not-null|check) constraint|invalid input syntax for"
                                + " type \\w|\\bPSQLException\\b|psycopg2?\\.|PG::\\w{3,40}:|\\bNpgsql\\.|\\bpq: "),
                "PostgreSQL");
        PATTERNS.put(
                Pattern.compile(
                        "SQLITE_[A-Z]{3,20}|near \\\\?\"[^\"]{1,80}\": syntax error|sqlite3\\.\\w{3,30}Error|UNIQUE constraint"
                                + " failed: \\w{1,64}\\.\\w"),
                "SQLite");
        PATTERNS.put(
                Pattern.compile(
                        "Unclosed quotation mark after the character string|Incorrect syntax near '|Violation of (?:PRIMARY|UNIQUE)"
                                + " KEY constraint|System\\.Data\\.SqlClient|Microsoft\\.Data\\.SqlClient|ODBC SQL Server Driver"),
                "SQL Server");
        PATTERNS.put(Pattern.compile("\\bORA-\\d{5}: |\\boracle\\.jdbc\\."), "Oracle");
        PATTERNS.put(
                Pattern.compile(
                        "E11000 duplicate key error|\\bMongo(?:Server|Network|Bulk)Error\\b|Cast to ObjectId failed for value"),
                "MongoDB");
        PATTERNS.put(
                Pattern.compile(
                        "SQLSTATE\\s?\\[?[0-9A-Z]{5}\\b|java\\.sql\\.SQL\\w{0,40}Exception|org\\.hibernate\\.\\w|\\bJdbcSQL\\w"
                                + "{0,40}Exception|Sequelize\\w{0,30}Error|\\bQueryFailedError\\b|PrismaClient\\w{3,40}Error|could not execute"
                                + " (?:statement|query); |\\bBadSqlGrammarException\\b|DB2 SQL Error|sqlalchemy\\.exc\\."),
                "a database");
    }

    private static final String CURE = "Answer errors by one handler with a number to find them by. Spring Boot:"
            + " server.error.include-message=never; Express: an error handler last; Django: DEBUG = False; PHP: display_errors ="
            + " Off; Laravel: APP_DEBUG=false";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        ErrorTexts.find(subject, PATTERNS)
                .ifPresent(database -> sink.hit(
                        Side.ANSWER, "", Outcome.EXPOSED, "an error of " + database + ", status " + subject.status()));
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return Noticed.of(api, ID, each -> true).stream()
                .map(each -> each.weakness(Confidence.CONFIRMED, CURE))
                .toList();
    }
}
