package dev.sinew.scan.route;

import java.util.List;
import java.util.Optional;

/**
 * A class as far as its routes need it, from source or bytecode.
 *
 * @param name in full, with dots
 * @param parents the class and the interfaces that it extends or implements
 * @param notes its annotations
 * @param methods its methods
 * @param calls calls with a text, of which some add routes
 */
record Code(String name, List<String> parents, List<Note> notes, List<Method> methods, List<Call> calls) {
    /**
     * A method.
     *
     * @param name its name
     * @param notes its annotations
     * @param arguments its parameters
     */
    record Method(String name, List<Note> notes, List<Argument> arguments) {}

    /** A parameter of a method with its annotations; its name where that is known. */
    record Argument(String name, List<Note> notes) {}

    /**
     * A call.
     *
     * @param owner the class that it is of, as far as known, with dots
     * @param name the method
     * @param text the text that it is given first
     * @param place where it stands
     */
    record Call(String owner, String name, String text, String place) {}

    /** The first of some annotations, by their names without packages. */
    static Optional<Note> note(List<Note> notes, String... names) {
        return notes.stream()
                .filter(each -> List.of(names).contains(each.simple()))
                .findFirst();
    }
}
