package dev.sinew.engine.identity;

/**
 * How much identity may remember.
 *
 * @param callers callers of whom more than the key is known
 * @param tokens tokens tied to an account; the longest unused is forgotten first
 * @param ties keys joined with others
 */
public record IdentityLimits(int callers, int tokens, int ties) {
    public static final IdentityLimits DEFAULT = new IdentityLimits(200_000, 500_000, 500_000);
}
