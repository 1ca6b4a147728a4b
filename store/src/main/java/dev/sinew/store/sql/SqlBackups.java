package dev.sinew.store.sql;

import dev.sinew.store.Backups;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import dev.sinew.store.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Backups as files of rows. The state is read first, at one moment, and the journal after it, so that the journal holds all that
 * any snapshot includes and whatever came meanwhile; a start reads on from there.
 */
final class SqlBackups implements Backups {
    private final Opened opened;

    SqlBackups(Opened opened) {
        this.opened = opened;
    }

    @Override
    public Made backup(Path folder, Instant at) {
        try {
            prepare(folder);
            List<BackupManifest.Table> tables = new ArrayList<>(state(folder));
            Copied journal = journal(folder);
            tables.add(journal.table());
            int version = opened.migrations().stream()
                    .mapToInt(Migrations::version)
                    .max()
                    .orElse(0);
            BackupManifest manifest = new BackupManifest(
                    version, opened.state().dialect().title(), Micros.kept(at), journal.last(), tables);
            publish(folder, manifest);
            return new Made(folder, journal.last(), manifest.rows(), manifest.bytes(), journal.damaged());
        } catch (IOException | UncheckedIOException e) {
            throw new StoreUnavailable(
                    folder.toString(),
                    "the backup could not be written (" + e.getMessage() + ")",
                    "Free space or choose another folder, delete this one, and make the backup again",
                    e);
        }
    }

    private record Copied(BackupManifest.Table table, long last, long damaged) {}

    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new StoreUnavailable(
                        folder.toString(), "the folder for the backup is not empty", "Choose another, or empty it");
            }
        }
        OwnerOnly.make(folder);
    }

    private List<BackupManifest.Table> state(Path folder) throws IOException {
        return opened.state().same(connection -> {
            List<BackupManifest.Table> tables = new ArrayList<>();
            for (Tables table : Tables.STATE) {
                tables.add(copy(connection, table, folder));
            }
            return tables;
        });
    }

    private static BackupManifest.Table copy(Connection connection, Tables table, Path folder) throws SQLException {
        try (Statement select = connection.createStatement();
                RowFile.Writer file = new RowFile.Writer(folder.resolve(table.name() + ".rows"))) {
            select.setFetchSize(table.fetch());
            try (ResultSet row = select.executeQuery("select * from " + table.name() + " order by " + table.key())) {
                List<String> columns = columns(row.getMetaData());
                while (row.next()) {
                    file.row(values(row, columns.size()));
                }
                return new BackupManifest.Table(table.name(), columns, file.complete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> columns(ResultSetMetaData row) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int at = 1; at <= row.getColumnCount(); at++) {
            columns.add(row.getColumnName(at));
        }
        return columns;
    }

    private static List<Optional<Object>> values(ResultSet row, int count) throws SQLException {
        List<Optional<Object>> values = new ArrayList<>(count);
        for (int at = 1; at <= count; at++) {
            values.add(Optional.ofNullable(row.getObject(at)));
        }
        return values;
    }

    private Copied journal(Path folder) throws IOException {
        JournalReader reader = new JournalReader(opened.journal());
        try (RowFile.Writer file = new RowFile.Writer(folder.resolve(Tables.JOURNAL + ".rows"))) {
            JournalCopy copy = new JournalCopy(file);
            reader.read(0, Long.MAX_VALUE, copy::take);
            BackupManifest.Table table = new BackupManifest.Table(Tables.JOURNAL, JournalRow.NAMES, file.complete());
            return new Copied(table, copy.last, copy.damaged);
        }
    }

    /** Copies entries. Where retention overtakes it, what it had is older than what is there now, and it begins anew. */
    private static final class JournalCopy {
        private final RowFile.Writer file;
        private long last;
        private long total;
        private long damaged;

        JournalCopy(RowFile.Writer file) {
            this.file = file;
        }

        void take(Journaled next) {
            try {
                if (last != 0 && next.sequence() != last + 1) {
                    file.restart();
                    damaged = 0;
                }
                file.row(values(next));
                last = next.sequence();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What is damaged stays so: its row has a checksum that fits nothing. */
        private List<Optional<Object>> values(Journaled next) {
            return switch (next) {
                case Journaled.Entry(long sequence, JournalEntry entry) -> {
                    total += JournalRow.bytes(entry);
                    yield new JournalRow(sequence, entry, total).values();
                }
                case Journaled.Damaged(long sequence, String what) -> {
                    damaged++;
                    yield JournalRow.damaged(sequence, total);
                }
            };
        }
    }

    private static void publish(Path folder, BackupManifest manifest) throws IOException {
        Path part = folder.resolve(BackupManifest.FILE + ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var bytes = StandardCharsets.UTF_8.encode(manifest.text());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, folder.resolve(BackupManifest.FILE), StandardCopyOption.ATOMIC_MOVE);
    }
}
