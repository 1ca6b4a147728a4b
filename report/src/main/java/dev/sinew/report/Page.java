package dev.sinew.report;

import java.util.function.UnaryOperator;

/** The text under way: headings, and paragraphs that are broken where the columns end. */
final class Page {
    private static final int FEWEST = 24;

    private final StringBuilder out = new StringBuilder(8192);
    private final Style style;
    private final int columns;

    Page(Look look) {
        this.style = look.style();
        this.columns = look.columns();
    }

    Style style() {
        return style;
    }

    int columns() {
        return columns;
    }

    /** A heading, with an empty line behind it. */
    void heading(String text, String aside) {
        out.append(style.bold(text));
        out.append(aside.isEmpty() ? "" : style.dim("  " + aside)).append("\n\n");
    }

    void table(Table table) {
        table.write(out, columns);
    }

    void line(String text) {
        out.append(text).append('\n');
    }

    void gap() {
        out.append('\n');
    }

    /** A paragraph whose lines begin at a column. */
    void paragraph(int indent, String text, UnaryOperator<String> paint) {
        hanging(" ".repeat(indent), indent, text, paint);
    }

    /** A paragraph behind something that takes as many columns as its further lines are indented. */
    void hanging(String before, int indent, String text, UnaryOperator<String> paint) {
        int width = Math.max(FEWEST, columns - indent);
        StringBuilder line = new StringBuilder();
        String begin = before;
        for (String word : text.split(" +", -1)) {
            if (!line.isEmpty() && length(line) + 1 + word.codePointCount(0, word.length()) > width) {
                line(begin + paint.apply(line.toString()));
                begin = " ".repeat(indent);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line(begin + paint.apply(line.toString()));
    }

    private static int length(StringBuilder text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
