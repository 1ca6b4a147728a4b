package dev.sinew.app.demo;

import dev.sinew.report.PlainText;
import java.io.PrintWriter;

/** Where the story is told: lines that are not too long, with colours if wanted. */
public final class Screen {
    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final int INDENT = 2;

    private final PrintWriter out;
    private final boolean colour;
    private final int columns;

    /** A screen of so many columns. */
    public Screen(PrintWriter out, boolean colour, int columns) {
        this.out = out;
        this.colour = colour;
        this.columns = Math.max(columns, 40);
    }

    /** Begins a part of the story. */
    void title(String text) {
        out.println();
        print("", text, BOLD);
        out.println();
    }

    /** Tells something. */
    void say(String text) {
        print(" ".repeat(INDENT), text, "");
    }

    /** Tells something by the way. */
    void aside(String text) {
        print(" ".repeat(INDENT), text, DIM);
    }

    /** Tells what went wrong, for somebody. */
    void bad(String text) {
        print(" ".repeat(INDENT), text, RED);
    }

    /** Tells what went well. */
    void good(String text) {
        print(" ".repeat(INDENT), text, GREEN);
    }

    /** Tells what was seen, below what was told. */
    void detail(String text) {
        print(" ".repeat(3 * INDENT), text, "");
    }

    /** A line of a table, cut where it is too long. */
    void row(String text) {
        String plain = PlainText.of(text);
        out.println(" ".repeat(INDENT)
                + (plain.length() > columns - INDENT ? plain.substring(0, columns - INDENT) : plain));
    }

    void blank() {
        out.println();
    }

    private void print(String margin, String text, String look) {
        StringBuilder line = new StringBuilder(margin);
        for (String word : PlainText.of(text).split(" ", -1)) {
            if (line.length() > margin.length() && line.length() + word.length() + 1 > columns) {
                painted(line.toString(), look);
                line = new StringBuilder(margin);
            }
            line.append(line.length() > margin.length() ? " " : "").append(word);
        }
        painted(line.toString(), look);
    }

    private void painted(String line, String look) {
        out.println(colour && !look.isEmpty() ? look + line + RESET : line);
    }
}
