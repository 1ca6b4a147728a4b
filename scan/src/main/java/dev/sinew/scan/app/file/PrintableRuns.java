package dev.sinew.scan.app.file;

import java.io.ByteArrayOutputStream;

/** Runs of printable characters within bytes, a line each: what stands as text in files of kinds that are not taken apart. */
public final class PrintableRuns {
    private static final int SHORTEST = 6;
    private static final int LONGEST = 1 << 14;

    private PrintableRuns() {}

    /** Those between two offsets, each at least six characters long, each followed by an empty line. */
    public static byte[] of(byte[] bytes, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean printable = i < to && (bytes[i] >= ' ' && bytes[i] < 127 || bytes[i] == '\t');
            if (printable && i - start < LONGEST) {
                continue;
            }
            if (i - start >= SHORTEST) {
                out.write(bytes, start, i - start);
                out.write('\n');
                out.write('\n');
            }
            start = printable ? i : i + 1;
        }
        return out.toByteArray();
    }
}
