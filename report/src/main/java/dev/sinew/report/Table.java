package dev.sinew.report;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their widest cell, set left ({@code <}) or right ({@code >}); columns without any content are left out. */
final class Table {
    private final Style style;
    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /** Headings begin with the mark of their column's side. */
    Table(Style style, String... headings) {
        this.style = style;
        this.right = new boolean[headings.length];
        String[] titles = new String[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].charAt(0) == '>';
            titles[i] = headings[i].substring(1);
        }
        rows.add(titles);
    }

    void row(String... cells) {
        rows.add(cells.clone());
    }

    void write(StringBuilder out) {
        int[] widths = new int[right.length];
        for (int column = 0; column < widths.length; column++) {
            for (int i = 1; i < rows.size(); i++) {
                widths[column] = Math.max(widths[column], rows.get(i)[column].length());
            }
            if (widths[column] > 0) {
                widths[column] = Math.max(widths[column], rows.getFirst()[column].length());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            String line = line(rows.get(i), widths);
            out.append(i == 0 ? style.dim(line) : line).append('\n');
        }
    }

    private String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            if (widths[column] == 0) {
                continue;
            }
            String gap = " ".repeat(widths[column] - cells[column].length());
            line.append("  ").append(right[column] ? gap + cells[column] : cells[column] + gap);
        }
        return line.toString().stripTrailing();
    }
}
