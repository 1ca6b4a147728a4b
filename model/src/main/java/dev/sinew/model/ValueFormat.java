package dev.sinew.model;

/** The format of a value by its characters and length; a guess about one value, never about a field. */
public enum ValueFormat {
    /** Not a format we name. */
    NONE,
    EMPTY,
    /** Decimal digits only. */
    DIGITS,
    /** A number with sign, fraction or exponent. */
    NUMBER,
    UUID,
    /** At least eight hexadecimal digits, letters among them. */
    HEX,
    DATE,
    DATE_TIME,
    EMAIL,
    URL,
    IP,
    JWT,
    /** One run of letters. */
    WORD,
    /** Letters and digits joined by dashes, underscores or dots, or mixed. */
    SLUG,
    /** One long run of letters and digits with the look of a random token. */
    TOKEN,
    /** Several words. */
    TEXT;

    private static final ValueFormat[] ALL = values();

    /** The constant of an ordinal. */
    public static ValueFormat of(int ordinal) {
        return ALL[ordinal];
    }
}
