package dev.sinew.app.fold;

import dev.sinew.engine.codec.ByteWriter;
import dev.sinew.engine.codec.StateWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Writes the state of all folds as it comes, so that little of it is held besides the folds; {@link FoldsReader} is its mirror.
 *
 * <p>All numbers are written lowest byte first. A header of {@link #HEADER} bytes, which is the same in all versions: {@link #MAGIC},
 * version (4), id of the privacy key (4), how many exchanges were taken (8), checksum (4). Then each {@link Section} in its order, in
 * pieces: number of the section (1), whether it is its last piece (1), length (4), checksum (4), bytes. All pieces but the last have
 * {@link ByteWriter#PIECE} bytes. A checksum is a CRC32C over the checksum before it and what it stands for, its own place left out,
 * so that pieces cannot be lost or change places either.
 */
final class FoldsWriter {
    static final byte[] MAGIC = "SINEWST\n".getBytes(StandardCharsets.US_ASCII);
    /** The version that is written, and the only one that is read. */
    static final int VERSION = 19;

    static final int HEADER = MAGIC.length + 20;
    static final int PIECE_HEADER = 10;

    private final OutputStream out;
    private int checksum;

    /** The parts of a state. Their numbers are their ordinals; a change of what one holds is a new version of all. */
    enum Section {
        IDENTITY,
        ROUTES,
        BURSTS,
        OWNERSHIP,
        SIGNALS,
        NOTICED,
        LOGINS,
        USES,
        USAGE,
        PARTNERS,
        FLOWS,
        PROBLEMS,
        TOKENS
    }

    FoldsWriter(OutputStream out) {
        this.out = out;
    }

    void header(int keyId, long exchanges) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putInt(VERSION).putInt(keyId).putLong(exchanges);
        checksum = checksum(0, header.array(), header.position());
        out.write(header.putInt(checksum).array());
    }

    void section(Section section, Consumer<StateWriter> content) throws IOException {
        try {
            StateWriter state = new StateWriter((bytes, from, length, last) -> {
                try {
                    piece(section, bytes, from, length, last);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            content.accept(state);
            state.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void piece(Section section, byte[] bytes, int from, int length, boolean last) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(PIECE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) section.ordinal()).put((byte) (last ? 1 : 0)).putInt(length);
        checksum = checksum(checksum(checksum, header.array(), header.position()), bytes, from, length);
        out.write(header.putInt(checksum).array());
        out.write(bytes, from, length);
    }

    static int checksum(int before, byte[] bytes, int length) {
        return checksum(before, bytes, 0, length);
    }

    static int checksum(int before, byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            sum.update(before >>> shift);
        }
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
