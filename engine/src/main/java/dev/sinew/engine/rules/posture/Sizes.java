package dev.sinew.engine.rules.posture;

/** Sizes and times in words. */
final class Sizes {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;

    private Sizes() {}

    static String bytes(long bytes) {
        if (bytes >= 10 * MIB) {
            return bytes / MIB + " MiB";
        }
        if (bytes >= MIB) {
            return Math.round(10.0 * bytes / MIB) / 10.0 + " MiB";
        }
        return bytes >= KIB ? bytes / KIB + " KiB" : bytes + " bytes";
    }

    static String time(long micros) {
        if (micros >= 10_000_000) {
            return micros / 1_000_000 + " s";
        }
        return micros >= 1_000_000 ? Math.round(micros / 100_000.0) / 10.0 + " s" : micros / 1_000 + " ms";
    }
}
