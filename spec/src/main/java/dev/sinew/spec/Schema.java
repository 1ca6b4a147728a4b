package dev.sinew.spec;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a value must look like, as written: references stay references (so cycles are finite) and parts stay apart.
 * {@link Schemas#variants} resolves one level into plain alternatives.
 *
 * @param reference the key in {@link ApiDescription#schemas()} that this stands for, or empty
 * @param types the types it may have, null among them; empty for any
 * @param format the format, or empty
 * @param pattern the regular expression that a text must have in it, or empty
 * @param example a single value that the description gives as an example, as text, or empty
 * @param values the texts of an enumeration, or empty
 * @param properties the members of an object by name
 * @param required the members that must be there
 * @param items the elements of an array
 * @param additional whether other members may be there
 * @param additionalProperties what those look like, where that is said
 * @param all parts that hold together with this one ({@code allOf})
 * @param any alternatives, of which at least one holds ({@code oneOf}, {@code anyOf})
 * @param discriminated whether a member says which of several schemas holds, that may not be listed here
 * @param bounds how long or large it may be
 * @param readOnly only in answers
 * @param writeOnly only in requests
 */
public record Schema(
        String reference,
        SortedSet<SchemaType> types,
        String format,
        String pattern,
        String example,
        List<String> values,
        SortedMap<String, Schema> properties,
        SortedSet<String> required,
        Optional<Schema> items,
        Additional additional,
        Optional<Schema> additionalProperties,
        List<Schema> all,
        List<Schema> any,
        boolean discriminated,
        Bounds bounds,
        boolean readOnly,
        boolean writeOnly) {
    /** A schema that says nothing. */
    public static final Schema ANY = new Builder().build();

    /** The contents of a file, as forms send them. */
    public static final Schema FILE = file();

    private static Schema file() {
        Builder file = new Builder();
        file.types.add(SchemaType.STRING);
        file.format = "binary";
        return file.build();
    }

    /** Whether members that are not listed may be there. */
    public enum Additional {
        /** Nothing is said; JSON Schema allows them, but nobody wrote them down. */
        UNSAID,
        ALLOWED,
        FORBIDDEN
    }

    public Schema {
        types = types.isEmpty()
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(types));
        values = List.copyOf(values);
        properties = properties.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        required = required.isEmpty()
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(required));
        all = List.copyOf(all);
        any = List.copyOf(any);
    }

    /** Whether it stands for a schema of that key. */
    public static Schema referenceTo(String key) {
        Builder builder = new Builder();
        builder.reference = key;
        return builder.build();
    }

    /** A schema of one type. */
    public static Schema of(SchemaType type) {
        Builder builder = new Builder();
        builder.types.add(type);
        return builder.build();
    }

    /** The same with an example. */
    public Schema like(String text) {
        return text.isEmpty()
                ? this
                : new Schema(
                        reference,
                        types,
                        format,
                        pattern,
                        text,
                        values,
                        properties,
                        required,
                        items,
                        additional,
                        additionalProperties,
                        all,
                        any,
                        discriminated,
                        bounds,
                        readOnly,
                        writeOnly);
    }

    /** A schema that all of these hold for. */
    public static Schema allOf(List<Schema> parts) {
        Builder builder = new Builder();
        builder.all = parts;
        return builder.build();
    }

    /** A schema that one of these holds for. */
    public static Schema anyOf(List<Schema> alternatives) {
        Builder builder = new Builder();
        builder.any = alternatives;
        return builder.build();
    }

    /** Whether values of a type may stand here, as far as this schema itself says. */
    public boolean allows(SchemaType type) {
        return types.isEmpty()
                || types.contains(type)
                || (type == SchemaType.INTEGER && types.contains(SchemaType.NUMBER));
    }

    /** Whether it says nothing about the members of an object or the elements of an array. */
    public boolean isOpen() {
        boolean shapeless = properties.isEmpty()
                && items.isEmpty()
                && additionalProperties.isEmpty()
                && additional != Additional.FORBIDDEN;
        return shapeless && all.isEmpty() && any.isEmpty() && reference.isEmpty();
    }

    /** Whether it says nothing but what may stand where, as the example beside a schema does. */
    public boolean isOnlyExamples() {
        return hasExample() && saysNoMore();
    }

    private boolean hasExample() {
        return !example.isEmpty()
                || properties.values().stream().anyMatch(Schema::hasExample)
                || items.stream().anyMatch(Schema::hasExample);
    }

    private boolean saysNoMore() {
        Builder same = new Builder();
        same.example = example;
        same.properties = properties;
        same.items = items;
        return equals(same.build())
                && properties.values().stream().allMatch(Schema::saysNoMore)
                && items.stream().allMatch(Schema::saysNoMore);
    }

    /** Collects the parts of a schema; readers fill it field by field. */
    public static final class Builder {
        public String reference = "";
        public Set<SchemaType> types = new TreeSet<>();
        public String format = "";
        public String pattern = "";
        public String example = "";
        public List<String> values = List.of();
        public SortedMap<String, Schema> properties = new TreeMap<>();
        public Set<String> required = new TreeSet<>();
        public Optional<Schema> items = Optional.empty();
        public Additional additional = Additional.UNSAID;
        public Optional<Schema> additionalProperties = Optional.empty();
        public List<Schema> all = List.of();
        public List<Schema> any = List.of();
        public boolean discriminated;
        public Bounds bounds = Bounds.NONE;
        public boolean readOnly;
        public boolean writeOnly;

        /** The schema of what was collected. */
        public Schema build() {
            return new Schema(
                    reference,
                    new TreeSet<>(types),
                    format,
                    pattern,
                    example,
                    values,
                    properties,
                    new TreeSet<>(required),
                    items,
                    additional,
                    additionalProperties,
                    all,
                    any,
                    discriminated,
                    bounds,
                    readOnly,
                    writeOnly);
        }
    }
}
