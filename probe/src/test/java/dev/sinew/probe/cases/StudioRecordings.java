package dev.sinew.probe.cases;

import dev.sinew.probe.cases.StudioServer.Way;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The recordings that all who work in studios may listen to, in a real database: what an expression does is worked out there and not made up. */
final class StudioRecordings implements AutoCloseable {
    private static final Set<String> COLUMNS = Set.of("id", "title", "seconds", "composer");

    private final Set<Way> ways;
    private final Connection database;

    StudioRecordings(Set<Way> ways) {
        this.ways = ways;
        try {
            database = DriverManager.getConnection("jdbc:sqlite::memory:");
            try (Statement statement = database.createStatement()) {
                statement.execute(
                        "CREATE TABLE recordings(id INTEGER PRIMARY KEY, title TEXT, seconds INTEGER, composer TEXT)");
                statement.execute("INSERT INTO recordings VALUES(301,'Winter in the harbour',312,'Oriel'),"
                        + "(302,'A ladder of larks',188,'Voss'),(303,'Salt and lanterns',254,'Brandt'),"
                        + "(304,'Morning of the millers',97,'Keller')");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of them by a column; no column is the usual order. */
    Answer sorted(String column) {
        boolean known = column.isEmpty() || COLUMNS.contains(column);
        if (!known && ways.contains(Way.UNKNOWN_SORTS_ARE_IGNORED)) {
            return ordered("id");
        }
        return known || ways.contains(Way.SORTS_ARE_STATEMENTS)
                ? ordered(column.isEmpty() ? "id" : column)
                : FirmThings.invalid("sort");
    }

    /** A statement that cannot be carried out is refused as an unknown column is, and nothing is said of why. */
    private Answer ordered(String expression) {
        ObjectNode answer = FirmThings.object();
        ArrayNode all = answer.putArray("recordings");
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM recordings ORDER BY " + expression)) {
            while (rows.next()) {
                all.addObject()
                        .put("id", rows.getInt("id"))
                        .put("title", rows.getString("title"))
                        .put("seconds", rows.getInt("seconds"))
                        .put("composer", rows.getString("composer"));
            }
            return Answer.of(200, answer.toString());
        } catch (SQLException e) {
            return FirmThings.invalid("sort");
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
