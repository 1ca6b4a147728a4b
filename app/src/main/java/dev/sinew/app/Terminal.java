package dev.sinew.app;

import dev.sinew.report.Look;
import dev.sinew.report.Style;

/** Whether the standard streams lead to a person; the launcher looks and says so, as Java 21 cannot tell the streams apart. */
final class Terminal {
    private Terminal() {}

    /** Whether standard output is a terminal and colours are wanted ({@code NO_COLOR} is not set). */
    static boolean outputIsTerminal() {
        return "1".equals(System.getenv("SINEW_OUT_TTY")) && System.getenv("NO_COLOR") == null;
    }

    /** How texts on standard output are to look. */
    static Look look() {
        return outputIsTerminal() ? new Look(Style.COLOUR, columns()) : new Look(Style.PLAIN, columns());
    }

    /** How many columns standard output has, as the launcher says; else what most have. */
    private static int columns() {
        String told = System.getenv("SINEW_COLUMNS");
        return told != null && told.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(told) : Look.USUAL_COLUMNS;
    }

    /** Whether standard error is a terminal. */
    static boolean errorIsTerminal() {
        return "1".equals(System.getenv("SINEW_ERR_TTY"));
    }
}
