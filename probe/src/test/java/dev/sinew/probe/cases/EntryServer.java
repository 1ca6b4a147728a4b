package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lets people in, by password and code, with tokens and cookies, and lets them sign up: correctly, but for the flaws that it is given. */
final class EntryServer implements AutoCloseable {
    /** What may be wrong, or odd and right. */
    enum Way {
        DELIVERED_ADMIN,
        ANYBODY_IS_A_GUEST,
        CODES_WITHOUT_LIMIT,
        SESSIONS_STAY,
        COOKIES_ARE_NOT_LOOKED_AT,
        REFRESH_AGAIN,
        REFRESH_WITHIN_A_LEEWAY,
        REFRESH_STAYS_THE_SAME,
        WEAK_PASSWORDS,
        WEAK_PASSWORDS_THAT_DO_NOT_WORK,
        NAMES_IN_STATEMENTS,
        LOGINS_ARE_LIMITED,
        LOGINS_ARE_LIMITED_LATE,
        UNKNOWN_NAMES_FAIL,
        WRONG_LOGINS_FAIL,
        PASSWORDS_ARE_QUERIES
    }

    private static final int MOST_WRONG = 3;
    private static final int LATE = 40;
    private static final Set<String> WEAK = Set.of("123456", "password", "12345678");

    private final Set<Way> ways;
    private final HttpServer server;
    private final Map<String, String> passwords = new TreeMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> refresh = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Integer> wrong = new HashMap<>();
    private final Map<String, String> signedUp = new TreeMap<>();
    private int number = 5_000;

    EntryServer(Set<Way> ways) throws IOException {
        this.ways = Set.copyOf(ways);
        passwords.put("anna", "harbour-7-annas");
        passwords.put("bob", "mill-9-bridges");
        if (ways.contains(Way.DELIVERED_ADMIN)) {
            passwords.put("admin", "password");
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    static String openApi(boolean deletes) {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"e\",\"version\":\"1\"},\"paths\":{"
                + "\"/login\":{\"post\":{" + body("username", "password", "otp") + ok + "}},"
                + "\"/me\":{\"get\":{" + ok + "}},"
                + "\"/token/refresh\":{\"post\":{" + body("refresh_token") + ok + "}},"
                + "\"/phone/verify\":{\"post\":{" + body("code") + ok + "}},"
                + "\"/users\":{\"post\":{" + body("username", "password") + ok + "}},"
                + "\"/users/{userId}\":{\"get\":{" + ok + "}" + (deletes ? ",\"delete\":{" + ok + "}" : "") + "}}}";
    }

    private static String body(String... members) {
        StringBuilder properties = new StringBuilder();
        for (String each : members) {
            properties
                    .append(properties.isEmpty() ? "" : ",")
                    .append('"')
                    .append(each)
                    .append("\":{\"type\":\"string\"}");
        }
        return "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"properties\":{"
                + properties + "}}}}},";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many signed up and are still there. */
    synchronized int left() {
        return signedUp.size();
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode body = JsonMapper.shared().readTree(sent.isEmpty() ? "{}" : sent);
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String caller = tokens.getOrDefault(bearer.replace("Bearer ", ""), cookies.getOrDefault(cookie, ""));
        if (ways.contains(Way.COOKIES_ARE_NOT_LOOKED_AT) && cookie.startsWith("sid=")) {
            caller = "anna";
        }
        Answer answer = switch (call) {
            case "POST /login" -> login(body, cookie);
            case "GET /me" -> me(caller);
            case "POST /token/refresh" -> refreshed(body.path("refresh_token").asString(""));
            case "POST /users" -> signUp(caller, body);
            default -> user(caller, call);
        };
        Exchanges.write(exchange, answer);
    }

    private static Answer refused() {
        return Answer.of(401, "{\"error\":\"who are you\"}");
    }

    private static Answer me(String caller) {
        return caller.isEmpty()
                ? refused()
                : Answer.of(
                        200, "{\"email\":\"" + caller + "@post.example\",\"customer\":\"C-4711-" + caller + "-88\"}");
    }

    private Answer login(JsonNode body, String cookie) {
        String name = body.path("username").asString("");
        int failed = wrong.values().stream().mapToInt(Integer::intValue).sum();
        if (ways.contains(Way.LOGINS_ARE_LIMITED) && failed >= MOST_WRONG) {
            return Answer.of(429, "{\"error\":\"too many logins\"}");
        }
        if (ways.contains(Way.LOGINS_ARE_LIMITED_LATE) && failed >= LATE) {
            return Answer.of(429, "{\"error\":\"too many logins\"}");
        }
        if (ways.contains(Way.NAMES_IN_STATEMENTS)
                && SqlBehaviours.lookFor(name).status() != 200) {
            return SqlBehaviours.lookFor(name);
        }
        boolean known = isPassword(body.path("password"), passwords.get(name));
        boolean code = !body.has("otp") || body.path("otp").asString("").equals("4711");
        boolean locked = wrong.getOrDefault(name, 0) >= MOST_WRONG && !ways.contains(Way.CODES_WITHOUT_LIMIT);
        if (ways.contains(Way.ANYBODY_IS_A_GUEST) && !known) {
            return session("guest", cookie);
        }
        if (!known || !code || locked) {
            wrong.merge(name, 1, Integer::sum);
            boolean fails = ways.contains(Way.WRONG_LOGINS_FAIL)
                    || ways.contains(Way.UNKNOWN_NAMES_FAIL) && !passwords.containsKey(name);
            if (fails) {
                return Answer.of(500, "{\"error\":\"unexpected\"}");
            }
            return Answer.of(401, "{\"error\":\"no\"}");
        }
        wrong.remove(name);
        return session(name, cookie);
    }

    private boolean isPassword(JsonNode sent, @Nullable String password) {
        if (!ways.contains(Way.PASSWORDS_ARE_QUERIES) || !sent.isObject() || password == null) {
            return sent.asString("").equals(password);
        }
        return sent.properties().stream().allMatch(each -> {
            List<String> words = each.getValue().isArray()
                    ? each.getValue().valueStream().map(one -> one.asString("")).toList()
                    : List.of(each.getValue().asString(""));
            return switch (each.getKey()) {
                case "$ne", "$nin" -> !words.contains(password);
                case "$eq", "$in" -> words.contains(password);
                default -> false;
            };
        });
    }

    private Answer session(String name, String cookie) {
        String token = "token-" + number++ + "-" + name;
        tokens.put(token, name);
        boolean stays = ways.contains(Way.SESSIONS_STAY) && cookie.startsWith("sid=");
        String session = stays ? cookie : "sid=" + Integer.toHexString(number * 7919) + "c0ffee" + number++;
        cookies.put(session, name);
        return new Answer(
                200,
                "{\"access_token\":\"" + token + "\",\"refresh_token\":\"" + issued(name, "") + "\"}",
                Map.of("Set-Cookie", session + "; HttpOnly"));
    }

    private String issued(String name, String parent) {
        String token = "refresh-" + Integer.toHexString(number * 104_729) + "-" + number++;
        refresh.put(token, name);
        parents.put(token, parent);
        return token;
    }

    private Answer refreshed(String token) {
        String name = refresh.get(token);
        boolean used = parents.containsValue(token);
        boolean successorUsed = parents.entrySet().stream()
                .anyMatch(each -> each.getValue().equals(token) && parents.containsValue(each.getKey()));
        boolean again = ways.contains(Way.REFRESH_AGAIN)
                || ways.contains(Way.REFRESH_WITHIN_A_LEEWAY) && !successorUsed
                || ways.contains(Way.REFRESH_STAYS_THE_SAME);
        if (name == null || used && !again) {
            return refused();
        }
        String next = ways.contains(Way.REFRESH_STAYS_THE_SAME) ? token : issued(name, token);
        String access = "token-" + number++ + "-" + name;
        tokens.put(access, name);
        return Answer.of(200, "{\"access_token\":\"" + access + "\",\"refresh_token\":\"" + next + "\"}");
    }

    private Answer signUp(String caller, JsonNode body) {
        String name = body.path("username").asString("");
        String password = body.path("password").asString("");
        boolean weak = WEAK.contains(password);
        boolean taken = ways.contains(Way.WEAK_PASSWORDS) || ways.contains(Way.WEAK_PASSWORDS_THAT_DO_NOT_WORK);
        if (caller.isEmpty() || name.isEmpty() || passwords.containsKey(name) || weak && !taken) {
            return Answer.of(422, "{\"error\":\"choose another\"}");
        }
        String id = Integer.toString(61_000_000 + number++);
        signedUp.put(id, name);
        passwords.put(name, weak && !ways.contains(Way.WEAK_PASSWORDS) ? "must be changed first" : password);
        return Answer.of(201, "{\"userId\":" + id + "}");
    }

    private Answer user(String caller, String call) {
        String id = call.substring(call.lastIndexOf('/') + 1);
        String name = signedUp.get(id);
        if (caller.isEmpty() || name == null) {
            return caller.isEmpty() ? refused() : Answer.of(404, "{\"error\":\"nobody\"}");
        }
        if (call.startsWith("DELETE")) {
            signedUp.remove(id);
            passwords.remove(name);
        }
        return Answer.of(200, "{\"userId\":" + id + ",\"username\":" + Answer.quoted(name) + "}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
