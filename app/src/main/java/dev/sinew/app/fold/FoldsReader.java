package dev.sinew.app.fold;

import dev.sinew.app.fold.FoldsWriter.Section;
import dev.sinew.engine.codec.ByteWriter;
import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads what {@link FoldsWriter} wrote. Nothing is made of a piece before its checksum is right, and nothing is held but the piece
 * that is read.
 */
final class FoldsReader {
    private static final byte[] NOTHING = {};

    private final InputStream in;
    private int checksum;

    FoldsReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the header and tells how many exchanges were taken.
     *
     * @throws DamagedState where this is no state, or one of another version or key
     */
    long header(int keyId) throws IOException {
        byte[] bytes = in.readNBytes(FoldsWriter.HEADER);
        byte[] magic = FoldsWriter.MAGIC;
        if (!Arrays.equals(bytes, 0, Math.min(bytes.length, magic.length), magic, 0, magic.length)) {
            throw new DamagedState("folds", "it is none");
        }
        if (bytes.length < FoldsWriter.HEADER) {
            throw new DamagedState("folds", "ends too early");
        }
        ByteBuffer header =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(magic.length);
        int version = header.getInt();
        int key = header.getInt();
        long exchanges = header.getLong();
        checksum = FoldsWriter.checksum(0, bytes, header.position());
        if (checksum != header.getInt()) {
            throw new DamagedState("folds", "its checksum is wrong");
        }
        if (version != FoldsWriter.VERSION) {
            throw new DamagedState(
                    "folds", "it is of version " + version + ", and this program reads " + FoldsWriter.VERSION);
        }
        if (key != keyId) {
            throw new DamagedState("folds", "it is of privacy key " + hex(key) + ", and this one is " + hex(keyId));
        }
        return exchanges;
    }

    private static String hex(int key) {
        return String.format(Locale.ROOT, "%08x", key);
    }

    /**
     * Has a section read, to its end.
     *
     * @throws DamagedState where it is not what was written
     */
    void section(Section section, Consumer<StateReader> content) throws IOException {
        try {
            content.accept(new StateReader(new Pieces(section)::next));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Makes sure that nothing follows. */
    void end() throws IOException {
        if (in.read() >= 0) {
            throw new DamagedState("folds", "bytes are left over");
        }
    }

    /** The pieces of one section. */
    private final class Pieces {
        private final Section section;
        private final String name;
        private boolean ended;

        Pieces(Section section) {
            this.section = section;
            this.name = section.name().toLowerCase(Locale.ROOT);
        }

        byte[] next() {
            try {
                return ended ? NOTHING : piece();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private byte[] piece() throws IOException {
            byte[] head = in.readNBytes(FoldsWriter.PIECE_HEADER);
            if (head.length < FoldsWriter.PIECE_HEADER) {
                throw new DamagedState(name, "ends too early");
            }
            ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            int number = header.get();
            int last = header.get();
            int length = header.getInt();
            boolean sound = last == 1 ? length >= 0 && length <= ByteWriter.PIECE : length == ByteWriter.PIECE;
            if (number != section.ordinal() || (last & ~1) != 0 || !sound) {
                throw new DamagedState(name, "a piece is not where it belongs");
            }
            byte[] bytes = in.readNBytes(length);
            int sum = FoldsWriter.checksum(checksum, head, header.position());
            sum = FoldsWriter.checksum(sum, bytes, bytes.length);
            if (bytes.length < length) {
                throw new DamagedState(name, "ends too early");
            }
            if (sum != header.getInt()) {
                throw new DamagedState(name, "a checksum is wrong");
            }
            checksum = sum;
            ended = last == 1;
            return bytes;
        }
    }
}
