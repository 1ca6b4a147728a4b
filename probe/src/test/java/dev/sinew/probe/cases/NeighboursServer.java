package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Neighbours who lend each other their cars, and are called by their telephone numbers. Correct, but for what it is told to do wrong. */
final class NeighboursServer implements AutoCloseable {
    /** What it does wrong. */
    enum Wrong {
        TELLS_WHO_IS_ONE,
        ALL_MEMBERS_ARE_KEPT,
        ANYBODY_SETS_ACCOUNTS,
        CALLS_ADDRESSES,
        /** What is deleted is there as before, and says nothing of it. */
        NOTHING_IS_DELETED
    }

    private static final Pattern TOKEN = Pattern.compile("Bearer token-of-(\\d{1,9})-71c0");
    private static final Pattern ACCOUNT = Pattern.compile("/members/(\\d{1,9})/payout-account");
    private static final Pattern CAR = Pattern.compile("/cars/(\\d{1,9})");

    private final Set<Wrong> wrong;
    private final Map<Integer, ObjectNode> members = new TreeMap<>();
    private final Map<Integer, ObjectNode> accounts = new TreeMap<>();
    private final Map<Integer, ObjectNode> cars = new TreeMap<>();
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<CompletableFuture<?>> calls = new CopyOnWriteArrayList<>();
    private int next = 1_001;

    NeighboursServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        add("+4915110000001", "anna-5-harbours", "Anna");
        add("+4915110000004", "bob-7-mill-wheels", "Bob");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    static String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"n\",\"version\":\"1\"},\"security\":[{\"b\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + "\"/auth/register\":{\"post\":{\"security\":[]," + takes("phone,password,displayName") + ok + "},"
                + "\"/auth/login\":{\"post\":{\"security\":[]," + takes("phone,password") + ok + "},"
                + "\"/auth/forgot-password\":{\"post\":{\"security\":[]," + takes("phone") + ok + "},"
                + "\"/members/me\":{\"get\":{" + ok + ",\"patch\":{" + takes("displayName") + ok + "},"
                + "\"/members/me/hook\":{\"put\":{" + takes("url") + ok + "},"
                + "\"/members/{memberId}/payout-account\":{\"get\":{" + named("memberId") + ok + ",\"put\":{"
                + named("memberId") + takes("accountHolder") + ok + "},"
                + "\"/cars\":{\"get\":{" + ok + ",\"post\":{" + takes("title") + ok + "},"
                + "\"/cars/{carId}\":{\"get\":{" + named("carId") + ok + ",\"patch\":{" + named("carId")
                + takes("title")
                + ok + ",\"delete\":{" + named("carId") + ok + "}}}";
    }

    private static String named(String parameter) {
        return "\"parameters\":[{\"name\":\"" + parameter
                + "\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"integer\"}}],";
    }

    private static String takes(String members) {
        StringBuilder properties = new StringBuilder();
        for (String each : members.split(",", -1)) {
            properties
                    .append(properties.isEmpty() ? "" : ",")
                    .append('"')
                    .append(each)
                    .append("\":{\"type\":\"string\"}");
        }
        return "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":[\""
                + members.replace(",", "\",\"") + "\"],\"properties\":{" + properties + "}}}}},";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private int add(String phone, String password, String name) {
        int id = next++;
        members.put(
                id,
                JsonMapper.shared()
                        .createObjectNode()
                        .put("memberId", id)
                        .put("phone", phone)
                        .put("password", password)
                        .put("displayName", name)
                        .put("feeExempt", false));
        return id;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String answer = answer(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                object(sent));
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ObjectNode object(String text) {
        try {
            return JsonMapper.shared().readTree(text) instanceof ObjectNode object
                    ? object
                    : JsonMapper.shared().createObjectNode();
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private Optional<ObjectNode> called(String phone) {
        return members.values().stream()
                .filter(each -> each.path("phone").asString().equals(phone))
                .findFirst();
    }

    private synchronized String answer(String method, String path, String credentials, ObjectNode body) {
        String phone = body.path("phone").asString("");
        return switch (method + " " + path) {
            case "POST /auth/register" -> register(phone, body);
            case "POST /auth/login" ->
                called(phone)
                        .filter(each -> each.path("password").equals(body.path("password")))
                        .map(each -> "200 {\"accessToken\":\"token-of-"
                                + each.path("memberId").asInt() + "-71c0\"}")
                        .orElse("401 {\"error\":\"number or password\"}");
            case "POST /auth/forgot-password" ->
                wrong.contains(Wrong.TELLS_WHO_IS_ONE) && called(phone).isEmpty()
                        ? "404 {\"error\":\"nobody has this number\"}"
                        : "202 {\"sent\":true}";
            default -> {
                Matcher token = TOKEN.matcher(credentials);
                ObjectNode me = token.matches() ? members.get(Integer.parseInt(token.group(1))) : null;
                yield me == null ? "401 {\"error\":\"who are you\"}" : answer(method, path, me, body);
            }
        };
    }

    private String register(String phone, ObjectNode body) {
        String password = body.path("password").asString("");
        boolean fine = phone.matches("\\+49\\d{8,12}") && called(phone).isEmpty() && password.length() > 7;
        return fine
                ? "201 {\"memberId\":"
                        + add(phone, password, body.path("displayName").asString("")) + "}"
                : "422 {\"error\":\"number or password\"}";
    }

    private String answer(String method, String path, ObjectNode me, ObjectNode body) {
        int id = me.path("memberId").asInt();
        if (path.equals("/members/me")) {
            boolean all = wrong.contains(Wrong.ALL_MEMBERS_ARE_KEPT)
                    && body.path("feeExempt").isBoolean();
            if (method.equals("PATCH") && body.path("displayName").isString()) {
                me.set("displayName", body.get("displayName"));
            }
            if (method.equals("PATCH") && all) {
                me.set("feeExempt", body.get("feeExempt"));
            }
            return "200 " + me.deepCopy().without("password");
        }
        if (path.equals("/members/me/hook") && method.equals("PUT")) {
            return hook(body.path("url").asString(""));
        }
        Matcher account = ACCOUNT.matcher(path);
        if (account.matches()) {
            int whose = Integer.parseInt(account.group(1));
            boolean may = whose == id || method.equals("PUT") && wrong.contains(Wrong.ANYBODY_SETS_ACCOUNTS);
            if (!may || !members.containsKey(whose)) {
                return "404 {\"error\":\"none\"}";
            }
            if (method.equals("PUT")) {
                accounts.put(whose, body.deepCopy());
            }
            ObjectNode now = accounts.get(whose);
            return now == null ? "404 {\"error\":\"none yet\"}" : "200 " + now;
        }
        return cars(method, path, id, body);
    }

    private String cars(String method, String path, int id, ObjectNode body) {
        if (path.equals("/cars") && method.equals("POST")) {
            int car = next++;
            cars.put(
                    car,
                    JsonMapper.shared()
                            .createObjectNode()
                            .put("carId", car)
                            .put("ownerId", id)
                            .put("title", body.path("title").asString(""))
                            .put("status", "offered"));
            return "201 " + cars.get(car);
        }
        if (path.equals("/cars")) {
            return "200 "
                    + cars.values().stream()
                            .filter(each -> each.path("ownerId").asInt() == id)
                            .toList();
        }
        Matcher one = CAR.matcher(path);
        ObjectNode car = one.matches() ? cars.get(Integer.parseInt(one.group(1))) : null;
        if (car == null || car.path("ownerId").asInt() != id) {
            return "404 {\"error\":\"none\"}";
        }
        if (method.equals("PATCH") && body.path("title").isString()) {
            car.set("title", body.get("title"));
        } else if (method.equals("DELETE") && !wrong.contains(Wrong.NOTHING_IS_DELETED)) {
            car.put("status", "retired");
        }
        return "200 " + car;
    }

    /** A correct one only keeps the address. */
    private String hook(String url) {
        if (wrong.contains(Wrong.CALLS_ADDRESSES) && url.startsWith("http://127.0.0.1:")) {
            HttpRequest call = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            calls.add(client.sendAsync(call, HttpResponse.BodyHandlers.discarding()));
        }
        return "200 {\"kept\":true}";
    }

    @Override
    public void close() {
        server.stop(0);
        calls.forEach(each -> each.cancel(true));
        client.shutdownNow();
    }
}
