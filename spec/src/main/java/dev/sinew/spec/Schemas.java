package dev.sinew.spec;

import dev.sinew.spec.Schema.Additional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Resolves schemas one level at a time: references are followed, {@code allOf} is merged, {@code oneOf} and {@code anyOf}
 * become alternatives. A schema that refers to itself without anything between, or that would take more than the limits of
 * steps and alternatives, becomes one that allows everything: what is too large to know is not contradicted.
 */
public final class Schemas {
    private static final int MAX_VARIANTS = 64;
    private static final int MAX_STEPS = 2_000;
    private static final List<Schema> UNKNOWN = List.of(Schema.ANY);

    private final SortedMap<String, Schema> named;

    /** A resolver of references to schemas by key. */
    public Schemas(SortedMap<String, Schema> named) {
        this.named = named;
    }

    /** The alternatives of a schema, at least one, each without reference, parts and alternatives at its top level. */
    public List<Schema> variants(Schema schema) {
        Expansion expansion = new Expansion();
        List<Schema> variants = expansion.expand(schema);
        return expansion.exhausted ? UNKNOWN : variants;
    }

    private final class Expansion {
        private final Set<String> under = new HashSet<>();
        private int steps;
        private boolean exhausted;

        List<Schema> expand(Schema schema) {
            if (++steps > MAX_STEPS) {
                exhausted = true;
            }
            if (exhausted) {
                return UNKNOWN;
            }
            List<Schema> out = List.of(own(schema));
            if (!schema.reference().isEmpty()) {
                out = cross(out, referred(schema.reference()));
            }
            for (Schema part : schema.all()) {
                out = cross(out, expand(part));
            }
            if (!schema.any().isEmpty()) {
                List<Schema> alternatives = new ArrayList<>();
                schema.any().forEach(each -> alternatives.addAll(expand(each)));
                out = cross(out, alternatives);
            }
            return out;
        }

        private List<Schema> referred(String key) {
            Schema target = named.get(key);
            if (target == null || !under.add(key)) {
                return UNKNOWN;
            }
            List<Schema> expanded = expand(target);
            under.remove(key);
            return expanded;
        }

        private List<Schema> cross(List<Schema> left, List<Schema> right) {
            if (exhausted || left.size() * right.size() > MAX_VARIANTS) {
                exhausted = true;
                return UNKNOWN;
            }
            List<Schema> out = new ArrayList<>(left.size() * right.size());
            for (Schema one : left) {
                for (Schema other : right) {
                    out.add(merge(one, other));
                }
            }
            return out;
        }
    }

    /** The schema without what is resolved apart. One with a discriminator and no list may have members of its heirs. */
    private static Schema own(Schema schema) {
        Additional additional =
                schema.discriminated() && schema.any().isEmpty() ? Additional.ALLOWED : schema.additional();
        if (schema.reference().isEmpty()
                && schema.all().isEmpty()
                && schema.any().isEmpty()
                && additional == schema.additional()) {
            return schema;
        }
        return new Schema(
                "",
                schema.types(),
                schema.format(),
                schema.pattern(),
                schema.example(),
                schema.values(),
                schema.properties(),
                schema.required(),
                schema.items(),
                additional,
                schema.additionalProperties(),
                List.of(),
                List.of(),
                false,
                schema.bounds(),
                schema.readOnly(),
                schema.writeOnly());
    }

    private static Schema merge(Schema one, Schema other) {
        if (one.equals(Schema.ANY)) {
            return other;
        }
        if (other.equals(Schema.ANY)) {
            return one;
        }
        Schema.Builder both = new Schema.Builder();
        both.types = types(one.types(), other.types());
        both.format = one.format().isEmpty() ? other.format() : one.format();
        both.pattern = one.pattern().isEmpty() ? other.pattern() : one.pattern();
        both.example = one.example().isEmpty() ? other.example() : one.example();
        both.values = one.values().isEmpty() ? other.values() : one.values();
        both.properties = new TreeMap<>(one.properties());
        // An example tells of no member that nobody described.
        boolean shown = other.isOnlyExamples() && !one.properties().isEmpty();
        other.properties().forEach((name, schema) -> {
            if (!shown || one.properties().containsKey(name)) {
                both.properties.merge(name, schema, Schemas::together);
            }
        });
        both.required.addAll(one.required());
        both.required.addAll(other.required());
        both.items = together(one.items(), other.items());
        both.additional = additional(one.additional(), other.additional());
        both.additionalProperties = together(one.additionalProperties(), other.additionalProperties());
        both.bounds = one.bounds().and(other.bounds());
        both.readOnly = one.readOnly() || other.readOnly();
        both.writeOnly = one.writeOnly() || other.writeOnly();
        return both.build();
    }

    /** Allowed by either is allowed: a part that forbids others rarely means its siblings' members. */
    private static Additional additional(Additional one, Additional other) {
        boolean allowed = one == Additional.ALLOWED || other == Additional.ALLOWED;
        if (allowed) {
            return Additional.ALLOWED;
        }
        return one == other ? one : Additional.FORBIDDEN;
    }

    private static Optional<Schema> together(Optional<Schema> one, Optional<Schema> other) {
        if (one.isPresent() && other.isPresent()) {
            return Optional.of(together(one.get(), other.get()));
        }
        return one.isPresent() ? one : other;
    }

    private static Schema together(Schema one, Schema other) {
        return Schema.allOf(List.of(one, other));
    }

    /** What both allow; where they contradict each other, what either allows. */
    private static SortedSet<SchemaType> types(SortedSet<SchemaType> one, SortedSet<SchemaType> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        SortedSet<SchemaType> both = new TreeSet<>(one);
        both.retainAll(other);
        boolean integer = (one.contains(SchemaType.NUMBER) && other.contains(SchemaType.INTEGER))
                || (one.contains(SchemaType.INTEGER) && other.contains(SchemaType.NUMBER));
        if (integer && !both.contains(SchemaType.NUMBER)) {
            both.add(SchemaType.INTEGER);
        }
        if (both.isEmpty()) {
            both.addAll(one);
            both.addAll(other);
        }
        return both;
    }
}
