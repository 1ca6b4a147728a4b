package dev.sinew.capture.jsonl;

import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.bytes.Slice;
import dev.sinew.capture.value.JsonCursor;
import dev.sinew.model.Headers;

/**
 * The member {@code headers} of a message: an object whose values are a string or an array of strings. Where it is missing
 * or no object, headers are unknown.
 */
final class HeaderMembers {
    private final Headers.Builder builder = new Headers.Builder();
    private boolean known;

    void clear() {
        builder.clear();
        known = false;
    }

    /** Reads the object that the cursor stands before. */
    void read(JsonCursor cursor) {
        clear();
        if (!cursor.enter()) {
            return;
        }
        known = true;
        while (cursor.nextName()) {
            if (cursor.next() == JsonTokenizer.ARRAY_START) {
                addEach(cursor);
            } else {
                add(cursor);
            }
        }
    }

    Headers headers() {
        return known ? builder.build() : Headers.UNKNOWN;
    }

    private void addEach(JsonCursor cursor) {
        int token = cursor.next();
        while (token != JsonTokenizer.ARRAY_END && token != JsonTokenizer.ERROR) {
            add(cursor);
            token = cursor.next();
        }
    }

    private void add(JsonCursor cursor) {
        if (cursor.atScalar()) {
            Slice value = cursor.slice();
            builder.add(cursor.bytes(), cursor.nameFrom(), cursor.nameTo(), value.array(), value.from(), value.to());
        } else {
            cursor.skip();
        }
    }
}
