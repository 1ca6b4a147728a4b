package dev.sinew.engine.ownership;

/**
 * A value that identifies a person, together with which attribute of persons it is, in one key: the same number may be somebody's
 * customer number and somebody else's employee number.
 */
final class Person {
    private static final long ATTRIBUTE = 63;

    private Person() {}

    static long of(int attribute, long print) {
        return (print & ~ATTRIBUTE) | attribute;
    }

    static int attribute(long person) {
        return (int) (person & ATTRIBUTE);
    }

    /** Whether it is a value of that print. */
    static boolean is(long person, long print) {
        return (person & ~ATTRIBUTE) == (print & ~ATTRIBUTE);
    }
}
