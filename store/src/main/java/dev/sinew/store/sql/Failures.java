package dev.sinew.store.sql;

import dev.sinew.store.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

/** Tells what an operator can cure from what is our own fault. */
record Failures(String where, Dialect dialect) {
    /** What to throw for an exception of the database or of a library above it. */
    RuntimeException of(Exception thrown) {
        if (thrown instanceof StoreUnavailable known) {
            return known;
        }
        return cause(thrown)
                .flatMap(this::trouble)
                .<RuntimeException>map(trouble -> unavailable(trouble, thrown))
                .orElseGet(() -> fault(thrown));
    }

    /** The exception for a trouble. */
    StoreUnavailable unavailable(Trouble trouble, Throwable thrown) {
        return new StoreUnavailable(where, trouble.what(), trouble.cure(), thrown);
    }

    /** Whether something stored can no longer be read, while the rest can. */
    boolean isDamage(Exception thrown) {
        return cause(thrown).filter(dialect::isDamage).isPresent();
    }

    /** Whether the server went away, or was never there. */
    boolean isUnreachable(Exception thrown) {
        return cause(thrown)
                .flatMap(this::trouble)
                .filter(Trouble.UNREACHABLE::equals)
                .isPresent();
    }

    private Optional<Trouble> trouble(SQLException thrown) {
        Optional<Trouble> known = dialect.trouble(thrown);
        if (known.isPresent() || !(thrown instanceof SQLTransientConnectionException)) {
            return known;
        }
        // The pool waited for a connection in vain, for a reason that it does not have.
        return Optional.of(dialect == Dialect.SQLITE ? Trouble.BUSY : Trouble.UNREACHABLE);
    }

    /** The innermost exception of the database. */
    private static Optional<SQLException> cause(Throwable thrown) {
        SQLException found = null;
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 20; depth++, at = at.getCause()) {
            if (at instanceof SQLException sql) {
                found = sql;
            }
        }
        return Optional.ofNullable(found);
    }

    private static RuntimeException fault(Exception thrown) {
        return thrown instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("the store was used wrongly", thrown);
    }
}
