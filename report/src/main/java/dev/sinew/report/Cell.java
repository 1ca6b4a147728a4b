package dev.sinew.report;

import java.util.function.UnaryOperator;

/**
 * One cell of a table: a text, and what paints it once its width is known.
 *
 * @param text without any colour
 * @param paint adds colours and nothing that takes room
 */
record Cell(String text, UnaryOperator<String> paint) {
    static final Cell EMPTY = plain("");

    static Cell plain(String text) {
        return new Cell(text, UnaryOperator.identity());
    }

    /** How many columns of a terminal the text takes, with one for each character. */
    int width() {
        return text.codePointCount(0, text.length());
    }

    /** The same in at most so many columns, cut in its middle or at its end. */
    Cell cut(int columns, boolean middle) {
        if (width() <= columns) {
            return this;
        }
        int[] points = text.codePoints().toArray();
        int head = middle ? (columns - 1) / 2 : columns - 1;
        int tail = columns - 1 - head;
        String cut = new String(points, 0, head) + "…" + new String(points, points.length - tail, tail);
        return new Cell(cut, paint);
    }
}
