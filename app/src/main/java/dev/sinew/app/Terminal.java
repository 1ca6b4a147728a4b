package dev.sinew.app;

/** Whether the standard streams lead to a person; the launcher looks and says so, as Java 21 cannot tell the streams apart. */
final class Terminal {
    private Terminal() {}

    /** Whether standard output is a terminal and colours are wanted ({@code NO_COLOR} is not set). */
    static boolean outputIsTerminal() {
        return "1".equals(System.getenv("SINEW_OUT_TTY")) && System.getenv("NO_COLOR") == null;
    }

    /** Whether standard error is a terminal. */
    static boolean errorIsTerminal() {
        return "1".equals(System.getenv("SINEW_ERR_TTY"));
    }
}
