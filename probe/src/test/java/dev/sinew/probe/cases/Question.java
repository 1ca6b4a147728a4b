package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a behaviour is asked.
 *
 * @param values of the path, decoded
 * @param query decoded, the last of each name
 * @param body as text
 * @param number of the request at this server
 * @param memory what the server keeps
 */
record Question(
        Map<String, String> values, Map<String, String> query, String body, int number, Map<String, String> memory) {
    static Question of(HttpExchange exchange, Map<String, String> raw, int number, Map<String, String> memory)
            throws IOException {
        Map<String, String> values = new TreeMap<>();
        raw.forEach((name, value) -> values.put(name, decode(value)));
        Map<String, String> query = new TreeMap<>();
        String text = exchange.getRequestURI().getRawQuery();
        for (String pair : text == null ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    decode(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Question(values, query, body, number, memory);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The first value of a name, wherever it stands. */
    String of(String name) {
        return query.getOrDefault(name, values.getOrDefault(name, ""));
    }

    /** A member of the JSON body as text. */
    String member(String name) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(body.isEmpty() ? "{}" : body)
                .path(name)
                .asString("");
    }
}
