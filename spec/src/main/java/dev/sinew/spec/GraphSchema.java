package dev.sinew.spec;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The types of a GraphQL schema (GraphQL, October 2021, section 3), as far as they say what may be asked and what comes back.
 *
 * @param query the type whose fields are queries
 * @param mutation the type whose fields are mutations; there is none of that name where nothing can be changed
 * @param subscription the type whose fields are subscriptions; the same
 * @param types by name; scalars that the language or the service defines are not among them
 */
public record GraphSchema(String query, String mutation, String subscription, SortedMap<String, Type> types) {
    public GraphSchema {
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    }

    /** A type; empty for scalars and what the schema does not define. */
    public Optional<Type> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** What a type is. */
    public enum Kind {
        OBJECT,
        INTERFACE,
        UNION,
        INPUT,
        ENUM
    }

    /**
     * A type that is no scalar.
     *
     * @param name as written
     * @param kind what it is
     * @param fields of objects, interfaces and inputs, in the order written
     * @param members the types of a union, and of an interface those that implement it; the values of an enumeration
     */
    public record Type(String name, Kind kind, List<Field> fields, List<String> members) {
        public Type {
            fields = List.copyOf(fields);
            members = List.copyOf(members);
        }
    }

    /**
     * A field of an object, an argument of a field or a field of an input.
     *
     * @param name as written
     * @param arguments what it is asked with; none of arguments and inputs
     * @param type what it has
     * @param defaulted whether it has a value where none is given
     * @param deprecated whether it must no longer be used
     * @param description what is said of it, or empty
     * @param line where it stands in the file, from 1; 0 where unknown
     */
    public record Field(
            String name,
            List<Field> arguments,
            Reference type,
            boolean defaulted,
            boolean deprecated,
            String description,
            int line) {
        public Field {
            arguments = List.copyOf(arguments);
        }

        /** Whether whoever asks must give it. */
        public boolean isRequired() {
            return type.required() && !defaulted;
        }
    }

    /**
     * What a field has.
     *
     * @param name of the type
     * @param lists in how many lists it stands
     * @param required whether it, or the outermost list, is never null
     * @param written as the language has it, as {@code [Ticket!]!}
     */
    public record Reference(String name, int lists, boolean required, String written) {}
}
