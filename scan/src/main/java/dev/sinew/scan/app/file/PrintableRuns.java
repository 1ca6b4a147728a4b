package dev.sinew.scan.app.file;

/** Runs of printable characters within bytes, a line each: what stands as text in files of kinds that are not taken apart. */
public final class PrintableRuns {
    private static final int SHORTEST = 6;
    private static final int LONGEST = 1 << 14;

    private PrintableRuns() {}

    /** Those between two offsets, each at least six characters long, each followed by an empty line. */
    public static byte[] of(byte[] bytes, int from, int to) {
        byte[] out = new byte[write(bytes, from, to, new byte[0])];
        write(bytes, from, to, out);
        return out;
    }

    /** Writes all into something that has room for them, or for nothing, which tells how long they are. */
    private static int write(byte[] bytes, int from, int to, byte[] out) {
        int length = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean printable = i < to && (bytes[i] >= ' ' && bytes[i] < 127 || bytes[i] == '\t');
            if (printable && i - start < LONGEST) {
                continue;
            }
            int run = i - start;
            if (run >= SHORTEST) {
                if (out.length > 0) {
                    System.arraycopy(bytes, start, out, length, run);
                    out[length + run] = '\n';
                    out[length + run + 1] = '\n';
                }
                length += run + 2;
            }
            start = printable ? i : i + 1;
        }
        return length;
    }
}
