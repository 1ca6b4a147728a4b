package dev.sinew.app.notify;

import dev.sinew.report.message.Notice;
import dev.sinew.report.ocsf.OcsfEvents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Appends events to a file, a line each, and has the disk take them before they count as told. A file that is long enough is
 * renamed: {@code NAME.1} is the newest of those.
 */
final class FileSink implements Sink {
    private final Path file;
    private final long most;
    private final int kept;
    private final String version;

    /** A file of at most so many bytes, but for one message, and so many older ones. */
    FileSink(Path file, long most, int kept, String version) {
        this.file = file;
        this.most = most;
        this.kept = kept;
        this.version = version;
    }

    @Override
    public Delivery send(Notice notice, String json, Instant now) {
        byte[] lines = (String.join("\n", OcsfEvents.of(notice, version)) + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            if (Files.exists(file) && Files.size(file) + lines.length > most) {
                rotate();
            }
            append(lines);
            return new Delivery.Arrived();
        } catch (IOException e) {
            return new Delivery.Later(
                    "the file cannot be written: " + e.getClass().getSimpleName(), Optional.empty());
        }
    }

    private void append(byte[] lines) throws IOException {
        try (FileChannel out = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")))) {
            long before = out.size();
            try {
                ByteBuffer left = ByteBuffer.wrap(lines);
                while (left.hasRemaining()) {
                    out.write(left);
                }
                out.force(true);
            } catch (IOException e) {
                // Half a line would spoil the next one.
                out.truncate(before);
                throw e;
            }
        }
    }

    private void rotate() throws IOException {
        Files.deleteIfExists(older(kept));
        for (int number = kept - 1; number >= 1; number--) {
            if (Files.exists(older(number))) {
                Files.move(older(number), older(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, older(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path older(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
