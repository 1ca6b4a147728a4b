package dev.sinew.store.sql;

import dev.sinew.model.Operation;
import dev.sinew.model.Severity;
import dev.sinew.store.LedgerEntry;
import dev.sinew.store.LedgerEntry.Acceptance;
import dev.sinew.store.LedgerEntry.State;
import dev.sinew.store.LedgerEntry.Step;
import dev.sinew.store.LedgerEntry.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of a ledger: findings, and the steps of their lives. */
final class LedgerRows {
    /** How many steps of a finding are kept; one that comes and goes all the time must not fill the disk. */
    static final int STEPS = 1_000;

    private static final String SELECT = """
            select fingerprint, rules, flaw, title, severity, api, method, path, selector, field, state, first_seen, last_seen,
                changed, accepted_reason, accepted_by, accepted_until
            from finding
            """;

    private static final String WRITE = """
            insert into finding (fingerprint, rules, flaw, title, severity, api, method, path, selector, field, state, first_seen,
                last_seen, changed, accepted_reason, accepted_by, accepted_until)
            values (:fingerprint, :rules, :flaw, :title, :severity, :api, :method, :path, :selector, :field, :state, :firstSeen,
                :lastSeen, :changed, :reason, :by, :until)
            on conflict (fingerprint) do update set rules = excluded.rules, flaw = excluded.flaw, title = excluded.title,
                severity = excluded.severity, api = excluded.api, method = excluded.method, path = excluded.path,
                selector = excluded.selector, field = excluded.field, state = excluded.state,
                first_seen = excluded.first_seen, last_seen = excluded.last_seen, changed = excluded.changed,
                accepted_reason = excluded.accepted_reason, accepted_by = excluded.accepted_by,
                accepted_until = excluded.accepted_until
            """;

    private LedgerRows() {}

    static Optional<LedgerEntry> get(Handle handle, String fingerprint) {
        return handle.createQuery(SELECT + "where fingerprint = :fingerprint")
                .bind("fingerprint", fingerprint)
                .map((row, context) -> entry(row))
                .findOne();
    }

    static List<LedgerEntry> all(Handle handle, Set<State> states) {
        return handle.createQuery(SELECT + "order by fingerprint").map((row, context) -> entry(row)).stream()
                .filter(entry -> states.contains(entry.state()))
                .toList();
    }

    static void write(Handle handle, Collection<LedgerEntry> entries) {
        PreparedBatch batch = handle.prepareBatch(WRITE);
        for (LedgerEntry entry : entries) {
            bind(batch, entry);
            if (batch.size() == Database.BATCH) {
                batch.execute();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    static void addStep(Handle handle, String fingerprint, Step step) {
        handle.createUpdate("""
                        insert into finding_step (fingerprint, number, at, event, state, who, note)
                        select :fingerprint, coalesce(max(number), 0) + 1, :at, :event, :state, :who, :note
                        from finding_step where fingerprint = :fingerprint
                        """)
                .bind("fingerprint", fingerprint)
                .bind("at", Micros.of(step.at()))
                .bind("event", step.what().name())
                .bind("state", step.state().name())
                .bind("who", step.who())
                .bind("note", step.note())
                .execute();
        handle.createUpdate("""
                        delete from finding_step where fingerprint = :fingerprint and number <=
                            (select max(number) from finding_step where fingerprint = :fingerprint) - :most
                        """)
                .bind("fingerprint", fingerprint)
                .bind("most", STEPS)
                .execute();
    }

    static List<Step> steps(Handle handle, String fingerprint) {
        return handle.createQuery("""
                        select at, event, state, who, note from finding_step where fingerprint = :fingerprint order by number
                        """)
                .bind("fingerprint", fingerprint)
                .map((row, context) -> new Step(
                        Micros.instant(row.getLong(1)),
                        LedgerEntry.Event.valueOf(row.getString(2)),
                        State.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    private static void bind(PreparedBatch batch, LedgerEntry entry) {
        Subject subject = entry.subject();
        batch.bind("fingerprint", entry.fingerprint())
                .bind("rules", Lines.of(subject.rules()))
                .bind("flaw", subject.flaw())
                .bind("title", subject.title())
                .bind("severity", subject.severity().name())
                .bind("api", subject.operation().api())
                .bind("method", subject.operation().method())
                .bind("path", subject.operation().path())
                .bind("selector", subject.operation().selector())
                .bind("field", subject.field())
                .bind("state", entry.state().name())
                .bind("firstSeen", Micros.of(entry.firstSeen()))
                .bind("lastSeen", Micros.of(entry.lastSeen()))
                .bind("changed", Micros.of(entry.changed()))
                .bind("reason", entry.acceptance().map(Acceptance::reason))
                .bind("by", entry.acceptance().map(Acceptance::who))
                .bind("until", entry.acceptance().map(by -> Micros.of(by.until())))
                .add();
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        Operation operation = new Operation(row.getString(6), row.getString(7), row.getString(8), row.getString(9));
        Subject subject = new Subject(
                Lines.list(row.getString(2)),
                row.getString(3),
                row.getString(4),
                Severity.valueOf(row.getString(5)),
                operation,
                row.getString(10));
        return new LedgerEntry(
                row.getString(1),
                subject,
                State.valueOf(row.getString(11)),
                Micros.instant(row.getLong(12)),
                Micros.instant(row.getLong(13)),
                Micros.instant(row.getLong(14)),
                acceptance(row));
    }

    private static Optional<Acceptance> acceptance(ResultSet row) throws SQLException {
        String reason = row.getString(15);
        return reason == null
                ? Optional.empty()
                : Optional.of(new Acceptance(reason, row.getString(16), Micros.instant(row.getLong(17))));
    }
}
