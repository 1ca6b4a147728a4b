package dev.sinew.report;

/**
 * How a text is to look.
 *
 * @param style with colours or without
 * @param columns how many characters a line should have at most
 */
public record Look(Style style, int columns) {
    /** How many columns a line has where nobody says. */
    public static final int USUAL_COLUMNS = 120;

    /** For a file or a pipe. */
    public static final Look PLAIN = new Look(Style.PLAIN, USUAL_COLUMNS);
}
