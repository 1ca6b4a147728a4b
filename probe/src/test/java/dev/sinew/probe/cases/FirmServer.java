package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.probe.cases.FirmThings.Call;
import dev.sinew.probe.cases.FirmThings.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the invoices of several companies, whose people log in and stay so by refresh tokens. Correct, but for what it is told to do wrong. */
final class FirmServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Way {
        /** The invoice that an address names is checked, and the line that is changed is looked up by its own number alone. */
        LINES_ARE_CHANGED_BY_THEIR_ID,
        /** The same of a line that is deleted. */
        LINES_ARE_DELETED_BY_THEIR_ID,
        ANYBODY_DOWNLOADS,
        /** An invoice may be for a customer of another company, of whom it then tells. */
        CUSTOMERS_OF_OTHERS_ARE_TAKEN,
        /** Customers come from elsewhere, and nobody creates one here. */
        CUSTOMERS_ARE_IMPORTED,
        ANYBODY_REFUNDS,
        ANYBODY_WRITES_TO_TICKETS,
        ANYBODY_CANCELS,
        /** It is not looked where the address of a web hook leads. */
        WEBHOOKS_LEAD_ANYWHERE,
        REFRESH_TOKENS_OUTLIVE_LOGOUTS,
        EMPLOYEES_APPROVE,
        /** Whose expenses are asked for is whose are told. */
        EXPENSES_OF_ANYBODY_ARE_LISTED,
        ANYBODY_DELETES_COMMENTS
    }

    private static final String SESSIONS = """
            POST /auth/login email! password!
            POST /auth/refresh refreshToken!
            POST /auth/logout
            GET /me
            """;

    private static final List<User> USERS = List.of(
            new User("7101", "anna@alder.example", "Rivermoss-8121", "owner", "alder"),
            new User("7102", "bob@birch.example", "Tundra-4417x", "owner", "birch"),
            new User("7103", "carl@alder.example", "Hops-Lantern-551", "employee", "alder"),
            new User("7104", "dora@alder.example", "Quarry-Swift-902", "employee", "alder"));

    private static final Pattern NUMBER = Pattern.compile("(?<=/)\\d{1,9}(?=/|$)");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Answer WHO = Answer.of(401, "{\"error\":\"who are you\"}");
    private static final int LONGEST = 100_000;

    private record Session(User user, String access, String refresh, String family) {}

    private final List<Session> sessions = new ArrayList<>();
    /** The families of refresh tokens that were exchanged: who comes with one again may have stolen it. */
    private final Map<String, String> spent = new HashMap<>();

    private final Set<Way> ways;
    private final FirmBooks books;
    private final FirmCounter counter;
    private final HttpServer server;

    FirmServer(Set<Way> ways) throws IOException {
        this.ways = Set.copyOf(ways);
        books = new FirmBooks(this.ways, USERS.stream().filter(User::isOwner).toList());
        counter = new FirmCounter(this.ways, USERS);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String openApi() {
        ObjectNode document = FirmThings.object().put("openapi", "3.0.3");
        document.putObject("info").put("title", "firm").put("version", "1");
        document.putObject("components")
                .putObject("securitySchemes")
                .putObject("b")
                .put("type", "http")
                .put("scheme", "bearer");
        document.putArray("security").addObject().putArray("b");
        ObjectNode paths = document.putObject("paths");
        (SESSIONS + FirmBooks.OPERATIONS + FirmCounter.OPERATIONS)
                .lines()
                .filter(line -> !ways.contains(Way.CUSTOMERS_ARE_IMPORTED) || !line.startsWith("POST /customers"))
                .forEach(line -> describe(line.split(" \\| ", 2), paths));
        return document.toString();
    }

    /** Describes an operation by a line: method, path, and what it takes, each with its type, and {@code !} where it must be there; then what is said of it. */
    private static void describe(String[] line, ObjectNode paths) {
        String[] words = line[0].strip().split(" ", -1);
        ObjectNode operation = paths.withObjectProperty(words[1]).putObject(words[0].toLowerCase(Locale.ROOT));
        if (line.length > 1) {
            operation.put("description", line[1].strip());
        }
        if (words[1].matches("/auth/(?:login|refresh)")) {
            operation.putArray("security");
        }
        Matcher parameters = PARAMETER.matcher(words[1]);
        while (parameters.find()) {
            parameter(operation, parameters.group(1), "path", "integer");
        }
        for (String each : List.of(words).subList(2, words.length)) {
            String[] named = each.replace("!", "").split(":", 2);
            String type = named.length > 1 ? named[1] : "string";
            if (type.equals("query")) {
                parameter(operation, named[0], "query", "string");
            } else {
                member(operation, named[0], type, each.endsWith("!"));
            }
        }
        boolean creates = words[0].equals("POST") && words.length > 2 && !words[1].startsWith("/auth/");
        operation.putObject("responses").putObject(creates ? "201" : "200").put("description", "done");
    }

    private static void parameter(ObjectNode operation, String name, String in, String type) {
        operation
                .withArrayProperty("parameters")
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("required", in.equals("path"))
                .putObject("schema")
                .put("type", type);
    }

    private static void member(ObjectNode operation, String name, String type, boolean required) {
        ObjectNode schema = operation
                .withObjectProperty("requestBody")
                .put("required", true)
                .withObjectProperty("content")
                .withObjectProperty("application/json")
                .withObjectProperty("schema")
                .put("type", "object");
        boolean format = Set.of("date", "uri").contains(type);
        ObjectNode member = schema.withObjectProperty("properties").putObject(name);
        member.put("type", format ? "string" : type);
        if (format) {
            member.put("format", type);
        }
        if (required) {
            schema.withArrayProperty("required").add(name);
        }
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        Answer answer = sent.length > LONGEST
                ? Answer.of(413, "{\"error\":\"too long\"}")
                : answer(exchange, new String(sent, StandardCharsets.UTF_8));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange, String sent) {
        Optional<JsonNode> body = read(sent);
        String path = exchange.getRequestURI().getPath();
        String what = exchange.getRequestMethod() + " " + NUMBER.matcher(path).replaceAll("{}");
        if (body.isEmpty()) {
            return Answer.of(400, "{\"error\":\"not JSON\"}");
        }
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replaceFirst("^Bearer ", "");
        Optional<Session> session =
                sessions.stream().filter(each -> each.access().equals(token)).findFirst();
        if (what.equals("POST /auth/login")) {
            return login(body.get());
        }
        if (what.equals("POST /auth/refresh")) {
            return refresh(body.get().path("refreshToken").asString(""));
        }
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        List<Integer> ids = NUMBER.matcher(path)
                .results()
                .map(each -> Integer.parseInt(each.group()))
                .toList();
        return session.map(each -> answer(
                        each,
                        new Call(
                                what,
                                ids,
                                each.user(),
                                body.get(),
                                query.startsWith("userId=") ? query.substring(7) : "")))
                .orElse(WHO);
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

    private Answer answer(Session session, Call call) {
        if (call.what().equals("POST /auth/logout")) {
            return logout(session);
        }
        if (call.what().equals("GET /me")) {
            User user = session.user();
            return Answer.of(
                    200,
                    FirmThings.object()
                            .put("id", user.id())
                            .put("email", user.email())
                            .put("role", user.role())
                            .put("company", user.company())
                            .toString());
        }
        return call.what().matches("\\S+ /(?:customers|invoices|payments|comments)(?:/.*)?")
                ? books.answer(call)
                : counter.answer(call);
    }

    private Answer login(JsonNode body) {
        return USERS.stream()
                .filter(each -> each.email().equals(body.path("email").asString(""))
                        && each.password().equals(body.path("password").asString("")))
                .findFirst()
                .map(each -> begun(each, UUID.randomUUID().toString()))
                .orElse(Answer.of(401, "{\"error\":\"name or password are wrong\"}"));
    }

    private Answer begun(User user, String family) {
        Session session = new Session(user, "fa." + UUID.randomUUID(), "fr." + UUID.randomUUID(), family);
        sessions.add(session);
        return Answer.of(
                200,
                FirmThings.object()
                        .put("accessToken", session.access())
                        .put("refreshToken", session.refresh())
                        .put("expiresIn", 3_600)
                        .toString());
    }

    /** A refresh token counts once; where one comes again all that came of the same login ends. */
    private Answer refresh(String token) {
        String stolen = spent.getOrDefault(token, "");
        sessions.removeIf(each -> each.family().equals(stolen));
        Optional<Session> session =
                sessions.stream().filter(each -> each.refresh().equals(token)).findFirst();
        session.ifPresent(each -> {
            sessions.remove(each);
            spent.put(token, each.family());
        });
        return session.map(each -> begun(each.user(), each.family())).orElse(WHO);
    }

    private Answer logout(Session session) {
        sessions.removeIf(each -> each.family().equals(session.family()));
        if (ways.contains(Way.REFRESH_TOKENS_OUTLIVE_LOGOUTS)) {
            sessions.add(new Session(session.user(), "ended", session.refresh(), session.family()));
        }
        return FirmThings.done();
    }

    @Override
    public void close() {
        server.stop(0);
        counter.close();
    }
}
