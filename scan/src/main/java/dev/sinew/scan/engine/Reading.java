package dev.sinew.scan.engine;

import dev.sinew.model.Problem;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * One file, read.
 *
 * @param hits what was found
 * @param problems why it could not be read
 * @param bytes how long it is, as far as it was read
 * @param isRead whether it is a text and was looked through
 * @param isBinary whether it is no text
 */
public record Reading(List<Hit> hits, List<Problem> problems, long bytes, boolean isRead, boolean isBinary) {
    public Reading {
        hits = List.copyOf(hits);
        problems = List.copyOf(problems);
    }

    /** Reads a file, if it is no longer than that. */
    public static Reading of(FileWalk.Found file, FileScanner scanner, int maxBytes) {
        try (FileInputStream in = new FileInputStream(file.path().toFile())) {
            byte[] read = all(in, (int) Math.min(file.size(), maxBytes), maxBytes);
            if (read.length > maxBytes) {
                return failed(file, "not scanned: it is longer than " + maxBytes + " bytes");
            }
            byte[] text = Text.utf8(read);
            if (Text.isBinary(text)) {
                return new Reading(List.of(), List.of(), read.length, false, true);
            }
            return new Reading(scanner.scan(file.name(), text), List.of(), read.length, true, false);
        } catch (IOException e) {
            return failed(file, "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** All bytes, or one more than so many; in one read where there are as many as expected. */
    private static byte[] all(InputStream in, int expected, int most) throws IOException {
        byte[] bytes = new byte[expected + 1];
        int count = 0;
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes, count, bytes.length - count)) {
            count += read;
            if (count > most) {
                break;
            }
            if (count == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(most + 1L, 2L * count));
            }
        }
        return Arrays.copyOf(bytes, count);
    }

    private static Reading failed(FileWalk.Found file, String why) {
        return new Reading(List.of(), List.of(new Problem(file.path().toString(), -1, why)), 0, false, false);
    }
}
