package dev.sinew.engine.observe;

import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.model.Location;

/**
 * Reads texts that are JSON themselves, as in {@code "payload":"{\"email\":…}"}, into the fields of a message, under the text's own
 * field. One level: a text within is a text. What is not well-formed to its end, or has neither a name nor a text in it, is no JSON but
 * some text that begins like it, and leaves nothing.
 */
final class InnerJson {
    /** In bytes, one member. */
    static final int SHORTEST = 7;

    private final JsonTokenizer tokenizer;
    private final JsonBody json;
    private boolean reading;
    private boolean tooDeep;

    InnerJson(int depth) {
        tokenizer = new JsonTokenizer(depth);
        json = new JsonBody(depth);
    }

    /** Forgets what the last message was like. */
    void begin() {
        tooDeep = false;
    }

    /** Whether a text was nested deeper than is read. */
    boolean tooDeep() {
        return tooDeep;
    }

    /** Reads a text of a body or a query that begins as objects and arrays do; the bytes are the text, unescaped. */
    void read(Message message, PathNode node, byte[] bytes, int from, int to) {
        Location location = node.path.location();
        boolean read = location == Location.BODY || location == Location.QUERY;
        if (!read || reading || !isJson(bytes, from, to)) {
            return;
        }
        reading = true;
        json.read(message, node.inText(), bytes, from, to);
        tooDeep |= json.skippedSubtrees() > 0;
        reading = false;
    }

    private boolean isJson(byte[] bytes, int from, int to) {
        JsonTokenizer tokens = tokenizer.reset(bytes, from, to);
        boolean telling = false;
        int values = 0;
        int token = tokens.next();
        while (token != JsonTokenizer.END && token != JsonTokenizer.ERROR) {
            telling |= token == JsonTokenizer.NAME || token == JsonTokenizer.STRING;
            values += tokens.depth() == 0 ? 1 : 0;
            token = tokens.next();
        }
        return token == JsonTokenizer.END && telling && values == 1;
    }
}
