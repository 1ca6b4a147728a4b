package dev.sinew.engine.ownership;

/** What an object is to a caller. */
public enum Relation {
    /** Nothing is known of whose it is. */
    UNKNOWN,
    /** The caller made it, is named by it, or was given it. */
    OWN,
    /** Many are given it. */
    SHARED,
    /** It belongs to somebody else, and was never given to the caller. */
    FOREIGN
}
