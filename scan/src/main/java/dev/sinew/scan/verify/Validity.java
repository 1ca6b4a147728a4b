package dev.sinew.scan.verify;

/** Whether a secret can be a real one. */
public enum Validity {
    /** What its format says of itself holds: it was issued, or copied from one that was. */
    VALID,
    /** Its issuer never issued it, or it is over. */
    INVALID,
    /** Its issuer was asked, and says that it does not work. */
    REFUSED,
    /** Its format says nothing of itself. */
    UNKNOWN
}
