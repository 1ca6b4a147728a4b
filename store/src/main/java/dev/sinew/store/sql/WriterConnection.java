package dev.sinew.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that appends, without autocommit. Where it broke, the next use opens another. Not for several threads at
 * once.
 */
final class WriterConnection implements AutoCloseable {
    private static final int VALID_SECONDS = 2;

    private final Failures failures;
    private final Opening opening;
    private @Nullable Connection connection;

    WriterConnection(Failures failures, Opening opening) {
        this.failures = failures;
        this.opening = opening;
    }

    /** Makes a connection that may write, or says who else does. */
    interface Opening {
        Connection open() throws SQLException;
    }

    /** Something done with a connection; it commits by itself. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Does something; what was not committed when it fails is rolled back. */
    <T> T use(Work<T> work) {
        try {
            Connection open = connection;
            if (open == null) {
                open = opening.open();
                connection = open;
            }
            return work.with(open);
        } catch (SQLException e) {
            rollBack();
            throw failures.of(e);
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            closeQuietly(open);
        }
    }

    private void rollBack() {
        Connection open = connection;
        if (open != null && !isUsable(open)) {
            close();
        }
    }

    private static boolean isUsable(Connection open) {
        try {
            open.rollback();
            return open.isValid(VALID_SECONDS);
        } catch (SQLException e) {
            // Also where SQLite has rolled back by itself: the driver does not know of it, and would not begin anew.
            return false;
        }
    }

    /** A connection that cannot even be closed is broken, which is why it is closed. */
    private static void closeQuietly(Connection open) {
        try {
            open.close();
        } catch (SQLException e) {
            // Nothing depends on it: what was committed is, and the server ends what was not.
        }
    }
}
