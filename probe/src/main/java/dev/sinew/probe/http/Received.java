package dev.sinew.probe.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what came back, as far as a bounded part of it goes. */
final class Received {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Of a body, this many bytes are read. */
    static final int MOST_BYTES = 4 << 20;

    private Received() {}

    /** The reply; {@code start} says when it was asked for, in nanoseconds. */
    static Reply reply(HttpResponse<InputStream> response, long start) throws IOException {
        byte[] body;
        try (InputStream in = response.body()) {
            body = in.readNBytes(MOST_BYTES);
        }
        String text = new String(body, StandardCharsets.UTF_8);
        String type = response.headers().firstValue("content-type").orElse("");
        int semicolon = type.indexOf(';');
        String plain =
                (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        return new Reply(response.statusCode(), plain, headers(response), text, json(text), System.nanoTime() - start)
                .asSaid();
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return headers;
    }

    private static Optional<JsonNode> json(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
