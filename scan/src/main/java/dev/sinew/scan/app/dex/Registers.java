package dev.sinew.scan.app.dex;

import java.util.Arrays;
import java.util.List;

/**
 * The registers of a method at one point of its code. Values that change are changed in all registers that hold them, which is why the
 * very object counts and not what it equals.
 */
@SuppressWarnings("ReferenceEquality")
final class Registers {
    private final Value[] values;
    private Value result = Value.Unknown.VALUE;

    Registers(int count) {
        values = new Value[count];
        Arrays.fill(values, Value.Unknown.VALUE);
    }

    private Registers(Registers from) {
        values = from.values.clone();
    }

    Registers copy() {
        return new Registers(this);
    }

    int size() {
        return values.length;
    }

    Value get(int register) {
        return register < values.length ? values[register] : Value.Unknown.VALUE;
    }

    void set(int register, Value value) {
        if (register < values.length) {
            values[register] = value.weight() > Value.MOST ? Value.Unknown.VALUE : value;
        }
    }

    /** What the last call gave. */
    Value result() {
        return result;
    }

    void result(Value value) {
        result = value.weight() > Value.MOST ? Value.Unknown.VALUE : value;
    }

    /** The object that {@code old} is, changed. */
    void change(Value old, Value changed) {
        Value kept = changed.weight() > Value.MOST ? Value.Unknown.VALUE : changed;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == old) {
                values[i] = kept;
            }
        }
    }

    /** Leaves what is the same in both; whether anything changed. */
    boolean meet(Registers other) {
        boolean changed = false;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Value.Unknown.VALUE
                    && values[i] != other.values[i]
                    && !values[i].equals(other.values[i])) {
                values[i] = Value.Unknown.VALUE;
                changed = true;
            }
        }
        return changed;
    }

    /** The values of some registers. */
    List<Value> all(int... registers) {
        return Arrays.stream(registers).mapToObj(this::get).toList();
    }
}
