package dev.sinew.engine.observe;

/** Finds a version in a header that names software. */
public final class SoftwareVersion {
    private SoftwareVersion() {}

    /**
     * Whether a version is told: digits behind a name and a slash, or digits with a point behind a blank, or nothing but those. What
     * stands in parentheses is a remark, in which content networks name their machines.
     */
    public static boolean isTold(byte[] bytes, int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            depth += bytes[i] == '(' ? 1 : bytes[i] == ')' ? -1 : 0;
            int before = i == from ? ' ' : bytes[i - 1];
            boolean pointed = before == '/' || (before == ' ' && hasPoint(bytes, i, to));
            if (isDigit(bytes[i]) && depth == 0 && pointed) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasPoint(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isDigit(bytes[i])) {
            i++;
        }
        return i + 1 < to && bytes[i] == '.' && isDigit(bytes[i + 1]);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
