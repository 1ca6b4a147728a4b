package dev.sinew.model;

/** A limit that one exchange can hit; each hit is counted. */
public enum Limit {
    BODY_SIZE("body longer than the limit, rest not read"),
    DECODED_SIZE("decoded body longer than the limit, rest not read"),
    UNDECODABLE("content encoding unknown or broken, body not read"),
    DEPTH("nesting deeper than the limit, inner part not read"),
    FIELDS("more fields than the limit, rest not read"),
    MALFORMED("body malformed, read up to the error"),
    SEGMENTS("more path segments than the limit, rest not read"),
    HEADERS("more headers or cookies than the limit, rest not read"),
    BAD_URL("request without a usable URL"),
    BAD_TEXT("body with bytes that are no UTF-8, read as they are"),
    VALUES("more values that may be code than the limit, rest not searched for attacks");

    private static final Limit[] ALL = values();
    private final String meaning;

    Limit(String meaning) {
        this.meaning = meaning;
    }

    /** What it means for the result. */
    public String meaning() {
        return meaning;
    }

    /** This limit's bit in a set of hit limits. */
    public int bit() {
        return 1 << ordinal();
    }

    /** All limits in order. */
    public static Limit[] all() {
        return ALL.clone();
    }
}
