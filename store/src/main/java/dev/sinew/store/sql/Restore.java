package dev.sinew.store.sql;

import dev.sinew.store.Backups;
import dev.sinew.store.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Fills an empty store from a backup. All checksums are looked at first. While it fills, the store is marked: should it be stopped,
 * no half of a store is ever taken for one.
 */
final class Restore {
    private final Path backup;
    private final Opened into;

    Restore(Path backup, Opened into) {
        this.backup = backup;
        this.into = into;
    }

    Backups.Made run() {
        try {
            BackupManifest manifest = checked();
            refuseFull();
            prepare(manifest.tablesVersion());
            Condition.RESTORING.set(into.state());
            for (BackupManifest.Table table : manifest.tables()) {
                fill(table);
            }
            into.migrations().forEach(Migrations::migrate);
            Condition.RESTORING.clear(into.state());
            return new Backups.Made(backup, manifest.lastSequence(), manifest.rows(), manifest.bytes(), 0);
        } catch (IOException | UncheckedIOException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private BackupManifest checked() throws IOException {
        if (!Files.isRegularFile(backup.resolve(BackupManifest.FILE))) {
            throw new StoreUnavailable(
                    backup.toString(),
                    "there is no complete backup in it",
                    "Name the folder that has a " + BackupManifest.FILE + "; without one a backup was not finished");
        }
        BackupManifest manifest = BackupManifest.read(backup);
        for (BackupManifest.Table table : manifest.tables()) {
            Path file = table.file(backup);
            if (!Files.isRegularFile(file)
                    || !RowFile.sha256(file).equals(table.written().sha256())) {
                throw damaged(file.getFileName() + " is missing or does not fit its checksum", new IOException());
            }
        }
        return manifest;
    }

    private StoreUnavailable damaged(String what, Exception cause) {
        return new StoreUnavailable(
                backup.toString(), "the backup is damaged: " + what, "Restore another backup", cause);
    }

    private void refuseFull() {
        boolean full = into.migrations().stream().anyMatch(migrations -> migrations.version() > 0);
        if (full) {
            throw new StoreUnavailable(
                    into.state().failures().where(),
                    "there is a store already",
                    "Restore into an empty folder, or into a database without the schema; delete a store that is not needed");
        }
    }

    private void prepare(int version) {
        MigrationVersion target = MigrationVersion.fromVersion(Integer.toString(version));
        into.migrations().forEach(migrations -> migrations.migrateTo(target));
        boolean older =
                into.migrations().stream().mapToInt(Migrations::version).max().orElse(0) < version;
        if (older) {
            throw new StoreUnavailable(
                    backup.toString(),
                    "a newer version of Sinew made it (tables of version " + version + ")",
                    "Restore it with that version or a newer one");
        }
    }

    private void fill(BackupManifest.Table table) throws IOException {
        String columns = String.join(", ", table.columns());
        String places = table.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        String sql = "insert into " + table.name() + " (" + columns + ") values (" + places + ")";
        if (table.name().equals(Tables.JOURNAL)) {
            into.writer().use(connection -> fill(connection, sql, table));
        } else {
            into.state().changePlain(connection -> fill(connection, sql, table));
        }
    }

    private void fill(Connection connection, String sql, BackupManifest.Table table) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            Batches batches = new Batches(insert, connection::commit);
            RowFile.read(table.file(backup), table.columns().size(), values -> add(insert, values, batches));
            batches.flush();
            connection.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(PreparedStatement insert, List<Optional<Object>> values, Batches batches)
            throws SQLException {
        long held = 0;
        for (int at = 0; at < values.size(); at++) {
            Object value = values.get(at).orElse(Types.NULL);
            switch (value) {
                case Long number -> insert.setLong(at + 1, number);
                case Double number -> insert.setDouble(at + 1, number);
                case String text -> {
                    insert.setString(at + 1, text);
                    held += text.length();
                }
                case byte[] bytes -> {
                    insert.setBytes(at + 1, bytes);
                    held += bytes.length;
                }
                default -> insert.setNull(at + 1, Types.NULL);
            }
        }
        batches.add(held);
    }
}
