package dev.sinew.probe.graph;

import dev.sinew.spec.GraphSchema.Field;
import java.util.List;
import java.util.Optional;

/**
 * A field of a root type as an operation.
 *
 * @param field what the schema says of it
 * @param changes whether it is a mutation
 * @param method what it does, in the words of HTTP
 * @param path its template below the service's address, as {@code /tickets/{id}}
 * @param arguments what it is asked with
 * @param holder the argument whose members stand in the body in its place; empty where there is none
 */
record GraphField(
        Field field, boolean changes, String method, String path, List<Argument> arguments, Optional<Field> holder) {
    GraphField {
        arguments = List.copyOf(arguments);
    }

    /** Where the value of an argument stands in a request. */
    enum Place {
        PATH,
        QUERY,
        BODY
    }

    /**
     * What it is asked with.
     *
     * @param field its name and type
     * @param called what it is called there: the id of a thing is called the same in all paths of such things
     * @param place where it stands
     * @param held whether it is a member of the holder
     */
    record Argument(Field field, String called, Place place, boolean held) {}

    String name() {
        return field.name();
    }

    Optional<Argument> argument(String name) {
        return arguments.stream().filter(each -> each.called().equals(name)).findFirst();
    }
}
