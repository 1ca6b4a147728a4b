package dev.sinew.store.sql;

import dev.sinew.store.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;

/** The audit as a table whose rows are chained by hashes. */
final class SqlAudit implements Audit {
    private static final String FIRST = "";
    private static final String SELECT =
            "select number, at, who, what, subject, detail, previous, hash from audit where ";

    private final Database database;

    /** Lines follow each other. */
    private final ReentrantLock turn = new ReentrantLock();

    SqlAudit(Database database) {
        this.database = database;
    }

    @Override
    public Line record(Deed deed) {
        turn.lock();
        try {
            return database.write(handle -> add(handle, deed));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public List<Line> newest(long before, int limit) {
        return database.read(handle -> handle.createQuery(SELECT + "number < :before order by number desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> line(row))
                .list());
    }

    @Override
    public Verdict verify() {
        long number = 0;
        String hash = FIRST;
        List<Line> lines = following(0);
        while (!lines.isEmpty()) {
            for (Line line : lines) {
                Optional<String> wrong = wrong(line, number + 1, hash);
                if (wrong.isPresent()) {
                    return new Verdict.Broken(number + 1, wrong.get());
                }
                number = line.number();
                hash = line.hash();
            }
            lines = following(number);
        }
        return new Verdict.Intact(number, hash);
    }

    private static Optional<String> wrong(Line line, long number, String previous) {
        if (line.number() != number) {
            return Optional.of("the line is missing");
        }
        if (!line.previous().equals(previous)) {
            return Optional.of("it does not follow the line before");
        }
        boolean same = line.hash().equals(hash(number, line.deed(), previous));
        return same ? Optional.empty() : Optional.of("it was changed");
    }

    private static Line add(Handle handle, Deed deed) {
        Optional<Line> last = handle.createQuery(SELECT + "number = (select max(number) from audit)")
                .map((row, context) -> line(row))
                .findOne();
        long number = last.map(Line::number).orElse(0L) + 1;
        String previous = last.map(Line::hash).orElse(FIRST);
        Deed kept = new Deed(
                Micros.kept(deed.at()),
                Texts.storable(deed.who()),
                Texts.storable(deed.what()),
                Texts.storable(deed.subject()),
                Texts.storable(deed.detail()));
        Line line = new Line(number, kept, previous, hash(number, kept, previous));
        handle.createUpdate("""
                        insert into audit (number, at, who, what, subject, detail, previous, hash)
                        values (:number, :at, :who, :what, :subject, :detail, :previous, :hash)
                        """)
                .bind("number", number)
                .bind("at", Micros.of(kept.at()))
                .bind("who", kept.who())
                .bind("what", kept.what())
                .bind("subject", kept.subject())
                .bind("detail", kept.detail())
                .bind("previous", previous)
                .bind("hash", line.hash())
                .execute();
        return line;
    }

    /** Each text behind its length, so that no two lines are the same bytes. */
    private static String hash(long number, Deed deed, String previous) {
        StringBuilder all = new StringBuilder();
        String at = Long.toString(Micros.of(deed.at()));
        for (String text :
                List.of(Long.toString(number), at, deed.who(), deed.what(), deed.subject(), deed.detail(), previous)) {
            all.append(text.length()).append(':').append(text);
        }
        return Sha256.of(all.toString());
    }

    private List<Line> following(long after) {
        return database.read(handle -> handle.createQuery(SELECT + "number > :after order by number limit :limit")
                .bind("after", after)
                .bind("limit", Database.BATCH)
                .map((row, context) -> line(row))
                .list());
    }

    private static Line line(ResultSet row) throws SQLException {
        Deed deed = new Deed(
                Micros.instant(row.getLong(2)), row.getString(3), row.getString(4), row.getString(5), row.getString(6));
        return new Line(row.getLong(1), deed, row.getString(7), row.getString(8));
    }
}
