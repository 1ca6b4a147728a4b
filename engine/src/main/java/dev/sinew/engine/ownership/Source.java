package dev.sinew.engine.ownership;

/** A kind of evidence on whose objects are and who keeps to what. Each can be left out, to measure what it is worth. */
public enum Source {
    /** Fields of answers that name the owner. */
    OWNER_FIELD,
    /** Who made an object. */
    CREATION,
    /** To whom lists gave an object. */
    HAND_OUT,
    /** Values that are an attribute of the caller for all others. */
    INVARIANT,
    /** Rows of objects that a caller was never given. */
    WALK,
    /** Under which other object an object lives. */
    PARENT,
    /** Ids given twice. */
    POLLUTION,
    /** How much a caller is shown within an hour. */
    BREADTH,
    /** Roles that all have who succeed, and who is staff by what it does. */
    COHORT,
    /** That an object was public once, by what its fields say. */
    VISIBILITY
}
