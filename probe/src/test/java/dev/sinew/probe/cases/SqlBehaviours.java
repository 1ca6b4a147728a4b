package dev.sinew.probe.cases;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/** People in a real database, asked for with statements that are put together, or with parameters. */
final class SqlBehaviours {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]{0,20}");
    private static final Pattern SLEEPS = Pattern.compile("(?i)sleep|delay");
    private static final Connection DATABASE = open();

    private SqlBehaviours() {}

    private static Connection open() {
        try {
            Connection database = DriverManager.getConnection("jdbc:sqlite::memory:");
            try (Statement statement = database.createStatement()) {
                statement.execute("CREATE TABLE people(id INTEGER, name TEXT, city TEXT, hidden INTEGER)");
                statement.execute("INSERT INTO people VALUES(7001,'margarethe','Lisbon',0),(7002,'ottokar','Porto',0)");
                statement.execute("CREATE VIRTUAL TABLE texts USING fts5(name, city)");
                statement.execute("INSERT INTO texts VALUES('margarethe','Lisbon'),('ottokar','Porto')");
            }
            org.sqlite.Function.create(database, "SLEEP", new org.sqlite.Function() {
                @Override
                protected void xFunc() throws SQLException {
                    pause((long) (1000 * value_double(0)));
                    result(0);
                }
            });
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void add(Map<String, Function<Question, Answer>> all) {
        all.put("sql-text-loud", question -> loud(byName(question.of("name"))));
        all.put("sql-body-loud", question -> loud(byName(question.member("name"))));
        all.put("sql-redeemed-loud", question -> redeemed(question, SqlBehaviours::lookFor));
        all.put(
                "sql-redeemed-safe",
                question -> redeemed(question, code -> safe("SELECT name, city FROM people WHERE name=?", code)));
        all.put("sql-text-silent", question -> silent(byName(question.of("name"))));
        all.put("sql-number-silent", question -> silent("SELECT name, city FROM people WHERE id=" + question.of("id")));
        all.put(
                "sql-pattern-silent",
                question -> silent("SELECT name, city FROM people WHERE ((name LIKE '%" + question.of("q")
                        + "%' OR city LIKE '%" + question.of("q") + "%') AND hidden=0)"));
        all.put(
                "sql-pattern-by-status",
                question -> byStatus("SELECT name, city FROM people WHERE name LIKE '%" + question.of("q") + "%'"));
        all.put(
                "quotes-in-pairs",
                question ->
                        question.of("q").chars().filter(each -> each == '\'').count() % 2 == 0
                                ? Answer.of(200, "{\"people\":[]}")
                                : Answer.of(500, "{\"error\":\"failed\"}"));
        all.put("sql-blind", question -> {
            silent("SELECT name, city FROM people WHERE name<>'" + question.of("name") + "'");
            return Answer.of(200, "{\"taken\":true}");
        });
        all.put(
                "sql-order-loud",
                question -> loud("SELECT name, city FROM people ORDER BY "
                        + (question.of("sort").isEmpty() ? "name" : question.of("sort"))));
        all.put(
                "sql-order-listed",
                question -> List.of("name", "city", "").contains(question.of("sort"))
                        ? loud("SELECT name, city FROM people ORDER BY "
                                + (question.of("sort").isEmpty() ? "name" : question.of("sort")))
                        : Answer.of(400, "{\"error\":\"cannot be sorted by that\"}"));
        all.put(
                "sql-quoted-twice-loud",
                question -> loud("SELECT name, city FROM people WHERE name=\"" + question.of("name") + "\""));
        all.put(
                "sql-message-for-quotes",
                question -> question.of("name").contains("'")
                        ? Answer.of(400, "{\"error\":\"You have an error in your SQL syntax\"}")
                        : Answer.of(200, "{\"people\":[]}"));
        all.put("sql-column-loud", question -> {
            Answer answer = loud("SELECT name, city FROM people WHERE " + question.of("column") + " = '"
                    + question.of("value") + "'");
            return answer.status() == 200 ? answer : Answer.of(501, answer.body());
        });
        all.put(
                "sql-column-listed",
                question -> List.of("id", "name", "city").contains(question.of("column"))
                        ? safe(
                                "SELECT name, city FROM people WHERE " + question.of("column") + "=?",
                                question.of("value"))
                        : Answer.of(400, "{\"error\":\"no such column\"}"));
        all.put("sql-console", question -> console(question.of("query")));
        all.put("sql-safe", question -> safe("SELECT name, city FROM people WHERE name=?", question.of("name")));
        all.put("sql-safe-number", question -> safe("SELECT name, city FROM people WHERE id=?", question.of("id")));
        all.put(
                "sql-search-expression",
                question -> safe("SELECT name, city FROM texts WHERE texts MATCH ?", question.of("q")));
        all.put(
                "sql-validated",
                question -> PLAIN.matcher(question.of("name")).matches()
                        ? loud(byName(question.of("name")))
                        : Answer.of(
                                400,
                                "{\"error\":\"not a name: "
                                        + question.of("name").length() + "\"}"));
        all.put(
                "sql-behind-a-filter",
                question ->
                        question.of("name").contains("'") || question.of("name").contains("\"")
                                ? Answer.of(403, "{\"error\":\"blocked\"}")
                                : loud(byName(question.of("name"))));
        all.put(
                "sql-limited",
                question -> question.number() > 8
                        ? Answer.of(429, "{\"error\":\"too many\"}")
                        : silent(byName(question.of("name"))));
        all.put("sql-or-forbidden", question -> orForbidden(silent(byName(question.of("name")))));
        all.put(
                "sql-safe-or-forbidden",
                question -> orForbidden(safe("SELECT name, city FROM people WHERE name=?", question.of("name"))));
        all.put("sql-message-for-everything", question -> {
            Answer answer = safe("SELECT name, city FROM people WHERE name=?", question.of("name"));
            return answer.body().contains("[]")
                    ? Answer.of(
                            500,
                            "{\"error\":\"You have an error in your SQL syntax near "
                                    + question.of("name").length() + "\"}")
                    : answer;
        });
        all.put(
                "random",
                question -> Math.floorMod(question.number() * 0x9e3779b9, 3) == 0
                        ? Answer.of(404, "{\"error\":\"none\"}")
                        : Answer.of(200, "{\"people\":[{\"name\":\"r" + question.number() * 7919 + "\"}]}"));
        all.put("slow-to-answer-attacks", question -> {
            if (SLEEPS.matcher(question.query().toString()).find()) {
                pause(600);
            }
            return Answer.of(200, "{\"people\":[{\"name\":\"margarethe\"}]}");
        });
    }

    /** Looks for somebody with a statement that is put together. */
    static Answer lookFor(String name) {
        return loud(byName(name));
    }

    /** What somebody has to have is redeemed; what nobody has is refused, and so is none. */
    private static Answer redeemed(Question question, Function<String, Answer> lookFor) {
        String code = question.member("code");
        if (code.isEmpty()) {
            return Answer.of(400, "{\"code\":\"is required\"}");
        }
        Answer found = lookFor.apply(code);
        return found.body().endsWith("\"people\":[]}") ? Answer.of(400, "{\"error\":\"no such code\"}") : found;
    }

    /** What is not there is refused as what is not for who asks. */
    private static Answer orForbidden(Answer found) {
        return found.body().endsWith("\"people\":[]}") ? Answer.of(403, "{\"error\":\"not yours\"}") : found;
    }

    private static String byName(String name) {
        return "SELECT name, city FROM people WHERE name='" + name + "'";
    }

    private static Answer loud(String sql) {
        try {
            return Answer.of(200, "{\"people\":" + ask(sql) + "}");
        } catch (SQLException e) {
            return Answer.of(500, "{\"error\":" + Answer.quoted(String.valueOf(e.getMessage())) + "}");
        }
    }

    private static Answer byStatus(String sql) {
        return loud(sql).status() == 200 ? Answer.of(200, "{\"people\":[]}") : Answer.of(500, "{\"error\":\"failed\"}");
    }

    private static Answer silent(String sql) {
        Answer answer = loud(sql);
        return answer.status() == 200 ? answer : Answer.of(200, "{\"people\":[]}");
    }

    private static synchronized List<String> ask(String sql) throws SQLException {
        try (Statement statement = DATABASE.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return faces(rows);
        }
    }

    private static synchronized Answer console(String sql) {
        try (Statement statement = DATABASE.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Answer.of(200, "{\"columns\":" + rows.getMetaData().getColumnCount() + "}");
        } catch (SQLException e) {
            return Answer.of(400, "{\"error\":" + Answer.quoted(String.valueOf(e.getMessage())) + "}");
        }
    }

    private static synchronized Answer safe(String sql, String value) {
        String echo = "\"asked\":" + Answer.quoted(value);
        try (PreparedStatement statement = DATABASE.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                return Answer.of(200, "{" + echo + ",\"people\":" + faces(rows) + "}");
            }
        } catch (SQLException e) {
            return Answer.of(500, "{" + echo + ",\"error\":" + Answer.quoted(String.valueOf(e.getMessage())) + "}");
        }
    }

    private static List<String> faces(ResultSet rows) throws SQLException {
        List<String> faces = new ArrayList<>();
        while (rows.next()) {
            faces.add("{\"name\":" + Answer.quoted(rows.getString(1)) + ",\"city\":" + Answer.quoted(rows.getString(2))
                    + "}");
        }
        return faces;
    }

    /** Takes that long, as a statement or a slow server does. */
    static void pause(long milliseconds) {
        try {
            boolean never = new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS);
            if (never) {
                throw new IllegalStateException("nobody counts down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
