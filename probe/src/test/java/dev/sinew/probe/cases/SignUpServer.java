package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lets anybody sign up, and users keep accounts: correctly, but for the flaws that it is given, and in ways that are odd and right. */
final class SignUpServer implements AutoCloseable {
    /** What may be wrong, or odd and right. */
    enum Way {
        ANYBODY_SETS_PASSWORDS,
        NAMES_SAY_WHOSE_PASSWORD,
        ANYBODY_CHANGES_ADDRESSES,
        ANYBODY_DELETES,
        ALL_MEMBERS_ARE_KEPT,
        ROLE_IS_KEPT_AND_COUNTS,
        ROLE_IS_ANY_TEXT,
        ROLE_IS_EVERYBODYS_CHOICE,
        SIGN_UP_ECHOES,
        SIGN_UP_IS_WRAPPED,
        /** An address with a country must be there, and only refusals say so. */
        SIGN_UP_TAKES_ADDRESSES,
        MEMBERS_GO_TO_A_BAG,
        PATH_IS_NOT_LOOKED_AT,
        CHANGES_ARE_PENDING,
        MAIL_COMES_FIRST,
        CAPTCHA_IS_ASKED_FOR,
        CAPTCHA_IS_DESCRIBED,
        ANY_PASSWORD_GETS_IN,
        NOBODY_DELETES,
        DELETED_BY_POST,
        DELETED_BELOW_BY_POST,
        SIGN_UP_IS_BELOW_USERS,
        SESSIONS_END_WITH_PASSWORDS,
        ANYBODY_WRITES_NOTES,
        BODY_SAYS_WHOSE_PROFILE,
        BODY_RENAMES,
        /** The profile is changed by {@code PATCH}, and may take an id, a password and the code of a shop. */
        PROFILE_TAKES_ALL,
        ID_SAYS_WHOSE_PROFILE,
        ANYBODY_GIVES_ROLES,
        ANYBODY_RATES_BY_NAME,
        FORGOTTEN_TELLS_NAMES,
        FORGOTTEN_TELLS_CODES,
        /** The code alone says whose password is set. */
        CODES_STAND_ALONE,
        FORGOTTEN_TELLS_A_NUMBER,
        CODES_WITHOUT_LIMIT,
        CODES_OF_FOUR_DIGITS,
        /** A wrong code is answered as a failure of the server. */
        WRONG_CODES_FAIL,
        IDS_ARE_OF_OBJECTS,
        CHANGES_ARE_WHOLE,
        ALL_ARE_LISTED_TO_ALL,
        ALL_ARE_LISTED_TO_STAFF,
        ALL_ARE_LISTED_BY_NAME,
        THE_FIRST_ARE_LISTED,
        ROLES_ARE_COUNTED,
        QUERY_SAYS_WHO,
        ANYBODY_CHANGES_BY_QUERY,
        ANYBODY_DELETES_BY_QUERY,
        LOGIN_TELLS_HASHES,
        OWN_PAGE_IS_CHANGED,
        CREDITS_ARE_KEPT
    }

    private static final Set<Way> LISTS = Set.of(
            Way.ALL_ARE_LISTED_TO_ALL,
            Way.ALL_ARE_LISTED_TO_STAFF,
            Way.ALL_ARE_LISTED_BY_NAME,
            Way.THE_FIRST_ARE_LISTED);

    private static final String WHO =
            "\"parameters\":[{\"name\":\"Email\",\"in\":\"query\",\"schema\":{\"type\":\"string\"}}],";

    private static final String ALL_OF_A_PROFILE =
            "\"patch\":{\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"properties\":{"
                    + "\"id\":{\"type\":\"integer\"},\"username\":{\"type\":\"string\"},\"phone\":{\"type\":\"string\"},"
                    + "\"password\":{\"type\":\"string\"},\"shopCode\":{\"type\":\"string\"}}}}}},";

    private static final Set<String> TAKEN = Set.of("username", "email", "password");

    private final Set<Way> ways;
    private final HttpServer server;
    private final Map<String, ObjectNode> users = new TreeMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, ObjectNode> notes = new TreeMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, Integer> wrongCodes = new HashMap<>();
    private final List<String> signedUp = new ArrayList<>();
    private int number = 8_000;

    SignUpServer(Set<Way> ways) throws IOException {
        this.ways = Set.copyOf(ways);
        add("anna", "anna@post.example", "harbour-7-annas").put("role", "user");
        add("bob", "bob@post.example", "mill-9-bridges").put("role", "user");
        add("clerk", "clerk@post.example", "tower-3-clerks").put("role", "admin");
        tokens.put("given-1", idOf("anna"));
        tokens.put("given-3", idOf("clerk"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    static String openApi(Set<Way> ways) {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}";
        List<String> register = new ArrayList<>(List.of("username", "email", "password"));
        if (ways.contains(Way.CAPTCHA_IS_DESCRIBED)) {
            register.add("captcha");
        }
        if (ways.contains(Way.SIGN_UP_IS_BELOW_USERS)) {
            register.add("firstName");
        }
        String role = ways.contains(Way.ROLE_IS_EVERYBODYS_CHOICE) ? ",\"role\":{\"type\":\"string\"}" : "";
        String address = ways.contains(Way.SIGN_UP_TAKES_ADDRESSES)
                ? ",\"billing\":{\"type\":\"object\",\"properties\":{\"town\":{\"type\":\"string\"},\"country\":{\"type\":\"string\"}}}"
                : "";
        String plain = body(role + address, register.toArray(String[]::new));
        boolean below = ways.contains(Way.SIGN_UP_IS_BELOW_USERS);
        boolean posted = ways.contains(Way.DELETED_BY_POST);
        boolean postedBelow = ways.contains(Way.DELETED_BELOW_BY_POST);
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"s\",\"version\":\"1\"},\"paths\":{"
                + "\"" + (below ? "/users/basic" : "/auth/register") + "\":{\"post\":{"
                + (ways.contains(Way.SIGN_UP_IS_WRAPPED) ? wrapped(plain) : plain)
                + ok + "}},"
                + "\"/auth/login\":{\"post\":{" + body("", "username", "password") + ok + "}},"
                + "\"/me\":{\"get\":{" + ok
                + (ways.contains(Way.OWN_PAGE_IS_CHANGED) ? "},\"patch\":{" + body("", "phone") + ok : "") + "}},"
                + "\"/profile\":{"
                + (ways.contains(Way.PROFILE_TAKES_ALL)
                        ? ALL_OF_A_PROFILE
                        : "\"put\":{" + body("", "username", "email"))
                + ok + "}},"
                + "\"/users/role\":{\"put\":{"
                + (ways.contains(Way.ROLES_ARE_COUNTED)
                        ? body(",\"role\":{\"type\":\"string\",\"enum\":[\"owner\",\"editor\",\"user\"]}", "username")
                        : body("", "username", "role"))
                + ok + "}},"
                + (ways.stream().anyMatch(LISTS::contains) ? "\"/overview\":{\"get\":{" + ok + "}}," : "")
                + (ways.contains(Way.QUERY_SAYS_WHO)
                        ? "\"/customer\":{\"get\":{" + WHO + ok + "},\"put\":{" + WHO + body("", "phone") + ok
                                + "},\"delete\":{" + WHO + ok + "}},"
                        : "")
                + "\"/users/rating\":{\"put\":{" + body("", "username", "rating") + ok + "}},"
                + "\"/auth/forgot\":{\"post\":{" + body("", "username") + ok + "}},"
                + "\"/auth/reset\":{\"post\":{"
                + (ways.contains(Way.CODES_STAND_ALONE)
                        ? body("", "resetPasswordCode", "newPassword")
                        : body("", "username", "resetPasswordCode", "newPassword"))
                + ok + "}},"
                + "\"/admin/report\":{\"get\":{" + ok + "}},"
                + "\"/account/password\":{\"post\":{" + body("", "username", "newPassword") + ok + "}},"
                + "\"/notes\":{\"get\":{" + ok + "},\"post\":{" + body("", "title", "text") + ok + "}},"
                + "\"/notes/{title}\":{\"get\":{" + ok + "},\"put\":{" + body("", "text") + ok + "}},"
                + "\"/users/{userId}/rating\":{\"put\":{"
                + body("", "rating") + ok + "}},"
                + "\"/users/{userId}/password\":{\"put\":{" + body("", "oldPassword", "newPassword") + ok + "}},"
                + "\"/users/{userId}\":{\"get\":{" + ok + "},\"put\":{"
                + (ways.contains(Way.CHANGES_ARE_WHOLE) ? body("", "username", "email", "password") : body("", "email"))
                + ok + "}"
                + (posted ? "},\"/admin/delete_account/{userId}\":{\"post\":{" + ok + "}" : "")
                + (postedBelow ? "},\"/users/{userId}/delete\":{\"post\":{" + ok + "}" : "")
                + (posted || postedBelow ? "" : ",\"delete\":{" + ok + "}")
                + "}}}";
    }

    /** The same body as the one member of another. */
    private static String wrapped(String body) {
        return body.replaceFirst(
                "\"schema\":(.*)}}},$", "\"schema\":{\"type\":\"object\",\"properties\":{\"user\":$1}}}}},");
    }

    private static String body(String more, String... members) {
        StringBuilder properties = new StringBuilder();
        StringBuilder required = new StringBuilder();
        for (String each : members) {
            properties
                    .append(properties.isEmpty() ? "" : ",")
                    .append('"')
                    .append(each)
                    .append("\":{\"type\":\"string\"}");
            required.append(required.isEmpty() ? "" : ",")
                    .append('"')
                    .append(each)
                    .append('"');
        }
        return "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":["
                + required + "],\"properties\":{" + properties + more + "}}}}},";
    }

    Set<Way> ways() {
        return ways;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Who signed up and is still there. */
    synchronized List<String> left() {
        return signedUp.stream().filter(this::isThere).toList();
    }

    /** Whether those who were there before are as they were. */
    synchronized boolean isUntouched() {
        return Map.of("anna", "harbour-7-annas", "bob", "mill-9-bridges", "clerk", "tower-3-clerks").entrySet().stream()
                .allMatch(each -> isThere(each.getKey())
                        && each.getValue().equals(passwords.get(idOf(each.getKey())))
                        && account(idOf(each.getKey()))
                                .path("email")
                                .asString("")
                                .equals(each.getKey() + "@post.example"));
    }

    private ObjectNode add(String name, String email, String password) {
        String id = Integer.toString(number += 7);
        ObjectNode user = JsonMapper.shared().createObjectNode();
        user.put("id", Integer.parseInt(id))
                .put("username", name)
                .put("email", email)
                .put("role", "user")
                .put("verified", false)
                .put("credits", 0)
                .put("phone", "none yet")
                .put("rating", "good");
        users.put(id, user);
        passwords.put(id, password);
        return user;
    }

    private boolean isThere(String name) {
        return !idOf(name).isEmpty();
    }

    private String idOf(String name) {
        return users.entrySet().stream()
                .filter(each -> each.getValue().path("username").asString("").equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private ObjectNode account(String id) {
        return Objects.requireNonNull(users.get(id));
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode body = JsonMapper.shared().readTree(sent.isEmpty() ? "{}" : sent);
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String caller = tokens.getOrDefault(bearer.replace("Bearer ", ""), "");
        boolean there = users.containsKey(caller);
        Answer answer = switch (call) {
            case "POST /auth/register", "POST /users/basic" ->
                register(ways.contains(Way.SIGN_UP_IS_WRAPPED) ? body.path("user") : body);
            case "POST /auth/login" -> login(body);
            case "PATCH /me" -> there ? page(caller, body) : refused();
            case "GET /me" -> there ? Answer.of(200, account(caller).toString()) : refused();
            case "GET /admin/report" ->
                there && isAdmin(caller) ? Answer.of(200, "{\"turnover\":\"4711-0815-2300\"}") : forbidden();
            case "GET /overview" -> there ? listed(caller) : refused();
            case "GET /customer", "PUT /customer", "DELETE /customer" ->
                there
                        ? customer(
                                caller,
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().getQuery(),
                                body)
                        : refused();
            case "PUT /profile" -> there ? profile(caller, body) : refused();
            case "PATCH /profile" ->
                there
                        ? page(
                                ways.contains(Way.ID_SAYS_WHOSE_PROFILE)
                                                && users.containsKey(
                                                        body.path("id").asString(""))
                                        ? body.path("id").asString("")
                                        : caller,
                                body)
                        : refused();
            case "PUT /users/role" -> there ? role(caller, body) : refused();
            case "PUT /users/rating" -> there ? rate(body) : refused();
            case "POST /auth/forgot" -> forgotten(body.path("username").asString(""));
            case "POST /auth/reset" -> reset(body);
            case "POST /account/password" -> there ? byName(caller, body) : refused();
            default ->
                !there
                        ? refused()
                        : call.matches("POST /(?:admin/delete_account/\\w+|users/\\w+/delete)")
                                ? deleteAsAdmin(caller, call)
                                : call.contains(" /notes") ? note(caller, call, body) : user(caller, call, body);
        };
        String shown = ways.contains(Way.IDS_ARE_OF_OBJECTS)
                ? answer.body().replace("\"id\":", "\"objectId\":")
                : answer.body();
        byte[] bytes = shown.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private boolean isAdmin(String caller) {
        boolean counts = ways.contains(Way.ROLE_IS_KEPT_AND_COUNTS);
        return caller.equals(idOf("clerk"))
                || counts && account(caller).path("role").asString("").equals("admin");
    }

    /** All who are there, to whom they are told. */
    private Answer listed(String caller) {
        if (ways.contains(Way.ALL_ARE_LISTED_TO_STAFF) && !caller.equals(idOf("clerk"))) {
            return forbidden();
        }
        List<String> all = users.values().stream()
                .filter(each -> !ways.contains(Way.THE_FIRST_ARE_LISTED)
                        || !signedUp.contains(each.path("username").asString("")))
                .map(each -> "{\"username\":" + each.path("username")
                        + (ways.contains(Way.ALL_ARE_LISTED_BY_NAME) ? "" : ",\"email\":" + each.path("email"))
                        + "}")
                .toList();
        return Answer.of(200, "[" + String.join(",", all) + "]");
    }

    /** What stands at the address of whom the query names. */
    private Answer customer(String caller, String method, String query, JsonNode body) {
        String email = query == null ? "" : query.replaceFirst("^Email=", "");
        String id = users.entrySet().stream()
                .filter(each -> each.getValue().path("email").asString("").equals(email))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        boolean anybody = method.equals("PUT") && ways.contains(Way.ANYBODY_CHANGES_BY_QUERY)
                || method.equals("DELETE") && ways.contains(Way.ANYBODY_DELETES_BY_QUERY);
        if (id.isEmpty() || !id.equals(caller) && !anybody && !caller.equals(idOf("clerk"))) {
            return id.isEmpty() ? Answer.of(404, "{\"error\":\"nobody\"}") : forbidden();
        }
        if (method.equals("DELETE")) {
            users.remove(id);
            return Answer.of(200, "{\"done\":true}");
        }
        if (method.equals("PUT")) {
            account(id).put("phone", body.path("phone").asString(""));
        }
        return Answer.of(200, account(id).toString());
    }

    /** Changes the caller's own page. */
    private Answer page(String caller, JsonNode body) {
        if (body.has("phone")) {
            account(caller).put("phone", body.path("phone").asString(""));
        }
        if (body.path("credits").isInt() && ways.contains(Way.CREDITS_ARE_KEPT)) {
            account(caller).put("credits", body.path("credits").asInt());
        }
        return Answer.of(200, account(caller).toString());
    }

    /** Changes the caller's own address, whatever name the body has. */
    private Answer profile(String caller, JsonNode body) {
        String name = body.path("username").asString("");
        if (ways.contains(Way.BODY_RENAMES)) {
            account(caller).put("username", name);
        }
        String id = ways.contains(Way.BODY_SAYS_WHOSE_PROFILE) ? idOf(name) : caller;
        if (!users.containsKey(id)) {
            return Answer.of(404, "{\"error\":\"nobody\"}");
        }
        account(id).put("email", body.path("email").asString(""));
        return Answer.of(200, "{\"done\":true}");
    }

    private Answer role(String caller, JsonNode body) {
        String id = idOf(body.path("username").asString(""));
        if (!caller.equals(idOf("clerk")) && !ways.contains(Way.ANYBODY_GIVES_ROLES) || !users.containsKey(id)) {
            return forbidden();
        }
        if (ways.contains(Way.ROLES_ARE_COUNTED)
                && body.path("role").asString("").equals("owner")) {
            return Answer.of(401, "{\"error\":\"only owners give that\"}");
        }
        account(id).put("role", body.path("role").asString(""));
        return Answer.of(200, "{\"done\":true}");
    }

    private Answer rate(JsonNode body) {
        String id = idOf(body.path("username").asString(""));
        return ways.contains(Way.ANYBODY_RATES_BY_NAME) && users.containsKey(id) ? rated(id, body) : forbidden();
    }

    /** A code of three digits for whom there is, which three wrong ones end. */
    private Answer forgotten(String name) {
        if (!isThere(name)) {
            return ways.contains(Way.FORGOTTEN_TELLS_NAMES)
                    ? Answer.of(400, "{\"error\":\"there is no such user\"}")
                    : Answer.of(200, "{\"message\":\"look into your mail\"}");
        }
        String code = (ways.contains(Way.CODES_OF_FOUR_DIGITS) ? "10" : "0") + (20 + number % 70);
        codes.put(name, code);
        wrongCodes.put(name, 0);
        String told = ways.contains(Way.FORGOTTEN_TELLS_CODES) ? ",\"debug\":{\"pin\":\"" + code + "\"}" : "";
        String odd = ways.contains(Way.FORGOTTEN_TELLS_A_NUMBER) ? ",\"requestCode\":\"4711\"" : "";
        return Answer.of(200, "{\"message\":\"look into your mail\"" + told + odd + "}");
    }

    private Answer reset(JsonNode body) {
        String code = body.path("resetPasswordCode").asString("");
        String name = ways.contains(Way.CODES_STAND_ALONE)
                ? codes.entrySet().stream()
                        .filter(each -> each.getValue().equals(code))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("")
                : body.path("username").asString("");
        boolean right = code.equals(codes.get(name));
        if (!right || wrongCodes.getOrDefault(name, 0) >= 3 && !ways.contains(Way.CODES_WITHOUT_LIMIT)) {
            wrongCodes.merge(name, 1, Integer::sum);
            return Answer.of(
                    ways.contains(Way.WRONG_CODES_FAIL) ? 500 : 400, "{\"error\":\"the code is wrong or over\"}");
        }
        codes.remove(name);
        setPassword(idOf(name), body.path("newPassword").asString(""));
        return Answer.of(200, "{\"done\":true}");
    }

    private static Answer refused() {
        return Answer.of(401, "{\"error\":\"who are you\"}");
    }

    private static Answer forbidden() {
        return Answer.of(403, "{\"error\":\"not you\"}");
    }

    private Answer register(JsonNode body) {
        String name = body.path("username").asString("");
        String password = body.path("password").asString("");
        if (ways.contains(Way.CAPTCHA_IS_ASKED_FOR) || ways.contains(Way.CAPTCHA_IS_DESCRIBED)) {
            return Answer.of(400, "{\"error\":\"the captcha is wrong\"}");
        }
        if (name.isEmpty() || isThere(name) || password.length() < 12) {
            return Answer.of(422, "{\"error\":\"choose another\"}");
        }
        if (ways.contains(Way.SIGN_UP_TAKES_ADDRESSES)
                && body.path("billing").path("country").asString("").isEmpty()) {
            String field = body.path("billing").isObject() ? "country" : "billing";
            return Answer.of(400, "{\"message\":\"Field error on field '" + field + "': rejected value [null]\"}");
        }
        ObjectNode user = add(name, body.path("email").asString(""), password);
        signedUp.add(name);
        body.properties().stream()
                .filter(each -> !TAKEN.contains(each.getKey()))
                .forEach(each -> keep(user, each.getKey(), each.getValue()));
        ObjectNode answer = JsonMapper.shared().createObjectNode().put("message", "welcome, please log in");
        if (ways.contains(Way.SIGN_UP_ECHOES)) {
            body.properties().forEach(each -> answer.set(each.getKey(), each.getValue()));
        }
        return Answer.of(201, answer.toString());
    }

    private void keep(ObjectNode user, String member, JsonNode value) {
        boolean role = member.equals("role")
                && (ways.contains(Way.ROLE_IS_ANY_TEXT)
                        || ways.contains(Way.ROLE_IS_EVERYBODYS_CHOICE)
                        || ways.contains(Way.ROLE_IS_KEPT_AND_COUNTS));
        if (role || ways.contains(Way.ALL_MEMBERS_ARE_KEPT) && user.has(member) && !member.equals("role")) {
            user.set(member, value);
        } else if (ways.contains(Way.MEMBERS_GO_TO_A_BAG)) {
            user.withObject("/metadata").set(member, value);
        }
    }

    private Answer login(JsonNode body) {
        String name = body.path("username").asString("");
        boolean newcomer = signedUp.contains(name);
        boolean known = body.path("password").asString("").equals(passwords.get(idOf(name)))
                || newcomer && ways.contains(Way.ANY_PASSWORD_GETS_IN);
        if (!known || !isThere(name)) {
            return Answer.of(401, "{\"error\":\"no\"}");
        }
        if (newcomer && ways.contains(Way.MAIL_COMES_FIRST)) {
            return Answer.of(403, "{\"error\":\"confirm your address first\"}");
        }
        String token = "token-" + number++ + "-" + name;
        tokens.put(token, idOf(name));
        String hash = ways.contains(Way.LOGIN_TELLS_HASHES)
                ? ",\"user\":{\"username\":\"" + name
                        + "\",\"passwordHash\":\"$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy\"}"
                : "";
        return Answer.of(200, "{\"access_token\":\"" + token + "\"" + hash + "}");
    }

    /** The name in the body says whose password is set, where it is looked at. */
    private Answer byName(String caller, JsonNode body) {
        String named = idOf(body.path("username").asString(""));
        String id = ways.contains(Way.NAMES_SAY_WHOSE_PASSWORD) ? named : caller;
        if (!users.containsKey(id)) {
            return Answer.of(404, "{\"error\":\"nobody\"}");
        }
        setPassword(id, body.path("newPassword").asString(""));
        return Answer.of(200, "{\"done\":true}");
    }

    /** Notes are called as their owners say, and nobody deletes them. */
    private Answer note(String caller, String call, JsonNode body) {
        String title =
                call.startsWith("POST") ? body.path("title").asString("") : call.replaceFirst("\\S+ /notes/?", "");
        ObjectNode note = notes.get(title);
        boolean own = note != null && note.path("owner").asString("").equals(caller);
        if (call.equals("GET /notes")) {
            List<String> titles = notes.entrySet().stream()
                    .filter(each -> each.getValue().path("owner").asString("").equals(caller))
                    .map(each -> "{\"title\":" + Answer.quoted(each.getKey()) + "}")
                    .toList();
            return Answer.of(200, "[" + String.join(",", titles) + "]");
        }
        if (call.startsWith("POST") && note == null && !title.isEmpty()) {
            notes.put(
                    title,
                    JsonMapper.shared().createObjectNode().put("owner", caller).put("title", title));
            notes.get(title).set("text", body.path("text"));
            return Answer.of(200, "{\"message\":\"it is kept\"}");
        }
        if (note == null || !own && !(call.startsWith("PUT") && ways.contains(Way.ANYBODY_WRITES_NOTES))) {
            return Answer.of(404, "{\"error\":\"nothing\"}");
        }
        if (call.startsWith("PUT")) {
            note.set("text", body.path("text"));
        }
        return Answer.of(200, note.toString());
    }

    private void setPassword(String id, String password) {
        passwords.put(id, password);
        if (ways.contains(Way.SESSIONS_END_WITH_PASSWORDS)) {
            tokens.values().removeIf(id::equals);
        }
    }

    private Answer user(String caller, String call, JsonNode body) {
        String[] parts = call.split("[ /]+", -1);
        String last = parts.length > 2 ? parts[2] : "";
        String named = isThere(last) ? idOf(last) : last;
        String id = ways.contains(Way.PATH_IS_NOT_LOOKED_AT) && call.startsWith("PUT") ? caller : named;
        if (!users.containsKey(id)) {
            return Answer.of(404, "{\"error\":\"nobody\"}");
        }
        boolean own = id.equals(caller);
        return switch (parts[0] + (parts.length > 3 ? " " + parts[3] : "")) {
            case "GET" ->
                own || caller.equals(idOf("clerk")) ? Answer.of(200, account(id).toString()) : forbidden();
            case "PUT" -> own || ways.contains(Way.ANYBODY_CHANGES_ADDRESSES) ? changed(id, body) : forbidden();
            case "PUT rating" -> rated(named, body);
            case "PUT password" -> password(id, own, body);
            case "DELETE" -> delete(id, own, caller);
            default -> Answer.of(404, "{\"error\":\"nothing\"}");
        };
    }

    /** What anybody may say of another, and everybody is shown. */
    private Answer rated(String id, JsonNode body) {
        account(id).set("rating", body.path("rating"));
        return Answer.of(200, "{\"done\":true}");
    }

    private Answer changed(String id, JsonNode body) {
        String member = ways.contains(Way.CHANGES_ARE_PENDING) ? "pendingEmail" : "email";
        account(id).put(member, body.path("email").asString(""));
        if (ways.contains(Way.CHANGES_ARE_WHOLE)) {
            account(id).put("username", body.path("username").asString(""));
            setPassword(id, body.path("password").asString(""));
        }
        return Answer.of(200, "{\"done\":true}");
    }

    private Answer password(String id, boolean own, JsonNode body) {
        boolean anybody = ways.contains(Way.ANYBODY_SETS_PASSWORDS);
        if (!anybody && (!own || !body.path("oldPassword").asString("").equals(passwords.get(id)))) {
            return forbidden();
        }
        setPassword(id, body.path("newPassword").asString(""));
        return Answer.of(200, "{\"done\":true}");
    }

    private Answer deleteAsAdmin(String caller, String call) {
        String id = call.replaceFirst("/delete$", "").replaceFirst(".*/", "");
        return users.containsKey(id) ? delete(id, false, caller) : Answer.of(404, "{\"error\":\"nobody\"}");
    }

    private Answer delete(String id, boolean own, String caller) {
        boolean may = own || caller.equals(idOf("clerk")) || ways.contains(Way.ANYBODY_DELETES);
        if (!may || ways.contains(Way.NOBODY_DELETES)) {
            return forbidden();
        }
        users.remove(id);
        passwords.remove(id);
        return Answer.of(200, "{\"done\":true}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
