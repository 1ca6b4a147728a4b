package dev.sinew.scan.app.dex;

import java.util.List;

/**
 * A call that stands in code.
 *
 * @param place where
 * @param target what is called
 * @param arguments with which values; the object itself comes first where it has one
 */
public record Call(Place place, Target target, List<Value> arguments) {
    public Call {
        arguments = List.copyOf(arguments);
    }

    /** The argument of that number; unknown where there is none. */
    public Value argument(int index) {
        return index < arguments.size() ? arguments.get(index) : Value.Unknown.VALUE;
    }

    /** The last one. */
    public Value last() {
        return arguments.isEmpty() ? Value.Unknown.VALUE : arguments.getLast();
    }
}
