package dev.sinew.console.intake;

/**
 * How much may come in at once.
 *
 * @param postBytes the longest post, decompressed
 * @param heldBytes of all posts under way together
 */
public record IntakeLimits(int postBytes, long heldBytes) {
    public static final IntakeLimits DEFAULT = new IntakeLimits(16 << 20, 128L << 20);

    public IntakeLimits {
        if (postBytes < 1 || heldBytes < postBytes) {
            throw new IllegalArgumentException("all posts together must hold at least one");
        }
    }
}
