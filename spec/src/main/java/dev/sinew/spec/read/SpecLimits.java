package dev.sinew.spec.read;

/**
 * Limits of one specification with all files that it refers to.
 *
 * @param bytes of all files together
 * @param files how many files are read beside the first
 * @param schemas how many schemas are read, counted wherever they are inlined
 * @param operations how many operations are read
 */
public record SpecLimits(int bytes, int files, int schemas, int operations) {
    public static final SpecLimits DEFAULT = new SpecLimits(20 << 20, 200, 300_000, 50_000);
}
