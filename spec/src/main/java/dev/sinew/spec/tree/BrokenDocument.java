package dev.sinew.spec.tree;

/** A document that is no tree within the limits. Ends in {@link Tree}. */
final class BrokenDocument extends RuntimeException {
    private final String what;

    BrokenDocument(String what) {
        super(what);
        this.what = what;
    }

    @Override
    public String getMessage() {
        return what;
    }
}
