package dev.sinew.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The keys that an issuer signs tokens with, by their ids, from a JSON Web Key Set (RFC 7517). The keys themselves are not kept.
 *
 * @param issuer the {@code iss} of its tokens
 * @param keyIds the {@code kid} of each key
 */
public record KeySet(String issuer, List<String> keyIds) {
    private static final long MOST_BYTES = 1 << 20;

    public KeySet {
        keyIds = List.copyOf(keyIds);
    }

    /**
     * Reads a file.
     *
     * @throws IOException where it cannot be read, or is no key set with ids
     */
    static KeySet read(String issuer, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no such file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("more than 1 MiB");
        }
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
            List<String> ids = keyIds(parser);
            if (ids.isEmpty()) {
                throw new IOException("no key set with key ids (\"keys\": [{\"kid\": …}])");
            }
            return new KeySet(issuer, ids);
        } catch (JacksonException e) {
            throw new IOException(
                    "no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    /** The {@code kid} of each object in the top-level array {@code keys}. */
    private static List<String> keyIds(JsonParser parser) {
        List<String> ids = new ArrayList<>();
        int depth = 0;
        boolean inKeys = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.PROPERTY_NAME && depth == 1) {
                inKeys = parser.currentName().equals("keys");
            } else if (token == JsonToken.VALUE_STRING && depth == 3 && inKeys && "kid".equals(parser.currentName())) {
                ids.add(parser.getString());
            }
            depth += token.isStructStart() ? 1 : 0;
        }
        return ids;
    }
}
