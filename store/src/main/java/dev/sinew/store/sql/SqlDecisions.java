package dev.sinew.store.sql;

import dev.sinew.store.Decisions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Decisions as a table. */
record SqlDecisions(Database database) implements Decisions {
    private static final String SELECT = "select sequence, at, who, kind, subject, json from decision where ";

    @Override
    public void record(Decided decision) {
        database.change(handle -> handle.createUpdate("""
                        insert into decision (sequence, at, who, kind, subject, json)
                        values (:sequence, :at, :who, :kind, :subject, :json)
                        on conflict (sequence) do nothing
                        """)
                .bind("sequence", decision.sequence())
                .bind("at", Micros.of(decision.at()))
                .bind("who", decision.who())
                .bind("kind", decision.kind())
                .bind("subject", decision.subject())
                .bind("json", decision.json())
                .execute());
    }

    @Override
    public Optional<Decided> get(long sequence) {
        return database.read(handle -> handle.createQuery(SELECT + "sequence = :sequence")
                .bind("sequence", sequence)
                .map((row, context) -> decided(row))
                .findOne());
    }

    @Override
    public List<Decided> newest(long before, int limit) {
        return database.read(
                handle -> handle.createQuery(SELECT + "sequence < :before order by sequence desc limit :limit")
                        .bind("before", before)
                        .bind("limit", limit)
                        .map((row, context) -> decided(row))
                        .list());
    }

    @Override
    public List<Decided> about(String subject, int limit) {
        return database.read(
                handle -> handle.createQuery(SELECT + "subject = :subject order by sequence desc limit :limit")
                        .bind("subject", subject)
                        .bind("limit", limit)
                        .map((row, context) -> decided(row))
                        .list());
    }

    private static Decided decided(ResultSet row) throws SQLException {
        return new Decided(
                row.getLong(1),
                Micros.instant(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }
}
