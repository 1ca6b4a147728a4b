package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Articles that everybody may read, without credentials too, though the description of each operation names some, and comments below them, which are read in lists alone. Both are
 * their authors' to delete. Bodies wrap what they are about. Correct, but for the flaws that it is given.
 */
final class ArticlesServer implements AutoCloseable {
    /** What may be wrong, or odd and right. */
    enum Way {
        ANYBODY_DELETES_ARTICLES,
        ANYBODY_DELETES_COMMENTS,
        /** Odd and right: articles are everybody's, as in a wiki. */
        ANYBODY_WRITES,
        USERS_MAKE_THEMSELVES_ADMINISTRATORS,
        SIGN_UP_MAKES_ADMINISTRATORS,
        ROLES_ARE_TAKEN,
        /** Odd and right: a role is a word on a card. */
        ROLES_ARE_WORDS,
        OLD_LOGIN_ASKS_FOR_NO_PASSWORD,
        OLD_LOGIN_IS_THE_SAME,
        /** Odd and right: any version is taken for the same. */
        ALL_VERSIONS_ARE_THE_SAME,
        USERS_SHOW_THEIR_PASSWORDS,
        TOKENS_SHOW_PASSWORDS,
        BAD_CREDENTIALS_ARE_NOT_LOOKED_AT
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Set<Way> ways;
    private final HttpServer server;
    private final Map<String, ObjectNode> users = new TreeMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, ObjectNode> articles = new TreeMap<>();
    private final Map<String, ObjectNode> comments = new TreeMap<>();
    private int next = 4_100;

    ArticlesServer(Set<Way> ways) throws IOException {
        this.ways = Set.copyOf(ways);
        add("anna", "harbour-7-annas");
        add("bob", "mill-9-bridges");
        add("clerk", "tower-3-clerks").put("admin", true).put("role", "admin");
        for (String each : Set.of("anna", "bob")) {
            article(
                    each,
                    JSON.createObjectNode().put("title", "Boats of " + each).put("text", "Seen by " + each));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    static String openApi() {
        String ok = "\"security\":[{\"key\":[]}],\"responses\":{\"200\":{\"description\":\"ok\"}}";
        String article = body("article", "title", "text");
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"articles\",\"version\":\"1\"},\"components\":{\"securitySchemes\":{\"key\":"
                + "{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"Authorization\"}}},\"paths\":{"
                + "\"/users\":{\"post\":{" + body("user", "username", "password")
                + "\"responses\":{\"200\":{\"description\":\"ok\"}}}},"
                + "\"/v2/login\":{\"post\":{" + body("user", "username", "password")
                + "\"responses\":{\"200\":{\"description\":\"ok\"}}}},"
                + "\"/user\":{\"get\":{" + ok + "},\"put\":{" + described() + ok + "}},"
                + "\"/reports\":{\"get\":{" + ok + "}},"
                + "\"/articles\":{\"get\":{" + ok + "},\"post\":{" + article + ok + "}},"
                + "\"/articles/{articleId}\":{\"get\":{" + ok + "},\"put\":{" + article + ok + "},\"delete\":{" + ok
                + "}},"
                + "\"/articles/{articleId}/comments\":{\"get\":{" + ok + "},\"post\":{" + body("comment", "text") + ok
                + "}},"
                + "\"/articles/{articleId}/comments/{commentId}\":{\"delete\":{" + ok + "}}}}";
    }

    private static String described() {
        return body("user", "motto")
                .replace(
                        "\"motto\":{\"type\":\"string\"}",
                        "\"motto\":{\"type\":\"string\"},\"role\":{\"type\":\"string\"},"
                                + "\"admin\":{\"type\":\"boolean\"}")
                .replace("\"required\":[\"motto\"],", "");
    }

    private static String body(String wrapper, String... members) {
        StringBuilder properties = new StringBuilder();
        for (String each : members) {
            properties
                    .append(properties.isEmpty() ? "" : ",")
                    .append('"')
                    .append(each)
                    .append("\":{\"type\":\"string\"}");
        }
        return "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"properties\":{\""
                + wrapper + "\":{\"type\":\"object\",\"required\":[\"" + String.join("\",\"", members)
                + "\"],\"properties\":{" + properties + "}}}}}}},";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private ObjectNode add(String name, String password) {
        ObjectNode user = JSON.createObjectNode();
        user.put("id", next++)
                .put("username", name)
                .put("motto", "none of " + name)
                .put("admin", false)
                .put("role", "author");
        users.put(name, user);
        passwords.put(name, password);
        return user;
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode body = sent.startsWith("{") && sent.length() < 10_000 ? JSON.readTree(sent) : JSON.createObjectNode();
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String caller = tokens.getOrDefault(bearer.replace("Token ", ""), "");
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        boolean bad = caller.isEmpty() && exchange.getRequestHeaders().containsKey("Authorization");
        Answer answer = bad && !ways.contains(Way.BAD_CREDENTIALS_ARE_NOT_LOOKED_AT)
                ? Answer.of(401, "{\"error\":\"who are you\"}")
                : answer(call, caller, body);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer answer(String call, String caller, JsonNode body) {
        if (call.matches("POST /v\\d+/login")) {
            return login(call, body.path("user"));
        }
        if (call.equals("POST /users")) {
            return signUp(body.path("user"));
        }
        if (call.equals("GET /articles")) {
            return all(articles, "");
        }
        if (call.startsWith("GET /articles/")) {
            return read(call.substring("GET ".length()));
        }
        if (caller.isEmpty()) {
            return Answer.of(401, "{\"error\":\"who are you\"}");
        }
        return switch (call) {
            case "GET /user" -> Answer.of(200, wrapped("user", shown(caller)));
            case "PUT /user" -> change(caller, body.path("user"));
            case "GET /reports" ->
                isAdministrator(caller) ? Answer.of(200, "{\"turnover\":\"4711-0815-2300\"}") : forbidden();
            case "POST /articles" -> article(caller, body.path("article"));
            default -> write(call, caller, body);
        };
    }

    private boolean isAdministrator(String name) {
        return user(name).path("role").asString("").equals("admin") && !ways.contains(Way.ROLES_ARE_WORDS)
                || name.equals("clerk");
    }

    private ObjectNode user(String name) {
        return users.getOrDefault(name, JSON.createObjectNode());
    }

    private ObjectNode shown(String name) {
        ObjectNode shown = user(name).deepCopy();
        if (ways.contains(Way.USERS_SHOW_THEIR_PASSWORDS)) {
            shown.put("secret", passwords.get(name));
        }
        return shown;
    }

    private Answer login(String call, JsonNode sent) {
        String name = sent.path("username").asString("");
        boolean old = call.contains("/v1/");
        boolean there = call.contains("/v2/")
                || ways.contains(Way.ALL_VERSIONS_ARE_THE_SAME)
                || old
                        && (ways.contains(Way.OLD_LOGIN_ASKS_FOR_NO_PASSWORD)
                                || ways.contains(Way.OLD_LOGIN_IS_THE_SAME));
        if (!there) {
            return missing();
        }
        boolean right = sent.path("password").asString("").equals(passwords.get(name));
        boolean any = old && ways.contains(Way.OLD_LOGIN_ASKS_FOR_NO_PASSWORD);
        if (!users.containsKey(name) || !right && !any) {
            return Answer.of(401, "{\"error\":\"no\"}");
        }
        String claims = "{\"sub\":\"" + name + "\",\"n\":" + next++
                + (ways.contains(Way.TOKENS_SHOW_PASSWORDS) ? ",\"secret\":\"" + passwords.get(name) + "\"" : "") + "}";
        var encoder = java.util.Base64.getUrlEncoder().withoutPadding();
        String token = encoder.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + '.'
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmVk" + next;
        tokens.put(token, name);
        return Answer.of(200, "{\"token\":\"" + token + "\"}");
    }

    private Answer signUp(JsonNode sent) {
        String name = sent.path("username").asString("");
        String password = sent.path("password").asString("");
        if (name.isEmpty() || users.containsKey(name) || password.length() < 12) {
            return Answer.of(422, "{\"error\":\"choose another\"}");
        }
        ObjectNode user = add(name, password);
        if (ways.contains(Way.SIGN_UP_MAKES_ADMINISTRATORS)
                && sent.path("admin").isBoolean()) {
            user.set("admin", sent.path("admin"));
        }
        return Answer.of(200, "{\"message\":\"welcome\"}");
    }

    private Answer change(String caller, JsonNode sent) {
        if (sent.path("motto").isString()) {
            user(caller).set("motto", sent.path("motto"));
        }
        if (ways.contains(Way.USERS_MAKE_THEMSELVES_ADMINISTRATORS)
                && sent.path("admin").isBoolean()) {
            user(caller).set("admin", sent.path("admin"));
        }
        boolean role = ways.contains(Way.ROLES_ARE_TAKEN) || ways.contains(Way.ROLES_ARE_WORDS);
        if (role && sent.path("role").isString()) {
            user(caller).set("role", sent.path("role"));
        }
        return Answer.of(200, wrapped("user", shown(caller)));
    }

    private Answer article(String caller, JsonNode sent) {
        if (!sent.path("title").isString() || !sent.path("text").isString()) {
            return Answer.of(422, "{\"error\":\"a title and a text\"}");
        }
        ObjectNode article = JSON.createObjectNode();
        article.put("id", next)
                .put("title", sent.path("title").asString())
                .put("text", sent.path("text").asString());
        article.put("author", caller);
        articles.put("/articles/" + next++, article);
        return Answer.of(200, wrapped("article", article));
    }

    private Answer read(String path) {
        String article = path.replace("/comments", "");
        if (!articles.containsKey(article)) {
            return missing();
        }
        return path.endsWith("/comments")
                ? all(comments, path + '/')
                : Answer.of(200, wrapped("article", articles.getOrDefault(article, JSON.createObjectNode())));
    }

    private Answer write(String call, String caller, JsonNode body) {
        String path = call.substring(call.indexOf(' ') + 1);
        if (call.startsWith("POST")
                && articles.containsKey(path.replace("/comments", ""))
                && path.endsWith("/comments")) {
            ObjectNode said = JSON.createObjectNode();
            said.put("id", next)
                    .put("text", body.path("comment").path("text").asString(""))
                    .put("author", caller);
            comments.put(path + "/" + next++, said);
            return Answer.of(200, wrapped("comment", said));
        }
        boolean comment = path.contains("/comments/");
        Map<String, ObjectNode> kept = comment ? comments : articles;
        ObjectNode thing = kept.get(path);
        if (thing == null) {
            return missing();
        }
        Way open = comment ? Way.ANYBODY_DELETES_COMMENTS : Way.ANYBODY_DELETES_ARTICLES;
        boolean may = thing.path("author").asString("").equals(caller)
                || ways.contains(Way.ANYBODY_WRITES)
                || call.startsWith("DELETE") && ways.contains(open);
        if (!may) {
            return forbidden();
        }
        if (call.startsWith("DELETE")) {
            kept.remove(path);
            comments.keySet().removeIf(each -> each.startsWith(path + '/'));
            return Answer.of(200, "{\"done\":true}");
        }
        thing.set("text", body.path("article").path("text"));
        return Answer.of(200, wrapped("article", thing));
    }

    private static Answer all(Map<String, ObjectNode> things, String below) {
        ArrayNode list = JSON.createArrayNode();
        things.forEach((path, thing) -> {
            if (path.startsWith(below)) {
                list.add(thing);
            }
        });
        return Answer.of(200, "{\"all\":" + list + "}");
    }

    private static String wrapped(String name, ObjectNode thing) {
        return JSON.createObjectNode().set(name, thing).toString();
    }

    private static Answer missing() {
        return Answer.of(404, "{\"error\":\"there is nothing\"}");
    }

    private static Answer forbidden() {
        return Answer.of(403, "{\"error\":\"not you\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
