package dev.sinew.engine.observe;

import dev.sinew.bytes.CharClass;

/** Adds an untyped text value, as forms, queries and parts have them: digits count as an integer. */
final class FieldValue {
    private static final int MAX_CLASSED = 4096;

    private FieldValue() {}

    static void add(Message message, PathNode node, byte[] bytes, int from, int to) {
        int signature = to - from > MAX_CLASSED ? CharClass.LONG : CharClass.signature(bytes, from, to);
        add(message, node, bytes, from, to, signature);
    }

    static void add(Message message, PathNode node, byte[] bytes, int from, int to, int signature) {
        if (signature == CharClass.DIGIT && to - from <= 18) {
            message.integer(node, bytes, from, to);
        } else {
            message.string(node, bytes, from, to, signature);
        }
    }
}
