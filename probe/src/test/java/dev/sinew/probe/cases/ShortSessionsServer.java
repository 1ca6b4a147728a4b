package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has notes of two people, whose sessions are over after some requests or by the time in their tokens; correct, but for the flaws that it is given. */
final class ShortSessionsServer implements AutoCloseable {
    /** What may be wrong, or odd and right. */
    enum Way {
        /** Tokens say when they end, and are over then; else each is good for some requests. */
        TOKENS_WITH_TIMES,
        REFRESH_REFUSES,
        TOKENS_OUTLIVE_LOGOUT,
        ANYBODY_READS
    }

    private static final int GOOD_FOR = 30;
    private static final int SECONDS = 60;

    private final Set<Way> ways;
    private final InstantSource clock;
    private final HttpServer server;
    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, String> refresh = new HashMap<>();
    private final Set<String> over = new HashSet<>();
    private int number = 100;
    private int logins;
    private int refreshed;
    private int late;

    ShortSessionsServer(Set<Way> ways, InstantSource clock) throws IOException {
        this.ways = Set.copyOf(ways);
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    static String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"s\",\"version\":\"1\"},\"paths\":{"
                + "\"/login\":{\"post\":{" + ok + "},\"/notes\":{\"get\":{" + ok + "},"
                + "\"/notes/{noteId}\":{\"get\":{" + ok + "},\"/session/end\":{\"post\":{" + ok + "}}}";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized int logins() {
        return logins;
    }

    synchronized int refreshed() {
        return refreshed;
    }

    /** How many requests had a token that was over. */
    synchronized int late() {
        return late;
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replace("Bearer ", "");
        String path = exchange.getRequestURI().getPath();
        Answer answer = switch (exchange.getRequestMethod() + " " + path) {
            case "POST /login" -> login(json(sent));
            case "POST /token" -> token(json(sent));
            default -> page(caller(token), exchange.getRequestMethod(), path, token);
        };
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static JsonNode json(String sent) {
        return JsonMapper.shared().readTree(sent.startsWith("{") ? sent : "{}");
    }

    private Answer login(JsonNode body) {
        String name = body.path("name").asString("");
        if (!body.path("password").asString("").equals(name + "-harbour-77")) {
            return Answer.of(401, "{\"error\":\"wrong\"}");
        }
        logins++;
        return handOut(name);
    }

    private Answer token(JsonNode body) {
        String name = refresh.remove(body.path("refresh").asString(""));
        if (name == null || ways.contains(Way.REFRESH_REFUSES)) {
            return Answer.of(400, "{\"error\":\"no such token\"}");
        }
        refreshed++;
        return handOut(name);
    }

    private Answer handOut(String name) {
        long now = clock.instant().getEpochSecond();
        String claims = "{\"sub\":\"" + name + "\",\"iat\":" + now + ",\"exp\":" + (now + SECONDS) + ",\"jti\":\""
                + number++ + "\"}";
        String token = ways.contains(Way.TOKENS_WITH_TIMES)
                ? encoded("{\"alg\":\"RS256\"}") + "." + encoded(claims) + "." + encoded("signature-" + number)
                : name + "-4711-" + number++ + "-88a";
        left.put(token, ways.contains(Way.TOKENS_WITH_TIMES) ? Integer.MAX_VALUE : GOOD_FOR);
        String next = "r-" + name + "-" + number++;
        refresh.put(next, name);
        return Answer.of(200, "{\"access\":\"" + token + "\",\"again\":{\"refresh\":\"" + next + "\"}}");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whose token it is; nobody's where it is over. */
    private String caller(String token) {
        int good = left.getOrDefault(token, 0);
        if (good <= 0 || over.contains(token)) {
            late += left.containsKey(token) ? 1 : 0;
            return "";
        }
        left.put(token, good - 1);
        if (!ways.contains(Way.TOKENS_WITH_TIMES)) {
            return token.substring(0, token.indexOf('-'));
        }
        JsonNode claims =
                json(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
        boolean late = clock.instant().getEpochSecond() >= claims.path("exp").asLong();
        return late ? "" : claims.path("sub").asString("");
    }

    private Answer page(String caller, String method, String path, String token) {
        if (caller.isEmpty()) {
            return Answer.of(401, "{\"error\":\"who are you\"}");
        }
        if (path.equals("/session/end") && method.equals("POST")) {
            if (!ways.contains(Way.TOKENS_OUTLIVE_LOGOUT)) {
                over.add(token);
            }
            return Answer.of(200, "{\"ended\":true}");
        }
        String own = caller.equals("anna") ? "71000001" : "71000002";
        if (path.equals("/notes")) {
            return Answer.of(200, "[{\"id\":" + own + "}]");
        }
        String id = path.substring(path.lastIndexOf('/') + 1);
        boolean there = id.equals("71000001") || id.equals("71000002");
        return there && (id.equals(own) || ways.contains(Way.ANYBODY_READS))
                ? Answer.of(200, "{\"id\":" + id + ",\"text\":\"a note that nobody else has, " + id + "\"}")
                : Answer.of(404, "{\"error\":\"there is nothing\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
