package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.probe.cases.FirmThings.Call;
import dev.sinew.probe.cases.FirmThings.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
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
        /** What is taken back counts on. */
        TOKENS_ARE_NOT_TAKEN_BACK,
        EMPLOYEES_APPROVE,
        /** Whose expenses are asked for is whose are told. */
        EXPENSES_OF_ANYBODY_ARE_LISTED,
        ANYBODY_DELETES_COMMENTS
    }

    private static final String SESSIONS = """
            POST /auth/login email! password!
            POST /auth/refresh refreshToken!
            POST /auth/logout
            POST /auth/revoke token!
            GET /me
            """;

    private static final List<User> USERS = List.of(
            new User("7101", "anna@alder.example", "Rivermoss-8121", "owner", "alder"),
            new User("7102", "bob@birch.example", "Tundra-4417x", "owner", "birch"),
            new User("7103", "carl@alder.example", "Hops-Lantern-551", "employee", "alder"),
            new User("7104", "dora@alder.example", "Quarry-Swift-902", "employee", "alder"));

    private static final Pattern NUMBER = Pattern.compile("(?<=/)\\d{1,9}(?=/|$)");
    private static final Answer WHO = Answer.of(401, "{\"error\":\"who are you\"}");

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
        ObjectNode document = Operations.document("firm");
        ObjectNode paths = document.withObjectProperty("paths");
        (SESSIONS + FirmBooks.OPERATIONS + FirmCounter.OPERATIONS)
                .lines()
                .filter(line -> !ways.contains(Way.CUSTOMERS_ARE_IMPORTED) || !line.startsWith("POST /customers"))
                .forEach(line -> describe(line.split(" \\| ", 2), paths));
        return document.toString();
    }

    /** Describes an operation by a line, behind which stands what is said of it. */
    private static void describe(String[] line, ObjectNode paths) {
        ObjectNode operation = Operations.describe(line[0], paths);
        if (line.length > 1) {
            operation.put("description", line[1].strip());
        }
        if (line[0].matches("\\S+ /auth/(?:login|refresh)\\b.*")) {
            operation.putArray("security");
        }
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        Exchanges.serve(exchange, this::answer);
    }

    private Answer answer(HttpExchange exchange, JsonNode body) {
        String path = exchange.getRequestURI().getPath();
        String what = exchange.getRequestMethod() + " " + NUMBER.matcher(path).replaceAll("{}");
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replaceFirst("^Bearer ", "");
        Optional<Session> session =
                sessions.stream().filter(each -> each.access().equals(token)).findFirst();
        if (what.equals("POST /auth/login")) {
            return login(body);
        }
        if (what.equals("POST /auth/refresh")) {
            return refresh(body.path("refreshToken").asString(""));
        }
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        List<Integer> ids = NUMBER.matcher(path)
                .results()
                .map(each -> Integer.parseInt(each.group()))
                .toList();
        return session.map(each -> answer(
                        each,
                        new Call(what, ids, each.user(), body, query.startsWith("userId=") ? query.substring(7) : "")))
                .orElse(WHO);
    }

    private Answer answer(Session session, Call call) {
        if (call.what().equals("POST /auth/logout")) {
            return logout(session);
        }
        if (call.what().equals("POST /auth/revoke")) {
            String token = call.body().path("token").asString("");
            sessions.removeIf(each -> each.access().equals(token) && !ways.contains(Way.TOKENS_ARE_NOT_TAKEN_BACK));
            return FirmThings.done();
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
