package dev.sinew.store.sql;

import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * An entry as a row of the journal.
 *
 * @param total the bytes of all entries up to and with this one
 */
record JournalRow(long sequence, JournalEntry entry, long total) {
    static final List<String> NAMES =
            List.of("sequence", "kind", "received", "id_high", "id_low", "source", "total", "checksum", "payload");
    static final String COLUMNS = String.join(", ", NAMES);

    /** What a row takes beside its texts and bytes, about, in either database. */
    static final int OVERHEAD = 64;

    private static final int HEADER = 1 + 5 * Long.BYTES;

    /** How many bytes an entry counts, by {@link dev.sinew.store.Journal#bytes()}. */
    static long bytes(JournalEntry entry) {
        return (long) OVERHEAD + entry.source().length() + entry.payload().length;
    }

    /** Adds rows, in the open transaction. */
    static void insert(Connection connection, List<JournalRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into journal (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (JournalRow row : rows) {
                row.bind(insert);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The bytes of all entries up to and with this one; to be believed only where {@link #read} gives an entry. */
    static long total(ResultSet row) throws SQLException {
        return row.getLong(7);
    }

    /** What a row holds, checked against its checksum. */
    static Journaled read(ResultSet row) throws SQLException {
        long sequence = row.getLong(1);
        Identity identity = new Identity(row.getLong(4), row.getLong(5));
        byte[] payload = row.getBytes(9);
        String source = row.getString(6);
        if (payload == null || source == null) {
            return new Journaled.Damaged(sequence, "parts of it are missing");
        }
        JournalEntry entry =
                new JournalEntry((byte) row.getInt(2), payload, source, identity, Micros.instant(row.getLong(3)));
        return row.getLong(8) == checksum(sequence, entry, total(row))
                ? new Journaled.Entry(sequence, entry)
                : new Journaled.Damaged(sequence, "its bytes do not fit their checksum");
    }

    /** The values of its columns. */
    List<Optional<Object>> values() {
        return Stream.<Object>of(
                        sequence,
                        (long) entry.kind(),
                        Micros.of(entry.received()),
                        entry.identity().high(),
                        entry.identity().low(),
                        Texts.storable(entry.source()),
                        total,
                        checksum(sequence, entry, total),
                        entry.payload())
                .map(Optional::of)
                .toList();
    }

    /** The values of a row that is read as damaged, as its checksum is none. */
    static List<Optional<Object>> damaged(long sequence, long total) {
        return Stream.<Object>of(sequence, 0L, 0L, 0L, 0L, "", total, -1L, new byte[0])
                .map(Optional::of)
                .toList();
    }

    private void bind(PreparedStatement insert) throws SQLException {
        insert.setLong(1, sequence);
        insert.setInt(2, entry.kind());
        insert.setLong(3, Micros.of(entry.received()));
        insert.setLong(4, entry.identity().high());
        insert.setLong(5, entry.identity().low());
        insert.setString(6, Texts.storable(entry.source()));
        insert.setLong(7, total);
        insert.setLong(8, checksum(sequence, entry, total));
        insert.setBytes(9, entry.payload());
    }

    /** CRC-32C over all that an entry is, and where it stands. */
    private static long checksum(long sequence, JournalEntry entry, long total) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(HEADER)
                .put(entry.kind())
                .putLong(sequence)
                .putLong(total)
                .putLong(Micros.of(entry.received()))
                .putLong(entry.identity().high())
                .putLong(entry.identity().low())
                .flip());
        crc.update(Texts.storable(entry.source()).getBytes(StandardCharsets.UTF_8));
        crc.update(entry.payload());
        return crc.getValue();
    }
}
