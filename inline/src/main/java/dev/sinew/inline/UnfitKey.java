package dev.sinew.inline;

/** A certificate or a key that cannot be used: says of which file, why, and what to do. */
public final class UnfitKey extends Exception {
    private static final long serialVersionUID = 1L;

    private final String cure;

    UnfitKey(String what, String cure) {
        super(what);
        this.cure = cure;
    }

    /** What to do about it. */
    public String cure() {
        return cure;
    }
}
