package dev.sinew.store.sql;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a table as a file of a backup: for each row the byte 1 and its values, at the end the byte 0. A value is its kind and
 * its bytes: nothing, a long, a double, a text in UTF-8 or bytes, the last two behind their length.
 */
final class RowFile {
    private static final int END = 0;
    private static final int ROW = 1;
    private static final int BUFFER = 1 << 16;

    /** More than any value that was ever written. */
    private static final int LONGEST = 1 << 30;

    private RowFile() {}

    /** What a value is. */
    private enum Kind {
        NOTHING,
        LONG,
        DOUBLE,
        TEXT,
        BYTES
    }

    /** What is written about a file when it is complete. */
    record Written(long rows, long bytes, String sha256) {}

    /** Writes rows; what was written is on the disk when it is complete. */
    static final class Writer implements AutoCloseable {
        private final FileChannel channel;
        private final MessageDigest digest = Sha256.digest();
        private final DataOutputStream out;
        private long rows;

        Writer(Path file) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            OutputStream digesting = new DigestOutputStream(Channels.newOutputStream(channel), digest);
            out = new DataOutputStream(new BufferedOutputStream(digesting, BUFFER));
        }

        void row(List<Optional<Object>> values) throws IOException {
            out.writeByte(ROW);
            for (Optional<Object> value : values) {
                write(value);
            }
            rows++;
        }

        /** Forgets what was written. */
        void restart() throws IOException {
            out.flush();
            channel.truncate(0);
            digest.reset();
            rows = 0;
        }

        Written complete() throws IOException {
            out.writeByte(END);
            out.flush();
            channel.force(true);
            return new Written(rows, channel.size(), Sha256.hex(digest.digest()));
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }

        private void write(Optional<Object> value) throws IOException {
            switch (value.orElse(Kind.NOTHING)) {
                case Double number -> {
                    out.writeByte(Kind.DOUBLE.ordinal());
                    out.writeDouble(number);
                }
                case Number number -> {
                    out.writeByte(Kind.LONG.ordinal());
                    out.writeLong(number.longValue());
                }
                case String text -> bytes(Kind.TEXT, text.getBytes(StandardCharsets.UTF_8));
                case byte[] bytes -> bytes(Kind.BYTES, bytes);
                case Kind nothing -> out.writeByte(nothing.ordinal());
                default ->
                    throw new IllegalArgumentException(
                            "no value of a table: " + value.get().getClass());
            }
        }

        private void bytes(Kind kind, byte[] bytes) throws IOException {
            out.writeByte(kind.ordinal());
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /** Takes the rows of a file. */
    interface Taker {
        void take(List<Optional<Object>> values) throws SQLException;
    }

    /** Reads all rows. */
    static void read(Path file, int columns, Taker taker) throws IOException, SQLException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            while (in.readByte() == ROW) {
                List<Optional<Object>> values = new ArrayList<>(columns);
                for (int column = 0; column < columns; column++) {
                    values.add(value(in));
                }
                taker.take(values);
            }
        }
    }

    /** The SHA-256 of a file. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            int read = 0;
            while (read >= 0) {
                read = in.read(buffer);
            }
        }
        return Sha256.hex(digest.digest());
    }

    private static Optional<Object> value(DataInputStream in) throws IOException {
        int kind = in.readByte();
        if (kind < 0 || kind >= Kind.values().length) {
            throw new IOException("a value of an unknown kind");
        }
        return switch (Kind.values()[kind]) {
            case NOTHING -> Optional.empty();
            case LONG -> Optional.of(in.readLong());
            case DOUBLE -> Optional.of(in.readDouble());
            case TEXT -> Optional.of(new String(bytes(in), StandardCharsets.UTF_8));
            case BYTES -> Optional.of(bytes(in));
        };
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a value of an impossible length");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("a value that is cut off");
        }
        return bytes;
    }
}
