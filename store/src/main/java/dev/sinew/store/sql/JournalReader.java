package dev.sinew.store.sql;

import dev.sinew.store.Journaled;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the journal in pieces, around what is damaged. As sequences have no gaps, what should be there and is not is known to be
 * damaged too: a page of an index that is lost takes rows with it in silence.
 */
final class JournalReader {
    private static final int PIECE_ENTRIES = 1_000;
    private static final int PIECE_BYTES = 4 << 20;
    private static final int FETCH = 50;
    private static final String SELECT = "select " + JournalRow.COLUMNS + " from journal where ";

    private final Database database;

    JournalReader(Database database) {
        this.database = database;
    }

    long read(long after, long most, Consumer<? super Journaled> taker) {
        long at = Math.max(after, first() - 1);
        long end = last();
        long left = most;
        while (at < end && left > 0) {
            List<Journaled> piece = piece(at, Math.min(left, Math.min(PIECE_ENTRIES, end - at)));
            piece.forEach(taker);
            left -= piece.size();
            // Where there is nothing, retention took it meanwhile.
            at = piece.isEmpty()
                    ? Math.min(end, first() - 1)
                    : piece.get(piece.size() - 1).sequence();
        }
        return Math.max(at, after);
    }

    long first() {
        return database.plain(JournalEnd::first);
    }

    long last() {
        return database.plain(connection -> JournalEnd.of(connection).sequence());
    }

    /** What follows, one at least, unless it is no longer there. */
    private List<Journaled> piece(long after, long most) {
        List<Journaled> piece = new ArrayList<>();
        boolean whole = database.plain(connection -> {
            try {
                range(connection, after, most, piece);
                return true;
            } catch (SQLException e) {
                return around(e);
            }
        });
        if (piece.isEmpty()) {
            one(after + 1, whole).ifPresent(piece::add);
        }
        return piece;
    }

    private void range(Connection connection, long after, long most, List<Journaled> piece) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "sequence > ? order by sequence limit " + most)) {
            select.setLong(1, after);
            select.setFetchSize(FETCH);
            long bytes = 0;
            try (ResultSet row = select.executeQuery()) {
                // What comes after a gap is left for the next piece, which begins with what is missing.
                while (bytes < PIECE_BYTES && row.next() && row.getLong(1) == after + piece.size() + 1) {
                    Journaled next = JournalRow.read(row);
                    piece.add(next);
                    bytes += next instanceof Journaled.Entry entry ? JournalRow.bytes(entry.entry()) : 0;
                }
            }
        }
    }

    /** One entry that could not be read together with others; empty where retention took it away. */
    private Optional<Journaled> one(long sequence, boolean missing) {
        List<Journaled> found = new ArrayList<>();
        database.plain(connection -> {
            try {
                range(connection, sequence - 1, 1, found);
                return true;
            } catch (SQLException e) {
                return around(e);
            }
        });
        if (found.isEmpty() && sequence >= first()) {
            found.add(new Journaled.Damaged(
                    sequence,
                    missing ? "it is not where it should be" : "the database cannot read the page that it is on"));
        }
        return found.stream().findFirst();
    }

    /** Goes on where something stored is damaged, and not where the database as a whole does not work. */
    private boolean around(SQLException thrown) throws SQLException {
        if (!database.failures().isDamage(thrown)) {
            throw thrown;
        }
        return false;
    }
}
