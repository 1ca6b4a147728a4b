package dev.sinew.engine;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import java.util.ArrayList;
import java.util.List;

/** The rows of a message as texts that a test can compare. */
public final class Rows {
    private Rows() {}

    /** Each row as {@code LOCATION:path TYPE FORMAT}. */
    public static List<String> of(Fields fields) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < fields.count(); row++) {
            rows.add(fields.path(row) + " " + fields.type(row) + " " + fields.format(row));
        }
        return rows;
    }

    /** Each row's path as {@code LOCATION:path}. */
    public static List<String> paths(Fields fields) {
        List<String> paths = new ArrayList<>();
        for (int row = 0; row < fields.count(); row++) {
            paths.add(fields.path(row).toString());
        }
        return paths;
    }

    /** The first row of a path given as {@code LOCATION:path}; fails where there is none. */
    public static int row(Fields fields, String path) {
        for (int row = 0; row < fields.count(); row++) {
            FieldPath found = fields.path(row);
            if (found.toString().equals(path)) {
                return row;
            }
        }
        throw new AssertionError("no row " + path + " in " + paths(fields));
    }

    /** The fingerprint at a path. */
    public static long print(Fields fields, String path) {
        return fields.print(row(fields, path));
    }

    /** The text kept at a path. */
    public static String text(Fields fields, String path) {
        return fields.text(row(fields, path));
    }
}
