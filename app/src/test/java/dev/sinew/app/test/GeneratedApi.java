package dev.sinew.app.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * A correct API of any size: of each kind of thing there is a list, an address, what lies below, creation and deletion, and everybody gets his
 * own. Users are named by their tokens.
 */
final class GeneratedApi implements AutoCloseable {
    /** Operations of one kind. */
    static final int OPERATIONS = 5;

    private static final int EACH = 3;

    private final HttpServer server;
    private final Duration latency;
    private final Map<String, Map<String, String>> things = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger(1_000);

    /** Serves on loopback; every answer takes that long. */
    GeneratedApi(Duration latency) throws IOException {
        this.latency = latency;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Its description: so many kinds, {@link #OPERATIONS} operations each. */
    static String description(int kinds) {
        String answer = "\"responses\":{\"200\":{\"description\":\"fine\"}}";
        String body =
                "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"properties\":{\"note\":"
                        + "{\"type\":\"string\"}}}}}},";
        String id =
                "\"parameters\":[{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"integer\"}}],";
        StringBuilder paths = new StringBuilder();
        for (int i = 0; i < kinds; i++) {
            String kind = "/kind" + i + "s";
            paths.append(i == 0 ? "" : ",")
                    .append("\"%s\":{\"get\":{%s},\"post\":{%s%s}},".formatted(kind, answer, body, answer))
                    .append("\"%s/{id}\":{%s\"get\":{%s},\"delete\":{%s}},".formatted(kind, id, answer, answer))
                    .append("\"%s/{id}/parts\":{%s\"get\":{%s}}".formatted(kind, id, answer));
        }
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"generated\",\"version\":\"1\"},\"security\":[{\"bearer\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"bearer\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + paths + "}}";
    }

    /** Two users and one of the staff. */
    static String identities() {
        return """
                auth:
                  - {name: anna, fixedHeaders: [{name: Authorization, value: Bearer token-of-anna-3f9a}]}
                  - {name: bob, fixedHeaders: [{name: Authorization, value: Bearer token-of-bob-71c2}]}
                  - {name: clerk, role: staff, fixedHeaders: [{name: Authorization, value: Bearer token-of-clerk-99e0}]}
                """;
    }

    private void handle(HttpExchange exchange) throws IOException {
        LockSupport.parkNanos(latency.toNanos());
        String who = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        String[] path = exchange.getRequestURI().getPath().replaceAll("/+$", "").split("/", -1);
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!who.matches("Bearer token-of-(?:anna-3f9a|bob-71c2|clerk-99e0)")) {
            answer(exchange, 401, "{\"error\":\"who are you?\"}");
        } else if (path.length < 2 || !path[1].matches("kind\\d+s")) {
            answer(exchange, 404, "{\"error\":\"no such path\"}");
        } else {
            own(exchange, path, sent, things.computeIfAbsent(who + path[1], key -> some(who, path[1])));
        }
    }

    private Map<String, String> some(String who, String kind) {
        Map<String, String> some = new ConcurrentHashMap<>();
        for (int i = 0; i < EACH; i++) {
            String id = Integer.toString(number.incrementAndGet());
            some.put(id, thing(id, "note " + id + " about " + kind + " of " + who.substring(16)));
        }
        return some;
    }

    private static String thing(String id, String note) {
        return "{\"id\":" + id + ",\"note\":" + JsonMapper.shared().writeValueAsString(note) + ",\"reference\":\"R-"
                + Long.toString(Long.parseLong(id) * 7_919_191_919L, Character.MAX_RADIX) + "\"}";
    }

    private void own(HttpExchange exchange, String[] path, String sent, Map<String, String> own) throws IOException {
        String method = exchange.getRequestMethod();
        if (path.length == 2 && method.equals("POST")) {
            String id = Integer.toString(number.incrementAndGet());
            String note = JsonMapper.shared().readTree(sent).path("note").asString("");
            own.put(id, thing(id, note));
            answer(exchange, 201, own.get(id));
        } else if (path.length == 2) {
            answer(exchange, 200, "[" + String.join(",", own.values()) + "]");
        } else if (!own.containsKey(path[2])) {
            answer(exchange, 404, "{\"error\":\"no such thing\"}");
        } else if (method.equals("DELETE")) {
            own.remove(path[2]);
            answer(exchange, 204, "");
        } else {
            String thing = own.get(path[2]);
            answer(exchange, 200, path.length > 3 ? "{\"parts\":[" + thing + "]}" : thing);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
