package dev.sinew.capture.har;

import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.bytes.Slice;
import dev.sinew.capture.value.JsonCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * What HAR writes as an array of objects with {@code name} and {@code value}: headers, cookies, query and form parameters.
 * Elements without a name are passed over.
 */
final class Pairs {
    private final List<Pair> pairs = new ArrayList<>();
    private boolean known;

    /**
     * One element.
     *
     * @param name its name, never empty
     * @param value its value, empty where it has none
     */
    record Pair(Slice name, Slice value) {}

    void clear() {
        pairs.clear();
        known = false;
    }

    /** Reads the array that the cursor stands before, in place of what was read before. */
    void read(JsonCursor cursor) {
        clear();
        if (cursor.next() != JsonTokenizer.ARRAY_START) {
            cursor.skip();
            return;
        }
        known = true;
        int token = cursor.next();
        while (token != JsonTokenizer.ARRAY_END && token != JsonTokenizer.ERROR) {
            if (token == JsonTokenizer.OBJECT_START) {
                readPair(cursor);
            }
            cursor.skip();
            token = cursor.next();
        }
    }

    /** Whether there is an array at all. */
    boolean known() {
        return known;
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** The elements in their order, valid until the next reading. */
    List<Pair> list() {
        return pairs;
    }

    /** Whether an element has this name, letters compared without case. {@code lower} is in lower case. */
    boolean has(String lower) {
        for (Pair pair : pairs) {
            if (pair.name().equalsIgnoreCase(lower)) {
                return true;
            }
        }
        return false;
    }

    private void readPair(JsonCursor cursor) {
        Slice name = Slice.EMPTY;
        Slice value = Slice.EMPTY;
        while (cursor.nextName()) {
            if (cursor.named("name")) {
                name = cursor.nextScalar();
            } else if (cursor.named("value")) {
                value = cursor.nextScalar();
            } else {
                cursor.skipNext();
            }
        }
        if (!name.isEmpty()) {
            pairs.add(new Pair(name, value));
        }
    }
}
