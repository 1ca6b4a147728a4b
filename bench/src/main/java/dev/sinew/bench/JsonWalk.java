package dev.sinew.bench;

import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.bytes.Slice;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks over the tokens of a body and asks for nothing but their types: what reading the bytes costs at least with jackson-core,
 * and with the span tokenizer.
 */
final class JsonWalk {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWalk() {}

    /** How many scalar values jackson-core sees. Of names it builds strings (from its symbol table), of values it builds none. */
    static int scalars(byte[] bytes) {
        return scalars(bytes, 0, bytes.length);
    }

    static int scalars(Slice slice) {
        return scalars(slice.array(), slice.from(), slice.length());
    }

    private static int scalars(byte[] bytes, int from, int length) {
        int count = 0;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                count += token.isScalarValue() ? 1 : 0;
            }
        }
        return count;
    }

    /** How many scalar values the span tokenizer sees. */
    static int scalars(JsonTokenizer tokenizer, Slice slice) {
        JsonTokenizer tokens = tokenizer.reset(slice.array(), slice.from(), slice.to());
        int count = 0;
        while (true) {
            int token = tokens.next();
            if (token <= JsonTokenizer.ERROR) {
                return token == JsonTokenizer.END ? count : -1;
            }
            count += token >= JsonTokenizer.STRING ? 1 : 0;
        }
    }
}
