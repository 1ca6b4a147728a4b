package dev.sinew.scan.engine;

import dev.sinew.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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

    /** Reads a file, if it is no longer than that; of an archive, each file in it that is no longer. */
    public static Reading of(FileWalk.Found file, FileScanner scanner, int maxBytes) {
        if (AppNames.isOne(file.name())) {
            return new Reading(List.of(), List.of(), 0, false, true);
        }
        try (FileInputStream in = new FileInputStream(file.path().toFile())) {
            byte[] read = file.size() > 0 && file.size() <= maxBytes
                    ? whole(in, (int) file.size())
                    : in.readNBytes(maxBytes + 1);
            if (read.length > maxBytes && formOf(file.name(), read) == PackedFiles.Form.NONE) {
                return failed(file, "not scanned: it is longer than " + maxBytes + " bytes");
            }
            return of(file.name(), read, in, scanner, maxBytes);
        } catch (IOException e) {
            return failed(file, "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** Reads bytes as a file of that name. */
    public static Reading of(String name, byte[] bytes, FileScanner scanner, int maxBytes) {
        return of(name, bytes, InputStream.nullInputStream(), scanner, maxBytes);
    }

    private static Reading of(String name, byte[] read, InputStream rest, FileScanner scanner, int maxBytes) {
        PackedFiles.Form form = formOf(name, read);
        if (form != PackedFiles.Form.NONE) {
            InputStream again = new SequenceInputStream(new ByteArrayInputStream(read), rest);
            return PackedFiles.read(name, again, form, scanner, maxBytes);
        }
        if (CompiledClass.isOne(read)) {
            return new Reading(scanner.compiled(name, read), List.of(), read.length, true, false);
        }
        byte[] text = Text.utf8(read);
        return Text.isBinary(text)
                ? new Reading(List.of(), List.of(), read.length, false, true)
                : new Reading(scanner.scan(name, text), List.of(), read.length, true, false);
    }

    private static PackedFiles.Form formOf(String name, byte[] bytes) {
        return AppNames.isOne(name) ? PackedFiles.Form.NONE : PackedFiles.Form.of(bytes);
    }

    /** All bytes of a file that has so many: they are read at once into the array that is kept. What was added since it was found is not read. */
    private static byte[] whole(InputStream in, int size) throws IOException {
        byte[] bytes = new byte[size];
        int count = in.readNBytes(bytes, 0, size);
        return count == size ? bytes : Arrays.copyOf(bytes, count);
    }

    private static Reading failed(FileWalk.Found file, String why) {
        return new Reading(List.of(), List.of(new Problem(file.path().toString(), -1, why)), 0, false, false);
    }
}
