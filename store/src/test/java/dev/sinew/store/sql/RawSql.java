package dev.sinew.store.sql;

import dev.sinew.store.StoreAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into the tables of a store, and changes them, behind its back. */
final class RawSql {
    private RawSql() {}

    static void change(StoreAddress store, String sql) {
        in(store, sql, statement -> statement.executeUpdate(sql));
    }

    static long number(StoreAddress store, String sql) {
        return in(store, sql, statement -> {
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private interface Doing<T> {
        T with(Statement statement) throws SQLException;
    }

    private static <T> T in(StoreAddress store, String sql, Doing<T> doing) {
        try (Connection connection = DriverManager.getConnection(url(store, sql));
                Statement statement = connection.createStatement()) {
            return doing.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(StoreAddress store, String sql) {
        return switch (store) {
            case StoreAddress.Folder(Path path) -> {
                boolean journal = sql.contains(" journal") || sql.contains("identity");
                yield "jdbc:sqlite:" + path.resolve(journal ? SqliteFolder.JOURNAL : SqliteFolder.STATE);
            }
            case StoreAddress.Server(String url) -> url + "&currentSchema=sinew";
        };
    }
}
