package dev.sinew.store.sql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Rows of the journal as PostgreSQL copies them in, in its binary form, which costs the server about half of what inserts do. It is
 * described under "Binary Format" on the page of COPY in PostgreSQL's manual.
 */
final class JournalCopyIn {
    private static final String COPY = "copy journal (" + JournalRow.COLUMNS + ") from stdin (format binary)";
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int END = -1;

    /** The one column that is shorter than all other numbers. */
    private static final int KIND = 1;

    private JournalCopyIn() {}

    /** Adds rows, in the open transaction. */
    static void insert(Connection connection, List<JournalRow> rows) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new ByteArrayInputStream(bytes(rows)));
        } catch (IOException e) {
            throw new SQLException("the rows could not be sent", "08006", e);
        }
    }

    private static byte[] bytes(List<JournalRow> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows.size() * 800);
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
        for (JournalRow row : rows) {
            List<Optional<Object>> values = row.values();
            out.writeShort(values.size());
            for (int column = 0; column < values.size(); column++) {
                write(out, column, values.get(column).orElseThrow());
            }
        }
        out.writeShort(END);
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, int column, Object value) throws IOException {
        switch (value) {
            case Long number
            when column == KIND -> {
                out.writeInt(Short.BYTES);
                out.writeShort(number.intValue());
            }
            case Long number -> {
                out.writeInt(Long.BYTES);
                out.writeLong(number);
            }
            case String text -> write(out, text.getBytes(StandardCharsets.UTF_8));
            case byte[] bytes -> write(out, bytes);
            default -> throw new IllegalArgumentException("no value of the journal: " + value.getClass());
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
