package dev.sinew.engine.rules.posture;

/** Numbers with their nouns in notes for people. */
final class Counted {
    private Counted() {}

    /** {@code 1 call}, {@code 3 calls}. */
    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static String calls(long count) {
        return of(count, "call");
    }

    static String operations(long count) {
        return of(count, "operation");
    }
}
