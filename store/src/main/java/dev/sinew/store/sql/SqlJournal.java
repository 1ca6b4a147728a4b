package dev.sinew.store.sql;

import dev.sinew.store.Appended;
import dev.sinew.store.Journal;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The journal as a table. */
final class SqlJournal implements Journal {
    private final Opened opened;
    private final Database database;
    private final JournalReader reader;

    SqlJournal(Opened opened) {
        this.opened = opened;
        this.database = opened.journal();
        this.reader = new JournalReader(database);
    }

    @Override
    public Appended append(List<JournalEntry> entries) {
        opened.mustServe();
        return entries.isEmpty() ? new Appended(List.of()) : opened.writer().append(entries);
    }

    @Override
    public long read(long after, long most, Consumer<? super Journaled> taker) {
        return reader.read(after, most, taker);
    }

    @Override
    public long first() {
        return reader.first();
    }

    @Override
    public long last() {
        return reader.last();
    }

    @Override
    public long bytes() {
        return database.read(handle -> handle.createQuery("""
                        select coalesce(max(total), 0) - coalesce(min(total), 0)
                            + coalesce((select length(payload) + length(source) from journal order by sequence limit 1) + 64, 0)
                        from journal where sequence in ((select min(sequence) from journal), (select max(sequence) from journal))
                        """).mapTo(Long.class).one());
    }

    @Override
    public Optional<Instant> oldest() {
        return database.read(handle -> handle.createQuery("select received from journal order by sequence limit 1")
                .mapTo(Long.class)
                .findOne()
                .map(Micros::instant));
    }

    @Override
    public long forgottenIdentities() {
        return opened.writer().forgotten();
    }
}
