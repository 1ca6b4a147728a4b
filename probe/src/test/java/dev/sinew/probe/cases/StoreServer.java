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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps orders, and asks nobody who it is, but for what it is told to be. */
final class StoreServer implements AutoCloseable {
    /** How it is made. */
    enum Made {
        /** The description demands credentials. */
        DEMANDS,
        /** The description says that none are needed. */
        SAYS_OPEN,
        /** Credentials are asked for to read, change and delete, and not to create, as a contact form does. */
        BOX,
        /** Ids are long, and no list tells of them. */
        UNLISTED,
        /** The page of a caller tells it the id of the order that it created last, which is long; the description demands credentials there, and for no order. */
        CURRENT,
        /** What was there before a change can be read. */
        HISTORY,
        /** A code that is chosen when it is created is needed to change and to delete it. */
        EDIT_CODE,
        /** All paths end in a slash. */
        SLASH,
        /** Nothing is there at first. */
        EMPTY,
        /** Changes are answered with success and do nothing. */
        FEIGNS
    }

    private static final int FIRST = 71;
    private static final int MOST_CHARACTERS = 100_000;

    private final Set<Made> made;
    private final Map<String, ObjectNode> orders = new TreeMap<>();
    private final Map<String, String> current = new HashMap<>();
    private final HttpServer server;
    private int next = FIRST;

    StoreServer(Set<Made> made) throws IOException {
        this.made = Set.copyOf(made);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        if (made.contains(Made.EMPTY)) {
            return;
        }
        ObjectNode first = JsonMapper.shared().createObjectNode();
        add(first.put("note", "Green chair for the hall").put("address", "7 Harbour Road, Kiel"), "");
    }

    /** What it says of itself. */
    String openApi() {
        String slash = made.contains(Made.SLASH) ? "/" : "";
        String code =
                made.contains(Made.EDIT_CODE) ? ",\"editCode\":{\"type\":\"string\",\"pattern\":\"^[0-9]{6}$\"}" : "";
        String required = made.contains(Made.EDIT_CODE) ? "\"note\",\"editCode\"" : "\"note\"";
        String body =
                "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":["
                        + required
                        + "],\"properties\":{\"note\":{\"type\":\"string\"},\"address\":{\"type\":\"string\"}" + code
                        + "}}}}},";
        String open = made.contains(Made.SAYS_OPEN) ? "\"security\":[]," : "";
        String ok = open + "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        String global =
                made.contains(Made.DEMANDS) || made.contains(Made.SAYS_OPEN) ? "\"security\":[{\"b\":[]}]," : "";
        String history = made.contains(Made.HISTORY) ? ",\"/orders/{orderId}/revisions\":{\"get\":{" + ok + "}" : "";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"s\",\"version\":\"1\"}," + global
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + (made.contains(Made.CURRENT) ? own() : "")
                + "\"/orders" + slash + "\":{\"get\":{" + ok + ",\"post\":{" + body + ok + "},"
                + "\"/orders/{orderId}" + slash + "\":{\"get\":{" + ok + ",\"put\":{" + body + ok + ",\"patch\":{"
                + body + ok
                + ",\"delete\":{" + ok + "}" + history + "}}";
    }

    private static String own() {
        return Stream.of("/me/orders", "/me/profile", "/me/stamps")
                .map(each -> "\"" + each
                        + "\":{\"get\":{\"security\":[{\"b\":[]}],\"responses\":{\"200\":{\"description\":\"ok\"}}}},")
                .collect(Collectors.joining());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How much is there that was not there at first. */
    synchronized int left() {
        return orders.size() - (made.contains(Made.EMPTY) ? 0 : 1);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String answer = sent.length() > MOST_CHARACTERS
                ? "413 {}"
                : answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), caller, object(sent));
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ObjectNode object(String sent) {
        try {
            return JsonMapper.shared().readTree(sent) instanceof ObjectNode object
                    ? object
                    : JsonMapper.shared().createObjectNode();
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private String answer(String method, String asked, String caller, ObjectNode sent) {
        boolean slash = asked.endsWith("/") && asked.length() > 1;
        if (slash != made.contains(Made.SLASH)) {
            return "404 {\"error\":\"there is nothing\"}";
        }
        String path = slash ? asked.substring(0, asked.length() - 1) : asked;
        boolean box = made.contains(Made.BOX);
        boolean known = caller.matches("Bearer (?:anna|bob)-token-77");
        if (box && !known && !(method.equals("POST") && path.equals("/orders"))) {
            return "401 {\"error\":\"who are you\"}";
        }
        if (path.equals("/orders")) {
            return method.equals("POST") ? add(sent, caller) : list();
        }
        if (path.startsWith("/me/")) {
            String last = current.getOrDefault(caller, "");
            return known
                    ? "200 {\"order\":" + (orders.containsKey(last) ? face(last, orders.get(last)) : "null") + "}"
                    : "401 {\"error\":\"who are you\"}";
        }
        String id = path.replaceFirst("^/orders/", "").replaceFirst("/revisions$", "");
        ObjectNode order = orders.get(id);
        if (order == null) {
            return "404 {\"error\":\"there is nothing\"}";
        }
        String code = order.path("editCode").asString("");
        boolean mayChange = code.isEmpty() || code.equals(sent.path("editCode").asString(""));
        return switch (method) {
            case "GET" -> "200 " + face(id, order);
            case "PUT", "PATCH" -> mayChange ? change(id, order, sent) : "403 {\"error\":\"not with that code\"}";
            case "DELETE" -> mayChange ? delete(id, order) : "403 {\"error\":\"not without the code\"}";
            default -> "405 {}";
        };
    }

    private String list() {
        return made.contains(Made.UNLISTED) || made.contains(Made.CURRENT)
                ? "200 []"
                : "200 "
                        + orders.entrySet().stream()
                                .map(each -> face(each.getKey(), each.getValue()))
                                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String face(String id, ObjectNode order) {
        ObjectNode face = order.deepCopy();
        face.remove("editCode");
        return face.put("id", id).toString();
    }

    private String add(ObjectNode sent, String caller) {
        boolean isLong = made.contains(Made.UNLISTED) || made.contains(Made.CURRENT);
        String id = (isLong ? "5b21c07e-4e0f-9c38-2f6a-1d0b8e57a" : "") + next++;
        orders.put(id, sent);
        current.put(caller, id);
        return "201 " + face(id, sent);
    }

    private String change(String id, ObjectNode order, JsonNode sent) {
        if (!made.contains(Made.FEIGNS)) {
            sent.properties().forEach(each -> order.set(each.getKey(), each.getValue()));
        }
        return "200 " + face(id, order);
    }

    private String delete(String id, ObjectNode order) {
        if (!made.contains(Made.FEIGNS)) {
            orders.remove(id);
        }
        return "200 " + face(id, order);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
