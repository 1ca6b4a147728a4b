package dev.sinew.demo.bank;

/** What makes the bank hard to judge though it is correct. */
public enum Twist {
    /** What belongs to somebody else is said not to exist. */
    NOT_FOUND_FOR_FORBIDDEN,
    /** Refusals have the status 200 and say in the body that they are refusals. */
    ERROR_IN_200,
    /** Every second customer holds the account of another one as well. */
    SHARED_OBJECTS,
    /** What was deleted can still be read by its owner, marked as deleted. */
    SOFT_DELETE,
    /** Every answer has members that are different each time. */
    RANDOM_FIELDS,
    /** Lists show what was created only after a while. */
    EVENTUAL_LISTS,
    /** Cards have ids that mean something under their account alone, and the same ones under each. */
    IDS_NEED_PARENT
}
