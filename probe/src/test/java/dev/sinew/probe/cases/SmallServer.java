package dev.sinew.probe.cases;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The frame of test servers: JSON over HTTP on the loopback, to callers who send {@code Bearer NAME-4711-88a-token}. One request at a time. */
abstract class SmallServer implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 100_000;

    private final List<String> people;
    private final HttpServer server;

    SmallServer(List<String> people) throws IOException {
        this.people = people;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * A request.
     *
     * @param path the segments of its path
     * @param caller who sent it, or empty for nobody
     */
    record Asked(
            String method, List<String> path, Map<String, String> query, Headers headers, String caller, String body) {
        /** The method, the segments that are no values, and how many there are: {@code GET posts 3}. */
        String what() {
            return method + " " + path.getFirst() + " " + path.size();
        }

        /** A member of its JSON body, which may be missing. */
        JsonNode sent(String member) {
            return body.isEmpty() || body.length() > LONGEST
                    ? JSON.missingNode()
                    : JSON.readTree(body).path(member);
        }
    }

    /** The answer: its status, a space, and its JSON body. */
    abstract String answer(Asked asked) throws IOException;

    /** Whether it is answered without credentials. */
    boolean isOpen(Asked asked) {
        return false;
    }

    static String missing() {
        return "404 {\"error\":\"there is nothing\"}";
    }

    static String refused() {
        return "403 {\"error\":\"not yours\"}";
    }

    /** A file of identities of some of its callers. */
    static String identities(String... names) {
        StringBuilder file = new StringBuilder("auth:\n");
        for (String each : names) {
            file.append("  - name: ")
                    .append(each)
                    .append("\n    fixedHeaders: [{name: Authorization, value: \"Bearer ")
                    .append(each)
                    .append("-4711-88a-token\"}]\n");
        }
        return file.toString();
    }

    final URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String proof = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String caller = people.stream()
                .filter(each -> proof.equals("Bearer " + each + "-4711-88a-token"))
                .findFirst()
                .orElse("");
        Asked asked = new Asked(
                exchange.getRequestMethod(),
                List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1)),
                query(String.valueOf(exchange.getRequestURI().getRawQuery())),
                exchange.getRequestHeaders(),
                caller,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String answer = caller.isEmpty() && !isOpen(asked) ? "401 {\"error\":\"who are you\"}" : answer(asked);
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        int status = Integer.parseInt(answer.substring(0, 3));
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        if (status != 204) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new TreeMap<>();
        for (String each : raw.split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                query.put(
                        each.substring(0, equals),
                        URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    /** Things as a JSON list. */
    static String list(Stream<? extends JsonNode> all) {
        return "200 " + all.map(JsonNode::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
