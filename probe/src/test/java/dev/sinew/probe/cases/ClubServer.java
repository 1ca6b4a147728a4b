package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A club whose members sign up, and whose administrators promote them and put up notices. It refuses with an error in an answer that tells of success, and only its tokens tell who somebody is. Correct, but for what it is told
 * to do wrong.
 */
final class ClubServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Wrong {
        ANYBODY_PROMOTES,
        /** Accounts can be locked, by administrators. */
        LOCKS,
        /** The same by whoever works there. */
        SUPPORT_LOCKS,
        /** Whoever is called by a request to promote is promoted, and whom it names is not. */
        CALLERS_ARE_PROMOTED,
        /** Administrators may do no more than others: being promoted is nothing but a badge that all get in time. */
        EVERYBODY_RISES,
        MEMBERS_PUT_UP_NOTICES,
        ANYBODY_PUTS_UP_NOTICES,
        /** The role that somebody sends of itself is kept, and counts from the next login. */
        ROLES_ARE_KEPT,
        LOGINS_TELL_PASSWORDS,
        /** What a login is sent is repeated in its answer, whether it succeeds or not. */
        LOGINS_REPEAT,
        /** Names of logins are put into a statement, of whose failures nothing is told. */
        LOGINS_BY_STATEMENT,
        /** What stands behind a quote in the name of a login is left out. */
        LOGINS_CUT_NAMES,
        /** Users sign up and log in by {@code GET}. */
        BY_ADDRESS,
        SHORT_PASSWORDS
    }

    private static final String ADMIN = "{\"error\":\"not an administrator\"}";

    private final Set<Wrong> wrong;
    private final Map<Integer, ObjectNode> members = new TreeMap<>();
    private final List<String> notices = new ArrayList<>();
    private final Map<String, ObjectNode> tokens = new TreeMap<>();
    private final HttpServer server;
    private final Connection database = database();
    private int next = 9_100_001;

    private static Connection database() {
        try {
            return DriverManager.getConnection("jdbc:sqlite::memory:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    ClubServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        join("anna@club.example", "Rivermoss-8121", "user");
        join("clerk@club.example", "Hops-Lantern-551", "admin");
        join("bob@club.example", "Tundra-4417x", "user");
        join("desk@club.example", "Quarry-Lamp-6623", "support");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    private ObjectNode join(String email, String password, String role) {
        ObjectNode member = JsonMapper.shared().createObjectNode();
        member.put("id", next).put("email", email).put("password", password).put("role", role);
        member.put("name", "of " + email.replace('@', ' '));
        if (hasLocks()) {
            member.put("locked", false);
        }
        members.put(next++, member);
        return member;
    }

    String openApi() {
        boolean address = wrong.contains(Wrong.BY_ADDRESS);
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        String id =
                "\"parameters\":[{\"name\":\"user_id\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"integer\"}}],";
        String member = body("email", "password") + "\"email\":{\"type\":\"string\"},\"password\":{\"type\":\"string\"}"
                + ",\"name\":{\"type\":\"string\"},\"role\":{\"type\":\"string\"}}}}}},";
        String login =
                body("email", "password") + "\"email\":{\"type\":\"string\"},\"password\":{\"type\":\"string\"}}}}}},";
        String asked =
                "\"parameters\":[{\"name\":\"email\",\"in\":\"query\",\"required\":true,\"schema\":{\"type\":\"string\"}},"
                        + "{\"name\":\"password\",\"in\":\"query\",\"required\":true,\"schema\":{\"type\":\"string\"}}],";
        String password =
                "\"requestBody\":{\"required\":true,\"content\":{\"application/x-www-form-urlencoded\":{\"schema\":{\"type\":\"object\",\"required\":[\"password\"],\"properties\":{\"password\":{\"type\":\"string\"}}}}}},";
        String notice = body("title", "text") + "\"title\":{\"type\":\"string\"},\"text\":{\"type\":\"string\"}}}}}},";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"c\",\"version\":\"1\"},\"paths\":{"
                + (address
                        ? "\"/register\":{\"get\":{" + asked + ok + "},\"/login\":{\"get\":{" + asked + ok + "},"
                        : "\"/users\":{\"post\":{" + member + ok + "},\"/users/token\":{\"post\":{" + login + ok + "},")
                + "\"/me/password\":{\"put\":{" + password + ok + "},"
                + "\"/users/{user_id}\":{\"get\":{" + id + ok + ",\"put\":{" + id + member + ok + ",\"delete\":{" + id
                + ok + "},"
                + "\"/admin/promote/{user_id}\":{\"put\":{" + id + ok + "},"
                + (hasLocks()
                        ? "\"/admin/lock/{user_id}\":{\"put\":{\"summary\":\"Lock or unlock\",\"description\":\"Registrars and administrators only.\","
                                + id + body("locked") + "\"locked\":{\"type\":\"boolean\"}}}}}}," + ok + "},"
                        : "")
                + "\"/admin/users\":{\"get\":{" + ok + "},"
                + "\"/admin/new-notice\":{\"post\":{" + notice + ok + "},"
                + "\"/notices\":{\"get\":{" + ok + "},\"/rules\":{\"get\":{" + ok + "}}}";
    }

    private boolean hasLocks() {
        return wrong.contains(Wrong.LOCKS) || wrong.contains(Wrong.SUPPORT_LOCKS);
    }

    private static String body(String... required) {
        return "\"requestBody\":{\"required\":true,\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":[\""
                + String.join("\",\"", required) + "\"],\"properties\":{";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The passwords of those who were there at first. */
    synchronized List<String> passwords() {
        return members.values().stream()
                .limit(4)
                .map(each -> each.path("password").asString(""))
                .toList();
    }

    /** How many members there are who were not there at first. */
    synchronized int left() {
        return members.size() - 4;
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replaceFirst("^Bearer ", "");
        ObjectNode caller = tokens.get(token);
        JsonNode body = read(sent);
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        String answer = call.equals("PUT /me/password")
                ? password(caller, sent)
                : answer(call, caller, query == null || !wrong.contains(Wrong.BY_ADDRESS) ? body : pairs(query));
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** What cannot be read has nothing in it. */
    private static JsonNode read(String sent) {
        try {
            return JsonMapper.shared().readTree(sent.startsWith("{") && sent.length() < 100_000 ? sent : "{}");
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private static ObjectNode pairs(String text) {
        ObjectNode pairs = JsonMapper.shared().createObjectNode();
        for (String each : text.split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        each.substring(0, equals),
                        URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return pairs;
    }

    /** Of a form without a password the one is taken that it does not have. */
    private static String password(@Nullable ObjectNode caller, String sent) {
        if (caller == null) {
            return "401 {\"error\":\"who are you\"}";
        }
        caller.put("password", pairs(sent).path("password").asString(""));
        return "200 {\"done\":true}";
    }

    private String answer(String call, @Nullable ObjectNode caller, JsonNode body) {
        boolean address = wrong.contains(Wrong.BY_ADDRESS);
        if (call.equals(address ? "GET /register" : "POST /users")) {
            return signUp(body);
        }
        if (call.equals(address ? "GET /login" : "POST /users/token")) {
            return login(body);
        }
        boolean open = call.equals("POST /admin/new-notice") && wrong.contains(Wrong.ANYBODY_PUTS_UP_NOTICES);
        if (caller == null || open) {
            return open ? notice(body) : "200 {\"error\":\"who are you\"}";
        }
        // The role is that of the token, as it was when it was given.
        boolean admin = caller.path("role").asString("").equals("admin");
        return switch (call.replaceAll("\\d+", "0")) {
            case "GET /notices" -> "200 {\"notices\":[" + String.join(",", notices) + "]}";
            case "GET /rules" -> "200 {\"rules\":[\"be kind to each other\",\"lights out at eleven\"]}";
            case "GET /admin/users" -> admin ? "200 " + all() : "200 " + ADMIN;
            case "POST /admin/new-notice" ->
                admin || wrong.contains(Wrong.MEMBERS_PUT_UP_NOTICES) ? notice(body) : "200 " + ADMIN;
            case "PUT /admin/promote/0" -> promote(number(call), caller, admin);
            case "PUT /admin/lock/0" -> lock(number(call), caller, body.path("locked"));
            case "GET /users/0", "PUT /users/0", "DELETE /users/0" -> member(call, number(call), caller, admin, body);
            default -> "404 {\"error\":\"there is nothing\"}";
        };
    }

    private static int number(String call) {
        String digits = call.replaceAll("\\D+", "");
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }

    private String signUp(JsonNode body) {
        String email = body.path("email").asString("");
        String password = body.path("password").asString("");
        boolean known = members.values().stream()
                .anyMatch(each -> each.path("email").asString("").equals(email));
        if (!email.contains("@")
                || email.length() > 80
                || password.length() < (wrong.contains(Wrong.SHORT_PASSWORDS) ? 4 : 12)
                || password.length() > 80
                || known) {
            return "400 {\"error\":\"not accepted\"}";
        }
        return "200 " + shown(join(email, password, "user"));
    }

    private String login(JsonNode body) {
        String email = body.path("email").asString("");
        String password = body.path("password").asString("");
        String repeated = wrong.contains(Wrong.LOGINS_REPEAT)
                ? ",\"sent\":" + JsonMapper.shared().createObjectNode().put("password", password)
                : "";
        for (ObjectNode each : members.values()) {
            if (isMeant(each.path("email").asString(""), email)
                    && each.path("password").asString("").equals(password)) {
                long end = System.currentTimeMillis() / 1_000 + 3_600;
                String claims = "{\"id\":" + each.path("id").asInt(0) + ",\"exp\":" + end + "}";
                String token = encoded("{\"alg\":\"HS256\"}") + "." + encoded(claims) + "."
                        + encoded("signature " + tokens.size() + " of " + System.identityHashCode(this));
                tokens.put(token, wrong.contains(Wrong.ROLES_ARE_KEPT) ? each.deepCopy() : each);
                String told = wrong.contains(Wrong.LOGINS_TELL_PASSWORDS) ? ",\"user\":[" + each + "]" : "";
                return "200 {\"jwt\":\"" + token + "\"" + told + repeated + "}";
            }
        }
        return "401 {\"message\":\"name or password are wrong\"" + repeated + "}";
    }

    private boolean isMeant(String name, String sent) {
        if (wrong.contains(Wrong.LOGINS_CUT_NAMES)) {
            return name.equals(sent.split("'", 2)[0]);
        }
        if (!wrong.contains(Wrong.LOGINS_BY_STATEMENT)) {
            return name.equals(sent);
        }
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 WHERE '" + name + "'='" + sent + "'")) {
            return rows.next();
        } catch (SQLException e) {
            return false;
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String notice(JsonNode body) {
        if (body.path("title").asString("").isEmpty()) {
            return "400 {\"error\":\"a title is needed\"}";
        }
        ObjectNode notice = JsonMapper.shared().createObjectNode();
        notice.put("title", body.path("title").asString(""))
                .put("text", body.path("text").asString(""));
        notices.add(notice.toString());
        return "200 " + notice;
    }

    private String lock(int id, ObjectNode caller, JsonNode locked) {
        String role = caller.path("role").asString("");
        if (!role.equals("admin") && !(role.equals("support") && wrong.contains(Wrong.SUPPORT_LOCKS))) {
            return "200 " + ADMIN;
        }
        ObjectNode member = members.get(id);
        if (member == null || !locked.isBoolean()) {
            return "404 {\"error\":\"nobody\"}";
        }
        return "200 " + shown(member.put("locked", locked.asBoolean()));
    }

    private String promote(int id, ObjectNode caller, boolean admin) {
        if (wrong.contains(Wrong.EVERYBODY_RISES)) {
            members.values().forEach(each -> each.put("role", "admin"));
            return "200 {\"done\":true}";
        }
        if (wrong.contains(Wrong.CALLERS_ARE_PROMOTED)) {
            ObjectNode self = members.get(caller.path("id").asInt(0));
            if (self != null) {
                self.put("role", "admin");
            }
            return "200 {\"done\":true}";
        }
        if (!admin && !wrong.contains(Wrong.ANYBODY_PROMOTES)) {
            return "200 " + ADMIN;
        }
        ObjectNode member = members.get(id);
        if (member == null) {
            return "404 {\"error\":\"nobody\"}";
        }
        member.put("role", "admin");
        return "200 {\"done\":true}";
    }

    private String member(String call, int id, ObjectNode caller, boolean admin, JsonNode body) {
        ObjectNode member = members.get(id);
        if (member == null || !admin && caller.path("id").asInt(0) != id) {
            return "200 {\"error\":\"not yours\"}";
        }
        if (call.startsWith("DELETE")) {
            members.remove(id);
            tokens.values().removeIf(each -> each.path("id").asInt(0) == id);
            return "200 {\"done\":true}";
        }
        if (call.startsWith("PUT")) {
            String name = body.path("name").asString("");
            if (name.length() < 100) {
                member.put("name", name);
            }
            boolean kept = wrong.contains(Wrong.ROLES_ARE_KEPT);
            if (kept && body.path("role").asString("").matches("admin|user")) {
                member.put("role", body.path("role").asString(""));
            }
        }
        return "200 " + shown(member);
    }

    private ArrayNode all() {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        members.values().forEach(each -> all.add(shown(each)));
        return all;
    }

    private static ObjectNode shown(ObjectNode member) {
        ObjectNode shown = member.deepCopy();
        shown.remove("password");
        return shown;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
