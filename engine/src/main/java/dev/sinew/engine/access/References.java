package dev.sinew.engine.access;

import dev.sinew.engine.classify.ObjectKeys;
import dev.sinew.model.Credential;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.ValueFormat;
import java.util.Arrays;
import java.util.List;

/** The values of one message that may name an object or a person, as columns in the order met. */
public final class References {
    /** Nothing named. */
    public static final References NONE =
            new References(new FieldPath[0], new long[0], new long[0], new boolean[0], false);

    static final int MOST = 400;
    /** A value of so many letters and digits stands for one thing, whatever its field is called. */
    private static final int LONG = 16;

    private final FieldPath[] paths;
    private final long[] prints;
    private final long[] numbers;
    private final boolean[] small;
    private final boolean cut;

    References(FieldPath[] paths, long[] prints, long[] numbers, boolean[] small, boolean cut) {
        this.paths = paths;
        this.prints = prints;
        this.numbers = numbers;
        this.small = small;
        this.cut = cut;
    }

    /** Those of a message, at most 400. */
    static References of(Fields fields) {
        return of(fields, List.of());
    }

    /** Those of a request, but for what it proves itself with. */
    static References of(Fields fields, List<Credential> credentials) {
        int[] rows = new int[Math.min(MOST, fields.count())];
        int count = 0;
        for (int row = 0; row < fields.count() && count < rows.length; row++) {
            if (isReference(fields, row) && !isProof(fields, row, credentials)) {
                rows[count++] = row;
            }
        }
        if (count == 0) {
            return NONE;
        }
        FieldPath[] paths = new FieldPath[count];
        long[] prints = new long[count];
        long[] numbers = new long[count];
        boolean[] small = new boolean[count];
        for (int at = 0; at < count; at++) {
            int row = rows[at];
            paths[at] = fields.path(row);
            prints[at] = fields.print(row);
            numbers[at] = fields.number(row);
            small[at] = ObjectKeys.isSmall(fields.format(row), fields.length(row));
        }
        return new References(paths, prints, numbers, small, count == MOST);
    }

    /** Whether it is a cookie that holds a session. */
    private static boolean isProof(Fields fields, int row, List<Credential> credentials) {
        return fields.path(row).location() == Location.COOKIE
                && credentials.stream().anyMatch(each -> each.print() == fields.print(row));
    }

    private static boolean isReference(Fields fields, int row) {
        if (fields.print(row) == 0) {
            return false;
        }
        if (fields.identifies(row)) {
            return true;
        }
        ValueFormat format = fields.format(row);
        boolean person = format == ValueFormat.EMAIL || format == ValueFormat.UUID;
        return person || ((format == ValueFormat.TOKEN || format == ValueFormat.HEX) && fields.length(row) >= LONG);
    }

    public int count() {
        return paths.length;
    }

    public FieldPath path(int row) {
        return paths[row];
    }

    public long print(int row) {
        return prints[row];
    }

    /** For integers the value shifted by the api's secret offset, else 0. */
    public long number(int row) {
        return numbers[row];
    }

    /** Whether the value is so short that it names an object only together with its type. */
    public boolean small(int row) {
        return small[row];
    }

    /** Whether there were more. */
    public boolean cut() {
        return cut;
    }

    /** Whether a value is among them. */
    public boolean has(long print) {
        return Arrays.stream(prints).anyMatch(each -> each == print);
    }
}
