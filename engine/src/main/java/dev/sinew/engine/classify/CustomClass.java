package dev.sinew.engine.classify;

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
}
