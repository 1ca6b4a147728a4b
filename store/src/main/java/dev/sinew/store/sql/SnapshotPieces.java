package dev.sinew.store.sql;

import dev.sinew.store.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The bytes of snapshots, in pieces, so that neither memory nor a transaction has to hold one as a whole. */
final class SnapshotPieces {
    private static final int PIECE = 1 << 20;

    private SnapshotPieces() {}

    /** Whose pieces. */
    record Version(long sequence, long number) {}

    static Writer write(Database database, Version version) {
        return new Writer(database, version);
    }

    /** Reads piece by piece; an {@link IOException} where one is missing or is not as it was written. */
    static InputStream read(Database database, Version version) {
        return new Reader(database, version);
    }

    /** Takes away the pieces that no snapshot names, a few at a time. */
    static void removeUnnamed(Database database) {
        int removed = 1;
        while (removed > 0) {
            removed = database.write(handle -> handle.createUpdate("""
                            delete from snapshot_piece where (sequence, version, piece) in (
                                select sequence, version, piece from snapshot_piece p where not exists (
                                    select 1 from snapshot s where s.sequence = p.sequence and s.version = p.version)
                                limit 64)
                            """).execute());
        }
    }

    /** Takes bytes, and writes them a piece at a time. */
    static final class Writer extends OutputStream {
        private final Database database;
        private final Version version;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private long written;

        private Writer(Database database, Version version) {
            this.database = database;
            this.version = version;
        }

        /** How many bytes came. */
        long length() {
            return written + filled;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            int done = 0;
            while (done < length) {
                int now = Math.min(length - done, PIECE - filled);
                System.arraycopy(bytes, from + done, piece, filled, now);
                filled += now;
                done += now;
                if (filled == PIECE) {
                    writePiece();
                }
            }
        }

        @Override
        public void close() {
            if (filled > 0) {
                writePiece();
            }
        }

        private void writePiece() {
            byte[] content = Arrays.copyOf(piece, filled);
            database.change(handle -> handle.createUpdate("""
                            insert into snapshot_piece (sequence, version, piece, checksum, content)
                            values (:sequence, :version, :piece, :checksum, :content)
                            """)
                    .bind("sequence", version.sequence())
                    .bind("version", version.number())
                    .bind("piece", written / PIECE)
                    .bind("checksum", checksum(content))
                    .bind("content", content)
                    .execute());
            written += filled;
            filled = 0;
        }
    }

    private static final class Reader extends InputStream {
        private final Database database;
        private final Version version;
        private final long pieces;
        private byte[] content = {};
        private int at;
        private long next;

        Reader(Database database, Version version) {
            this.database = database;
            this.version = version;
            this.pieces = database.read(handle -> handle.createQuery(
                            "select count(*) from snapshot_piece where sequence = :sequence and version = :version")
                    .bind("sequence", version.sequence())
                    .bind("version", version.number())
                    .mapTo(Long.class)
                    .one());
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (at == content.length && !readPiece()) {
                return -1;
            }
            int now = Math.min(length, content.length - at);
            System.arraycopy(content, at, bytes, from, now);
            at += now;
            return now;
        }

        private boolean readPiece() throws IOException {
            if (next == pieces) {
                return false;
            }
            try {
                content = piece().orElseThrow(() -> new IOException("piece " + next + " of a snapshot is damaged"));
            } catch (StoreUnavailable e) {
                if (!database.failures().isDamage(e)) {
                    throw e;
                }
                throw new IOException("piece " + next + " of a snapshot cannot be read", e);
            }
            at = 0;
            next++;
            return true;
        }

        /** Where it is as it was written. */
        private Optional<byte[]> piece() {
            return database.read(handle -> handle.createQuery("""
                            select content, checksum from snapshot_piece
                            where sequence = :sequence and version = :version and piece = :piece
                            """)
                    .bind("sequence", version.sequence())
                    .bind("version", version.number())
                    .bind("piece", next)
                    .map((row, context) -> {
                        byte[] bytes = row.getBytes(1);
                        return checksum(bytes) == row.getLong(2) ? bytes : new byte[0];
                    })
                    .findOne()
                    .filter(bytes -> bytes.length > 0));
        }
    }

    private static long checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return crc.getValue();
    }
}
