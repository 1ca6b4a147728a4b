package dev.sinew.store.sql;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** In what the two databases differ; all other SQL is the same text for both. */
enum Dialect {
    SQLITE("SQLite", "instr") {
        @Override
        boolean isDamage(SQLException thrown) {
            // A damaged row may claim to be longer than any that was ever written.
            return primary(thrown) == SQLiteErrorCode.SQLITE_CORRUPT.code
                    || primary(thrown) == SQLiteErrorCode.SQLITE_TOOBIG.code;
        }

        @Override
        Optional<Trouble> trouble(SQLException thrown) {
            return Optional.ofNullable(
                    switch (SQLiteErrorCode.getErrorCode(primary(thrown))) {
                        case SQLITE_FULL -> Trouble.FULL;
                        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> Trouble.READ_ONLY;
                        case SQLITE_CANTOPEN -> Trouble.CANNOT_OPEN;
                        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> Trouble.BUSY;
                        case SQLITE_CORRUPT, SQLITE_NOTADB -> Trouble.DAMAGED;
                        case SQLITE_IOERR -> Trouble.INPUT_OUTPUT;
                        case SQLITE_NOMEM -> Trouble.MEMORY;
                        default -> null;
                    });
        }
    },

    POSTGRESQL("PostgreSQL", "strpos") {
        @Override
        boolean isDamage(SQLException thrown) {
            return state(thrown).startsWith("XX");
        }

        @Override
        Optional<Trouble> trouble(SQLException thrown) {
            String state = state(thrown);
            return Optional.ofNullable(
                    switch (state) {
                        case "53100" -> Trouble.FULL;
                        case "53300" -> Trouble.CONNECTIONS;
                        case "25006" -> Trouble.READ_ONLY;
                        case "42501" -> Trouble.PRIVILEGE;
                        case "3D000" -> Trouble.NO_DATABASE;
                        case "55P03", "40P01", "40001" -> Trouble.BUSY;
                        default -> byClass(state);
                    });
        }

        private @Nullable Trouble byClass(String state) {
            return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
                case "08", "57" -> Trouble.UNREACHABLE;
                case "28" -> Trouble.REFUSED;
                case "53" -> Trouble.MEMORY;
                case "58" -> Trouble.INPUT_OUTPUT;
                case "XX" -> Trouble.DAMAGED;
                default -> null;
            };
        }
    };

    private final String title;
    private final String position;

    Dialect(String title, String position) {
        this.title = title;
        this.position = position;
    }

    /** For people. */
    String title() {
        return title;
    }

    /** A condition that holds where a column has a text in lower case somewhere; letters beyond A to Z are as they are. */
    String contains(String column) {
        return position + "(lower(" + column + "), ?) > 0";
    }

    /** Whether something stored can no longer be read, while the rest of the database can. */
    abstract boolean isDamage(SQLException thrown);

    /** What an operator has to know of an exception; empty where it is our own fault. */
    abstract Optional<Trouble> trouble(SQLException thrown);

    private static int primary(SQLException thrown) {
        return thrown.getErrorCode() & 0xff;
    }

    private static String state(SQLException thrown) {
        String state = thrown.getSQLState();
        return state == null ? "" : state;
    }
}
