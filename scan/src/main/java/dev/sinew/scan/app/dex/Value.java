package dev.sinew.scan.app.dex;

import java.util.ArrayList;
import java.util.List;

/** What is known of a value without running anything. Two that are equal may stand for each other. */
public sealed interface Value {
    /** How many parts a value may have; of one with more, nothing is known. */
    int MOST = 400;

    /** How many values it is made of, itself included. */
    default int weight() {
        return 1;
    }

    /** Nothing is known. */
    enum Unknown implements Value {
        VALUE
    }

    /** A text, also where it is an array of characters. */
    record Text(String text) implements Value {}

    /** A whole number, a character, a truth, or no object at all. */
    record Int(long number) implements Value {}

    /** A class, by its descriptor. */
    record Type(String descriptor) implements Value {}

    /** What a field has when it is read. */
    record Read(FieldKey field) implements Value {}

    /** What the method was given: {@code this} is the first, if there is one. */
    record Parameter(int index) implements Value {}

    /** An array, by the place where it was made. */
    record Items(String type, List<Value> items, int site) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public int weight() {
            return 1 + items.size() / 16;
        }

        /** The same with one changed. */
        Items with(int index, Value value) {
            List<Value> changed = new ArrayList<>(items);
            changed.set(index, value);
            return new Items(type, changed, site);
        }
    }

    /** A text that is put together of parts, of which some may not be known. */
    record Parts(List<Value> parts, int site) implements Value {
        public Parts {
            parts = List.copyOf(parts);
        }

        @Override
        public int weight() {
            return 1 + Value.weight(parts);
        }
    }

    /**
     * An object: made by a constructor or given by a method, and what was done to it since.
     *
     * @param maker the constructor or method
     * @param arguments what that was given; of a method of an object, this object first
     * @param site where in the method
     * @param steps what was called on it since
     */
    record Made(Target maker, List<Value> arguments, int site, List<Step> steps) implements Value {
        public Made {
            arguments = List.copyOf(arguments);
            steps = List.copyOf(steps);
        }

        @Override
        public int weight() {
            int weight = 1 + Value.weight(arguments);
            for (Step step : steps) {
                weight += 1 + Value.weight(step.arguments());
            }
            return weight;
        }

        /** The same after one more call. */
        Made after(Step step) {
            List<Step> more = new ArrayList<>(steps);
            more.add(step);
            return new Made(maker, arguments, site, more);
        }

        /** Its class where that is known: of a constructor its own, else what the method says that it returns. */
        public String type() {
            return maker.name().equals("<init>") ? maker.owner() : maker.returns();
        }
    }

    /** A call of an object's method; the object itself is not among the arguments. */
    record Step(Target target, List<Value> arguments) {
        public Step {
            arguments = List.copyOf(arguments);
        }
    }

    private static int weight(List<Value> values) {
        int sum = 0;
        for (Value value : values) {
            sum += value.weight();
        }
        return sum;
    }
}
