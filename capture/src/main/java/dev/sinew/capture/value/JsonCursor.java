package dev.sinew.capture.value;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.JsonText;
import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.bytes.Slice;
import java.util.Optional;

/**
 * Walks over one JSON value, member by member, and hands out its strings as slices.
 *
 * <p>Escapes are undone in place, over the bytes of the string that holds them, so that no body is copied; the cursor
 * therefore reads bytes that nobody else needs in their written form.
 */
public final class JsonCursor {
    /** Deeper nesting than any known capture format has is skipped without being followed. */
    private static final int DEPTH = 64;

    private final JsonTokenizer tokenizer = new JsonTokenizer(DEPTH);
    private byte[] bytes = new byte[0];
    private int origin;
    private int token;
    private int nameFrom;
    private int nameTo;

    /** Begins anew before the first token of the bytes. */
    public JsonCursor over(byte[] input, int from, int to) {
        bytes = input;
        origin = from;
        token = JsonTokenizer.END;
        nameFrom = from;
        nameTo = from;
        tokenizer.reset(input, from, to);
        return this;
    }

    /** Moves to the next token and returns its kind, one of the constants of {@link JsonTokenizer}. */
    public int next() {
        token = tokenizer.next();
        return token;
    }

    /** The kind of the token that the cursor stands at. */
    public int token() {
        return token;
    }

    /** Moves to the next member's name; false at the end of the object and where the input is malformed. */
    public boolean nextName() {
        if (next() != JsonTokenizer.NAME) {
            return false;
        }
        nameFrom = tokenizer.start();
        nameTo = tokenizer.end();
        if (tokenizer.escaped()) {
            nameTo = JsonText.decode(bytes, nameFrom, nameTo, bytes, nameFrom);
        }
        return true;
    }

    /** Whether the last name is this ASCII text. */
    public boolean named(String name) {
        return Ascii.equals(bytes, nameFrom, nameTo, name);
    }

    /** Where the last name begins in the input. */
    public int nameFrom() {
        return nameFrom;
    }

    /** Where the last name ends in the input. */
    public int nameTo() {
        return nameTo;
    }

    /** The bytes being read. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether the cursor stands at a string, number or truth value. */
    public boolean atScalar() {
        return token >= JsonTokenizer.STRING && token != JsonTokenizer.NULL;
    }

    /**
     * The value at the cursor: a string's text, anything else as written. An object or array is passed over. Empty for
     * null and where the input is malformed.
     */
    public Slice slice() {
        int from = tokenizer.start();
        return switch (token) {
            case JsonTokenizer.STRING -> string(from, tokenizer.end());
            case JsonTokenizer.OBJECT_START, JsonTokenizer.ARRAY_START -> written(from);
            case JsonTokenizer.INTEGER, JsonTokenizer.DECIMAL, JsonTokenizer.TRUE, JsonTokenizer.FALSE ->
                new Slice(bytes, from, tokenizer.end());
            default -> Slice.EMPTY;
        };
    }

    /** Moves to the next value and gives it as {@link #slice} does where it is a scalar; else passes over it. */
    public Slice nextScalar() {
        next();
        if (atScalar()) {
            return slice();
        }
        skip();
        return Slice.EMPTY;
    }

    /** Moves to the next value and into it where it is an object; else passes over it and returns false. */
    public boolean enter() {
        if (next() == JsonTokenizer.OBJECT_START) {
            return true;
        }
        skip();
        return false;
    }

    /** Moves to the next value and passes over it. */
    public void skipNext() {
        next();
        skip();
    }

    /** Passes over the value at the cursor where it is an object or array. */
    public void skip() {
        if (token != JsonTokenizer.OBJECT_START && token != JsonTokenizer.ARRAY_START) {
            return;
        }
        int outside = tokenizer.depth() - 1;
        while (tokenizer.depth() > outside && token != JsonTokenizer.ERROR) {
            next();
        }
    }

    /** What is wrong with the JSON, in words that follow "the line"; empty as long as nothing is. */
    public Optional<String> malformed() {
        if (token != JsonTokenizer.ERROR) {
            return Optional.empty();
        }
        return Optional.of(
                tokenizer.truncated()
                        ? "ends within a JSON value"
                        : "is malformed JSON at byte " + (tokenizer.position() - origin));
    }

    private Slice written(int from) {
        skip();
        return token == JsonTokenizer.ERROR ? Slice.EMPTY : new Slice(bytes, from, tokenizer.end());
    }

    private Slice string(int from, int to) {
        int end = tokenizer.escaped() ? JsonText.decode(bytes, from, to, bytes, from) : to;
        return new Slice(bytes, from, end);
    }
}
