package dev.sinew.engine.classify;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Severity;
import dev.sinew.model.ValueFormat;
import java.util.List;

/**
 * A data class of the user's own, decided by the names of fields. There are no patterns over values, as values are not kept.
 *
 * @param id its id in reports, in lower case with dashes
 * @param category the kind of information, as {@code Personal} or {@code Business}
 * @param severity how bad it is where a stranger reads it
 * @param laws what names it, may be empty
 * @param fieldNames patterns of which one fits the whole path or the last name, without case: {@code *} any run, {@code ?} one
 * @param formats what at least nine in ten values must be one of; empty for any
 */
public record CustomClass(
        String id,
        String category,
        Severity severity,
        List<String> laws,
        List<String> fieldNames,
        List<ValueFormat> formats) {
    public CustomClass {
        if (id.isEmpty() || !id.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
            throw new IllegalArgumentException("a data class has an id of a to z, 0 to 9 and -, not \"" + id + "\"");
        }
        if (DataClass.ofId(id).isPresent()) {
            throw new IllegalArgumentException("the data class " + id + " exists already");
        }
        if (fieldNames.isEmpty()) {
            throw new IllegalArgumentException("the data class " + id + " names no fields");
        }
        laws = List.copyOf(laws);
        fieldNames = List.copyOf(fieldNames);
        formats = List.copyOf(formats);
    }

    boolean holds(FieldEvidence field) {
        return Glob.anyFits(fieldNames, field.path()) && formatsFit(field);
    }

    private boolean formatsFit(FieldEvidence field) {
        long fitting = 0;
        for (ValueFormat format : formats) {
            fitting += field.formats().getOrDefault(format, 0L);
        }
        return formats.isEmpty() || (fitting > 0 && fitting * 10 >= field.filled() * 9);
    }

    /** Names with {@code *} for any run of characters and {@code ?} for one, compared without case. */
    static final class Glob {
        private Glob() {}

        static boolean anyFits(List<String> patterns, FieldPath path) {
            for (String pattern : patterns) {
                if (fits(pattern, path)) {
                    return true;
                }
            }
            return false;
        }

        static boolean fits(String pattern, FieldPath path) {
            return fits(pattern, path.text()) || fits(pattern, path.fieldName());
        }

        /** Goes back to the last {@code *} only, so the time is at most the product of the lengths. */
        static boolean fits(String pattern, String text) {
            int p = 0;
            int star = -1;
            int back = 0;
            int t = 0;
            while (t < text.length()) {
                if (p < pattern.length() && pattern.charAt(p) == '*') {
                    star = p++;
                    back = t;
                } else if (p < pattern.length() && same(pattern.charAt(p), text.charAt(t))) {
                    p++;
                    t++;
                } else if (star >= 0) {
                    p = star + 1;
                    t = ++back;
                } else {
                    return false;
                }
            }
            while (p < pattern.length() && pattern.charAt(p) == '*') {
                p++;
            }
            return p == pattern.length();
        }

        private static boolean same(char wanted, char c) {
            return wanted == '?' || Character.toLowerCase(wanted) == Character.toLowerCase(c);
        }
    }
}
