package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes orders of users who sign up, and hands out signed tokens. Correct, but for what it is told to do wrong, or to be otherwise.
 */
final class SalesServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Way {
        /** The list has everybody's. */
        ALL_ARE_LISTED,
        /** The list has everybody's, for whom the file of identities has, who are colleagues. */
        COLLEAGUES_SEE_ALL,
        /** One is read by anybody. */
        ANYBODY_READS,
        /** One is changed by anybody. */
        ANYBODY_CHANGES,
        /** One is deleted by anybody. */
        ANYBODY_DELETES,
        /** The body says whose it is. */
        BODIES_SAY_WHOSE,
        /** The body may say whose it is, and what is created is the caller's all the same. */
        BODIES_ARE_NOT_BELIEVED,
        /** A user is named, and no customer. */
        USERS_ARE_NAMED,
        /** These are pages of a wiki. */
        PAGES,
        /** They say that they are private. */
        PRIVATE,
        /** A user is shown to everybody, with where it is reached. */
        USERS_ARE_SHOWN,
        /** A user is shown to everybody, by name. */
        NAMES_ARE_SHOWN,
        /** These are bookings. */
        BOOKINGS,
        /** Who signs up says what it may do. */
        RIGHTS_ARE_TAKEN,
        /** Tokens have no end. */
        TOKENS_NEVER_END,
        /** There is a logout. */
        LOGOUT,
        /** The cookie with the token may be read. */
        READABLE_COOKIE,
        /** A cookie with a language may be read. */
        READABLE_LANGUAGE,
        /** The password until now is not compared. */
        OLD_IS_NOT_COMPARED,
        /** The password until now is not asked for. */
        OLD_IS_NOT_ASKED_FOR,
        /** The password until now need not be there. */
        OLD_MAY_BE_LEFT_OUT
    }

    private static final int FIRST = 7_100;
    private static final int HOUR = 3_600;

    private record User(String id, String name, String role, Map<String, String> secret) {}

    private final byte[] key = new byte[32];
    private final Set<Way> ways;
    private final Map<String, User> users = new TreeMap<>();
    private final Map<Integer, ObjectNode> orders = new TreeMap<>();
    private final HttpServer server;
    private int next = FIRST;

    SalesServer(Set<Way> ways) throws IOException {
        this.ways = Set.copyOf(ways);
        new SecureRandom().nextBytes(key);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        add("anna", "Rivermoss-8121", "customer");
        add("clerk", "Hops-Lantern-551", "administrator");
        add("bob", "Tundra-4417x", "customer");
        for (String name : new String[] {"anna", "bob"}) {
            User user = users.get(name);
            if (user != null) {
                order(user, user.id(), "the order of " + name + " " + next);
            }
        }
    }

    private void add(String name, String password, String role) {
        users.put(
                name,
                new User(String.valueOf(90_000_000 + next++), name, role, new TreeMap<>(Map.of("password", password))));
    }

    private ObjectNode order(User user, String owner, String note) {
        int id = next++;
        ObjectNode order = JsonMapper.shared().createObjectNode().put("id", id).put(owner(), owner);
        order.put("note", note).put("paid", user.name().length() * 3.5);
        if (is(Way.PRIVATE)) {
            order.put("public", false);
        }
        orders.put(id, order);
        return order;
    }

    private boolean is(Way way) {
        return ways.contains(way);
    }

    private String owner() {
        return is(Way.USERS_ARE_NAMED) ? "userId" : "customerId";
    }

    private String path() {
        return is(Way.PAGES) ? "/pages" : is(Way.BOOKINGS) ? "/bookings" : "/orders";
    }

    String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        boolean whose = is(Way.BODIES_SAY_WHOSE) || is(Way.BODIES_ARE_NOT_BELIEVED);
        String set = is(Way.OLD_IS_NOT_ASKED_FOR) ? body("password") : body("oldPassword", "newPassword");
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"s\",\"version\":\"1\"},\"security\":[{\"b\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + "\"/login\":{\"post\":{\"security\":[]," + body("username", "password") + ok + "},"
                + "\"/register\":{\"post\":{\"security\":[]," + body("username", "password") + ok + "},"
                + (is(Way.LOGOUT) ? "\"/logout\":{\"post\":{" + ok + "}," : "")
                + "\"/me/password\":{\"put\":{" + set + ok + "},"
                + "\"/users/{username}\":{\"get\":{" + ok + ",\"delete\":{" + ok + "},"
                + "\"/audit\":{\"get\":{" + ok + "},"
                + "\"" + path() + "\":{\"get\":{" + ok + ",\"post\":{"
                + (whose ? body("note", owner()) : body("note")) + ok + "},"
                + "\"" + path() + "/{id}\":{\"get\":{" + ok + ",\"put\":{" + body("note") + ok + ",\"delete\":{" + ok
                + "}}}";
    }

    private static String body(String... members) {
        StringBuilder properties = new StringBuilder();
        StringBuilder required = new StringBuilder();
        for (String each : members) {
            String comma = properties.isEmpty() ? "" : ",";
            properties.append(comma).append('"').append(each).append("\":{\"type\":\"string\"}");
            required.append(comma).append('"').append(each).append('"');
        }
        return "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":["
                + required + "],\"properties\":{" + properties + "}}}}},";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many users and orders there are beside those of the beginning. */
    synchronized int left() {
        return users.size() - 3 + orders.size() - 2;
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode body = sent.startsWith("{") && sent.length() < 100_000
                ? JsonMapper.shared().readTree(sent)
                : JsonMapper.shared().createObjectNode();
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        Optional<User> caller = caller(
                bearer != null ? bearer.replace("Bearer ", "") : cookie != null ? cookie.replace("token=", "") : "");
        Answer answer = answer(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), caller, body);
        Exchanges.write(exchange, answer);
    }

    private Answer answer(String call, Optional<User> known, JsonNode body) {
        String name = body.path("username").asString("");
        String password = body.path("password").asString("");
        if (call.equals("POST /login")) {
            User user = users.get(name);
            return user != null && password.equals(user.secret().get("password"))
                    ? loggedIn(user)
                    : Answer.of(401, "{\"error\":\"no such user or password\"}");
        }
        if (call.equals("POST /register")) {
            return register(name, password, body);
        }
        if (known.isEmpty()) {
            return Answer.of(401, "{\"error\":\"who are you\"}");
        }
        User caller = known.get();
        if (call.equals("GET /audit")) {
            return caller.role().equals("administrator")
                    ? Answer.of(
                            200,
                            "{\"first\":\"the till was opened at seven\",\"last\":\"the till was closed at nine\"}")
                    : Answer.of(403, "{\"error\":\"for administrators\"}");
        }
        if (call.equals("PUT /me/password")) {
            return password(caller, body);
        }
        if (call.equals("DELETE /users/" + caller.name())) {
            users.remove(caller.name());
            return Answer.of(200, "{\"deleted\":true}");
        }
        if (call.startsWith("GET /users/")) {
            return shown(caller, Optional.ofNullable(users.get(call.substring("GET /users/".length()))));
        }
        return call.contains(path()) ? orders(call, caller, body) : Answer.of(404, "{\"error\":\"there is nothing\"}");
    }

    private Answer shown(User caller, Optional<User> named) {
        boolean own = named.filter(caller::equals).isPresent();
        if (named.isEmpty() || !own && !is(Way.USERS_ARE_SHOWN) && !is(Way.NAMES_ARE_SHOWN)) {
            return Answer.of(403, "{\"error\":\"not yours\"}");
        }
        User user = named.get();
        ObjectNode shown = JsonMapper.shared().createObjectNode().put("username", user.name());
        if (own || is(Way.USERS_ARE_SHOWN)) {
            shown.put("email", user.name() + "." + user.id() + "@sales.example");
        }
        return Answer.of(200, shown.toString());
    }

    private Answer register(String name, String password, JsonNode body) {
        if (password.length() < 9 || !name.matches("\\w{3,40}") || users.containsKey(name)) {
            return Answer.of(400, "{\"error\":\"not such a name or password\"}");
        }
        String role = body.path("role").asString("customer");
        add(name, password, is(Way.RIGHTS_ARE_TAKEN) ? role : "customer");
        return Answer.of(201, "{\"registered\":true}");
    }

    private Answer loggedIn(User user) {
        String token = token(user);
        Answer answer = Answer.of(200, "{\"token\":\"" + token + "\"}");
        if (is(Way.READABLE_COOKIE)) {
            return answer.with("Set-Cookie", "token=" + token + "; Path=/");
        }
        return answer.with(
                "Set-Cookie",
                is(Way.READABLE_LANGUAGE) ? "lang=en; Path=/" : "token=" + token + "; Path=/; HttpOnly; SameSite=Lax");
    }

    private Answer password(User caller, JsonNode body) {
        Map<String, String> secret = caller.secret();
        boolean asks = !is(Way.OLD_IS_NOT_ASKED_FOR);
        String chosen = body.path(asks ? "newPassword" : "password").asString("");
        boolean right = body.path("oldPassword").asString("").equals(secret.get("password"))
                || is(Way.OLD_MAY_BE_LEFT_OUT) && !body.has("oldPassword");
        if (chosen.length() < 9 || asks && !right && !is(Way.OLD_IS_NOT_COMPARED)) {
            return Answer.of(400, "{\"error\":\"not the password until now\"}");
        }
        secret.put("password", chosen);
        return Answer.of(200, "{\"changed\":true}");
    }

    private Answer orders(String call, User caller, JsonNode body) {
        boolean colleague = Set.of("anna", "clerk", "bob").contains(caller.name());
        boolean all = is(Way.ALL_ARE_LISTED) || is(Way.COLLEAGUES_SEE_ALL) && colleague;
        if (call.equals("GET " + path())) {
            return Answer.of(
                    200,
                    orders.values().stream()
                            .filter(each -> all || isOf(each, caller))
                            .map(ObjectNode::toString)
                            .collect(Collectors.joining(",", "[", "]")));
        }
        if (call.equals("POST " + path())) {
            String whose = body.path(owner()).asString(caller.id());
            return body.path("note").isString()
                    ? Answer.of(
                            201,
                            order(
                                            caller,
                                            is(Way.BODIES_SAY_WHOSE) ? whose : caller.id(),
                                            body.path("note").asString())
                                    .toString())
                    : Answer.of(400, "{\"error\":\"note is needed\"}");
        }
        String number = call.substring(call.lastIndexOf('/') + 1);
        ObjectNode order = number.matches("\\d{1,8}") ? orders.get(Integer.parseInt(number)) : null;
        if (order == null) {
            return Answer.of(404, "{\"error\":\"there is nothing\"}");
        }
        if (!call.matches("(?:GET|PUT|DELETE) .*")) {
            return Answer.of(405, "{\"error\":\"not so\"}");
        }
        Way needed = call.startsWith("GET")
                ? Way.ANYBODY_READS
                : call.startsWith("PUT") ? Way.ANYBODY_CHANGES : Way.ANYBODY_DELETES;
        boolean may = isOf(order, caller) || is(needed) || is(Way.COLLEAGUES_SEE_ALL) && colleague;
        if (!may) {
            return Answer.of(403, "{\"error\":\"not yours\"}");
        }
        if (call.startsWith("PUT")) {
            if (!body.path("note").isString()) {
                return Answer.of(400, "{\"error\":\"note is needed\"}");
            }
            order.put("note", body.path("note").asString());
        }
        if (call.startsWith("DELETE")) {
            orders.remove(Integer.parseInt(number));
        }
        return Answer.of(200, order.toString());
    }

    private boolean isOf(ObjectNode order, User caller) {
        return order.path(owner()).asString().equals(caller.id());
    }

    private Optional<User> caller(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !sign(parts[0] + "." + parts[1]).equals(parts[2])) {
            return Optional.empty();
        }
        JsonNode claims = JsonMapper.shared()
                .readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        return Optional.ofNullable(users.get(claims.path("sub").asString("")));
    }

    private String token(User user) {
        long now = System.currentTimeMillis() / 1_000;
        ObjectNode claims = JsonMapper.shared().createObjectNode().put("sub", user.name());
        claims.put("userId", user.id()).put("role", user.role()).put("iat", now);
        if (!is(Way.TOKENS_NEVER_END)) {
            claims.put("exp", now + HOUR);
        }
        String plain = encode("{\"alg\":\"HS256\"}") + "." + encode(claims.toString());
        return plain + "." + sign(plain);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
