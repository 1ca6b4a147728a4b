package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps a page of their own for every caller, who can change their name on it. Correct, but for the ways that it is given. */
final class PageServer implements AutoCloseable {
    /** How it differs. */
    enum Way {
        /** Keeps every member that is sent. */
        KEEPS_ALL,
        /** Answers with every member that is sent, and keeps the name alone. */
        ECHOES,
        /** The page is a member of the answer, beside a word on how it went. */
        WRAPPED,
        /** The page is the only member of what is sent, too. */
        WRAPPED_IN
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Set<Way> ways;
    private final Map<String, ObjectNode> pages = new ConcurrentHashMap<>();
    private final HttpServer server;

    PageServer(Set<Way> ways) throws IOException {
        this.ways = Set.copyOf(ways);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    /** What it says of itself. */
    static String openApi(Set<Way> ways) {
        String name = """
                {"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}""";
        String body = ways.contains(Way.WRAPPED_IN)
                ? "{\"type\":\"object\",\"required\":[\"page\"],\"properties\":{\"page\":" + name + "}}"
                : name;
        return """
                {"openapi":"3.0.3","info":{"title":"pages","version":"1"},"paths":{"/page":{
                "get":{"responses":{"200":{"description":"ok"}}},
                "put":{"requestBody":{"content":{"application/json":{"schema":%s}}},
                "responses":{"200":{"description":"ok"}}}}}}
                """.formatted(body);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What a caller's page says of their role. */
    String role(String caller) {
        return page(caller).path("role").asString();
    }

    private ObjectNode page(String caller) {
        return pages.computeIfAbsent(
                caller,
                each -> JSON.createObjectNode()
                        .put("name", "a name " + each.hashCode())
                        .put("mail", each.hashCode() + "@example.com")
                        .put("role", "customer"));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] sent = exchange.getRequestBody().readAllBytes();
        boolean known = caller.startsWith("Bearer ")
                && exchange.getRequestURI().getPath().equals("/page");
        JsonNode answer = known ? answer(exchange.getRequestMethod(), caller, sent) : JSON.createObjectNode();
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private JsonNode answer(String method, String caller, byte[] sent) {
        ObjectNode page = page(caller);
        ObjectNode shown = page;
        JsonNode whole = JSON.readTree(method.equals("PUT") ? new String(sent, StandardCharsets.UTF_8) : "[]");
        JsonNode inner = ways.contains(Way.WRAPPED_IN) ? whole.path("page") : whole;
        if (inner instanceof ObjectNode change) {
            if (ways.contains(Way.KEEPS_ALL)) {
                page.setAll(change);
            } else {
                page.set("name", change.path("name"));
                shown = ways.contains(Way.ECHOES) ? page.deepCopy().setAll(change) : page;
            }
        }
        return ways.contains(Way.WRAPPED)
                ? JSON.createObjectNode().put("status", "ok").set("page", shown)
                : shown;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
