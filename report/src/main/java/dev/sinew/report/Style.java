package dev.sinew.report;

/** Colours of a terminal, or none. */
public enum Style {
    PLAIN,
    COLOUR;

    private static final String RESET = "\u001b[0m";

    String bold(String text) {
        return paint("\u001b[1m", text);
    }

    String dim(String text) {
        return paint("\u001b[2m", text);
    }

    String accent(String text) {
        return paint("\u001b[36m", text);
    }

    String warn(String text) {
        return paint("\u001b[33m", text);
    }

    String alarm(String text) {
        return paint("\u001b[31m", text);
    }

    String good(String text) {
        return paint("\u001b[32m", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : code + text + RESET;
    }
}
