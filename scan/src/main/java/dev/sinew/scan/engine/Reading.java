package dev.sinew.scan.engine;

import dev.sinew.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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
        try (InputStream in = Files.newInputStream(file.path())) {
            byte[] read = in.readNBytes(maxBytes + 1);
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

    private static Reading failed(FileWalk.Found file, String why) {
        return new Reading(List.of(), List.of(new Problem(file.path().toString(), -1, why)), 0, false, false);
    }
}
