package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests of JSON and writes answers, for services that tests run against. */
final class Exchanges {
    private static final int LONGEST = 100_000;

    private Exchanges() {}

    /** Answers one, by what it says and the object in its body. */
    static void serve(HttpExchange exchange, BiFunction<HttpExchange, JsonNode, Answer> service) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        Answer answer = sent.length > LONGEST
                ? Answer.of(413, "{\"error\":\"too long\"}")
                : read(new String(sent, StandardCharsets.UTF_8))
                        .map(body -> service.apply(exchange, body))
                        .orElse(Answer.of(400, "{\"error\":\"not JSON\"}"));
        write(exchange, answer);
    }

    /** Writes an answer, and ends the exchange. */
    static void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Nothing counts as an object that has nothing in it. */
    private static Optional<JsonNode> read(String sent) {
        try {
            return Optional.of(JsonMapper.shared().readTree(sent.isBlank() ? "{}" : sent))
                    .filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
