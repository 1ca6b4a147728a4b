package dev.sinew.store.sql;

import dev.sinew.store.Snapshot;
import dev.sinew.store.Snapshots;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Snapshots as rows, and their bytes as rows of one piece each, written in transactions of their own. */
final class SqlSnapshots implements Snapshots {
    private static final String SELECT =
            "select sequence, format_version, privacy_key_id, taken, bytes, sha256, version from snapshot ";

    private final Database database;
    private final Runnable mustServe;
    private final ReentrantLock turn = new ReentrantLock();

    SqlSnapshots(Database database, Runnable mustServe) {
        this.database = database;
        this.mustServe = mustServe;
    }

    private record Kept(Snapshot snapshot, SnapshotPieces.Version version, long bytes, String sha256) {}

    @Override
    public void save(Snapshot snapshot, Content content) {
        mustServe.run();
        turn.lock();
        try {
            SnapshotPieces.Version version = new SnapshotPieces.Version(snapshot.sequence(), nextVersion());
            Kept kept = write(snapshot, version, content);
            publish(kept);
            prune();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Optional<Snapshot.Valid> newest() {
        return kept().stream()
                .filter(this::isValid)
                .findFirst()
                .map(kept -> new Snapshot.Valid(
                        kept.snapshot(), kept.bytes(), () -> SnapshotPieces.read(database, kept.version())));
    }

    @Override
    public List<Snapshot> all() {
        return kept().stream().map(Kept::snapshot).toList();
    }

    private Kept write(Snapshot snapshot, SnapshotPieces.Version version, Content content) {
        MessageDigest digest = Sha256.digest();
        SnapshotPieces.Writer pieces = SnapshotPieces.write(database, version);
        try (DigestOutputStream out = new DigestOutputStream(pieces, digest)) {
            BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            content.writeTo(buffered);
            buffered.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the content of a snapshot could not be written", e);
        }
        return new Kept(snapshot, version, pieces.length(), Sha256.hex(digest.digest()));
    }

    /** From here on it exists. */
    private void publish(Kept kept) {
        Snapshot snapshot = kept.snapshot();
        database.change(handle -> handle.createUpdate("""
                        insert into snapshot (sequence, version, format_version, privacy_key_id, taken, bytes, sha256)
                        values (:sequence, :version, :format, :key, :taken, :bytes, :sha256)
                        on conflict (sequence) do update set version = excluded.version,
                            format_version = excluded.format_version, privacy_key_id = excluded.privacy_key_id,
                            taken = excluded.taken, bytes = excluded.bytes, sha256 = excluded.sha256
                        """)
                .bind("sequence", snapshot.sequence())
                .bind("version", kept.version().number())
                .bind("format", snapshot.formatVersion())
                .bind("key", snapshot.privacyKeyId())
                .bind("taken", Micros.of(snapshot.taken()))
                .bind("bytes", kept.bytes())
                .bind("sha256", kept.sha256())
                .execute());
    }

    /** Takes away old ones, and pieces of those that were never finished. */
    private void prune() {
        database.change(handle -> handle.createUpdate("""
                        delete from snapshot where sequence not in
                            (select sequence from snapshot order by sequence desc limit :kept)
                        """).bind("kept", KEPT).execute());
        SnapshotPieces.removeUnnamed(database);
    }

    private long nextVersion() {
        return database.read(handle -> handle.createQuery("""
                        select 1 + coalesce(max(version), 0) from
                            (select version from snapshot union all select version from snapshot_piece) as versions
                        """).mapTo(Long.class).one());
    }

    private boolean isValid(Kept kept) {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = SnapshotPieces.read(database, kept.version())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return Sha256.hex(digest.digest()).equals(kept.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    private List<Kept> kept() {
        return database.read(handle -> handle.createQuery(SELECT + "order by sequence desc")
                .map((row, context) -> kept(row))
                .list());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        Snapshot snapshot =
                new Snapshot(row.getLong(1), row.getInt(2), row.getString(3), Micros.instant(row.getLong(4)));
        SnapshotPieces.Version version = new SnapshotPieces.Version(snapshot.sequence(), row.getLong(7));
        return new Kept(snapshot, version, row.getLong(5), row.getString(6));
    }
}
