package dev.sinew.scan.engine;

import dev.sinew.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Looks through the files of a zip, jar or war, of a tar and of what gzip packed, and of such within them. It is read as a stream and never
 * unpacked: names lead nowhere, and of one file at a time at most so many bytes are in memory. How deep, how many files and how many bytes
 * altogether is limited, so that a bomb ends in a problem that says so.
 */
final class PackedFiles {
    private static final int MAX_DEPTH = 4;
    private static final int MAX_FILES = 50_000;
    /** How many files of the longest kind it may come to. */
    private static final long MAX_LONGEST = 32;

    private static final int MAX_PROBLEMS = 20;
    private static final int TAR_MARK = 257;
    /** A tar that gzip packed is one archive to people. */
    private static final Pattern PACKED_TAR = Pattern.compile("(\\.tgz|\\.tar\\.gz)!/[^/]*$");

    /** What it is, by its first bytes. */
    enum Form {
        ZIP,
        TAR,
        GZIP,
        NONE;

        static Form of(byte[] bytes) {
            if (starts(bytes, 0, 'P', 'K', 3, 4)) {
                return ZIP;
            }
            if (starts(bytes, 0, 0x1F, 0x8B, 8)) {
                return GZIP;
            }
            return starts(bytes, TAR_MARK, 'u', 's', 't', 'a', 'r') ? TAR : NONE;
        }

        private static boolean starts(byte[] bytes, int at, int... mark) {
            for (int i = 0; i < mark.length; i++) {
                if (at + i >= bytes.length || (bytes[at + i] & 0xFF) != mark[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Too much of something: the rest is not read. */
    private static final class Limit extends IOException {
        private static final long serialVersionUID = 1;

        Limit(String what) {
            super(what);
        }
    }

    private final FileScanner scanner;
    private final int maxBytes;
    private final long maxTotal;
    private final List<Hit> hits = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private long total;
    private int files;
    private int left;

    private PackedFiles(FileScanner scanner, int maxBytes) {
        this.scanner = scanner;
        this.maxBytes = maxBytes;
        maxTotal = MAX_LONGEST * maxBytes;
    }

    /** Reads one. */
    static Reading read(String name, InputStream in, Form form, FileScanner scanner, int maxBytes) {
        PackedFiles archive = new PackedFiles(scanner, maxBytes);
        archive.open(name, in, form, 1);
        if (archive.left > 0) {
            archive.problems.add(new Problem(name, -1, archive.left + " further problems in it are left out"));
        }
        return new Reading(archive.hits, archive.problems, archive.total, archive.files > 0, archive.files == 0);
    }

    private void open(String name, InputStream in, Form form, int depth) {
        try {
            switch (form) {
                case ZIP -> zip(name, in, depth);
                case TAR -> tar(name, in, depth);
                case GZIP -> file(inside(name, unpacked(name)), new GZIPInputStream(in), depth);
                case NONE -> {}
            }
        } catch (Limit e) {
            problem(name, "not read on: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            problem(name, "not read on: it is damaged, or packed in a way that is not known");
        }
    }

    /** What a file that gzip packed is called without that. */
    private static String unpacked(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".tgz")
                ? name.substring(0, name.length() - 3) + "tar"
                : name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    private void zip(String name, InputStream in, int depth) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                file(inside(name, entry.getName()), zip, depth);
            }
        }
    }

    private void tar(String name, InputStream in, int depth) throws IOException {
        String outer = PACKED_TAR.matcher(name).replaceFirst("$1");
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
                file(inside(outer, entry.getName()), tar, depth);
            }
        }
    }

    private static String inside(String outer, String inner) {
        return outer + "!/" + inner.replaceAll("\\p{Cntrl}", "?");
    }

    private void file(String name, InputStream in, int depth) throws IOException {
        if (++files > MAX_FILES) {
            throw new Limit("it has more than " + MAX_FILES + " files");
        }
        byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1L, maxTotal - total + 1));
        total += bytes.length;
        if (total > maxTotal) {
            throw new Limit("it holds more than " + (maxTotal >> 20) + " MB");
        }
        Form form = Form.of(bytes);
        if (bytes.length > maxBytes) {
            problem(name, "not scanned: it is longer than " + maxBytes + " bytes");
            passOver(in);
        } else if (CompiledClass.isOne(bytes)) {
            hits.addAll(scanner.compiled(name, bytes));
        } else if (form == Form.NONE) {
            byte[] text = Text.utf8(bytes);
            if (!Text.isBinary(text)) {
                hits.addAll(scanner.scan(name, text));
            }
        } else if (depth >= MAX_DEPTH) {
            problem(name, "not looked into: it lies " + MAX_DEPTH + " archives deep");
        } else {
            open(name, new ByteArrayInputStream(bytes), form, depth + 1);
        }
    }

    /** The rest of a long file counts as well: a zip cannot be read on without unpacking it. */
    private void passOver(InputStream in) throws IOException {
        byte[] waste = new byte[1 << 16];
        for (int read = in.read(waste); read >= 0; read = in.read(waste)) {
            total += read;
            if (total > maxTotal) {
                throw new Limit("it holds more than " + (maxTotal >> 20) + " MB");
            }
        }
    }

    private void problem(String name, String what) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem(name, -1, what));
        } else {
            left++;
        }
    }
}
