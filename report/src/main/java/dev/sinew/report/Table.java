package dev.sinew.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns as wide as their widest cell, set left ({@code <}) or right ({@code >}); columns without any content are left out. Where
 * the table is wider than its page, columns of texts that can be cut ({@code ~} in their middle, {@code -} at their end) give way.
 */
final class Table {
    private static final int FEWEST = 16;
    private static final String GAP = "  ";

    private final Style style;
    private final char[] kinds;
    private final Cell[] titles;
    private final List<Cell[]> rows = new ArrayList<>();

    /** Headings begin with the mark of their column's kind. */
    Table(Style style, String... headings) {
        this.style = style;
        this.kinds = new char[headings.length];
        this.titles = new Cell[headings.length];
        for (int i = 0; i < headings.length; i++) {
            kinds[i] = headings[i].charAt(0);
            titles[i] = Cell.plain(headings[i].substring(1));
        }
    }

    void row(Cell... cells) {
        rows.add(cells.clone());
    }

    void write(StringBuilder out, int columns) {
        int[] widths = new int[kinds.length];
        for (Cell[] row : rows) {
            Arrays.setAll(widths, column -> Math.max(widths[column], row[column].width()));
        }
        Arrays.setAll(widths, column -> widths[column] == 0 ? 0 : Math.max(widths[column], titles[column].width()));
        shrink(widths, columns);
        out.append(style.dim(line(titles, widths))).append('\n');
        rows.forEach(row -> out.append(line(row, widths)).append('\n'));
    }

    /**
     * Takes from the widest column that may give, until all fit or none may give more. What is cut at its end gives sooner: its
     * beginning says most, while a path says little without its middle.
     */
    private void shrink(int[] widths, int columns) {
        int over = Arrays.stream(widths)
                        .filter(width -> width > 0)
                        .map(width -> width + GAP.length())
                        .sum()
                - columns;
        while (over > 0) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean gives = isCut(kinds[i]) && widths[i] > FEWEST;
                if (gives && (widest < 0 || eager(i, widths) > eager(widest, widths))) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            over--;
        }
    }

    private int eager(int column, int[] widths) {
        return kinds[column] == '-' ? 2 * widths[column] : widths[column];
    }

    private static boolean isCut(char kind) {
        return kind == '~' || kind == '-';
    }

    private String line(Cell[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            if (widths[column] == 0) {
                continue;
            }
            Cell cell = isCut(kinds[column]) ? cells[column].cut(widths[column], kinds[column] == '~') : cells[column];
            String gap = " ".repeat(Math.max(0, widths[column] - cell.width()));
            String painted = cell.paint().apply(cell.text());
            line.append(GAP).append(kinds[column] == '>' ? gap + painted : painted + gap);
        }
        return line.toString().stripTrailing();
    }
}
