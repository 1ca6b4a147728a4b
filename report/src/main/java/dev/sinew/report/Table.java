package dev.sinew.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns as wide as their widest cell, set left ({@code <}) or right ({@code >}); columns without any content are left out. */
final class Table {
    private final Style style;
    private final boolean[] right;
    private final Cell[] titles;
    private final List<Cell[]> rows = new ArrayList<>();

    /** Headings begin with the mark of their column's side. */
    Table(Style style, String... headings) {
        this.style = style;
        this.right = new boolean[headings.length];
        this.titles = new Cell[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].charAt(0) == '>';
            titles[i] = Cell.plain(headings[i].substring(1));
        }
    }

    void row(Cell... cells) {
        rows.add(cells.clone());
    }

    void write(StringBuilder out) {
        int[] widths = new int[right.length];
        for (Cell[] row : rows) {
            Arrays.setAll(widths, column -> Math.max(widths[column], row[column].width()));
        }
        Arrays.setAll(widths, column -> widths[column] == 0 ? 0 : Math.max(widths[column], titles[column].width()));
        out.append(style.dim(line(titles, widths))).append('\n');
        rows.forEach(row -> out.append(line(row, widths)).append('\n'));
    }

    private String line(Cell[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            if (widths[column] == 0) {
                continue;
            }
            Cell cell = cells[column];
            String gap = " ".repeat(widths[column] - cell.width());
            String painted = cell.paint().apply(cell.text());
            line.append("  ").append(right[column] ? gap + painted : painted + gap);
        }
        return line.toString().stripTrailing();
    }
}
