package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps what a clerk puts on a shelf for all to see, and boxes that everybody has of their own, whose ids stand in bodies. Correct, but for what it is told to
 * do wrong.
 */
final class ShelfServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Wrong {
        /** Anybody takes things off the shelf. */
        ANYBODY_REMOVES_THINGS,
        /** Anybody changes and removes them, as in a wiki that only clerks begin pages of. */
        ANYBODY_CHANGES_THINGS,
        /** Things are put there by {@code POST}. */
        THINGS_ARE_POSTED,
        /** A picture is fetched from where it is said to be, and whatever goes wrong there is a failure. */
        PICTURES_FAIL,
        /** Clerks may set all that is shown of a thing, also its credit, which its description does not have. */
        CLERKS_SET_ALL,
        ANYBODY_REMOVES_BOXES,
        ANYBODY_RENAMES_BOXES,
        /** The log has the tokens of all who called, and not of who reads it alone. */
        LOG_TELLS_TOKENS,
        /** What seems to be the list of boxes says where that is. */
        ANOTHER_LIST,
        /** All boxes are listed to everybody, and anybody does all. */
        BOXES_ARE_SHARED
    }

    private final Set<Wrong> wrong;
    private final Map<String, ObjectNode> things = new TreeMap<>();
    private final Map<String, ObjectNode> boxes = new TreeMap<>();
    private final HttpServer server;
    private final Set<String> callers = new TreeSet<>();
    private int next = 500;

    ShelfServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        put(things, "clerk", "A globe of brass");
        put(boxes, "anna", "Letters of anna, from the coast");
        put(boxes, "bob", "Screws of bob, all sizes");
    }

    private ObjectNode put(Map<String, ObjectNode> all, String owner, String label) {
        int id = next++;
        ObjectNode one = JsonMapper.shared().createObjectNode().put("id", id).put("label", label);
        all.put(Integer.toString(id), one.put("owner", owner).put("credit", 0));
        return one;
    }

    String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        String created = "\"responses\":{\"201\":{\"description\":\"created\"}}}";
        String picture = wrong.contains(Wrong.PICTURES_FAIL) ? ",\"pictureUrl\":{\"type\":\"string\"}" : "";
        String label = body("\"label\"", "\"label\":{\"type\":\"string\"}" + picture);
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"s\",\"version\":\"1\"},\"security\":[{\"b\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + "\"/things\":{\"get\":{" + ok + ",\""
                + (wrong.contains(Wrong.THINGS_ARE_POSTED) ? "post" : "put") + "\":{" + label + created + "},"
                + "\"/things/{thingId}\":{"
                + (wrong.contains(Wrong.CLERKS_SET_ALL) ? "\"get\":{" + ok + "," : "") + "\"put\":{" + label + ok
                + ",\"delete\":{" + ok + "},"
                + "\"/log\":{\"get\":{" + ok + "},\"/boxes/getBoxes\":{\"get\":{" + ok + "},\"/boxes\":{"
                + (wrong.contains(Wrong.ANOTHER_LIST) ? "\"get\":{" + ok + "," : "")
                + "\"post\":{" + label + created
                + ",\"delete\":{" + body("\"boxId\"", "\"boxId\":{\"type\":\"integer\"}") + ok + "},"
                + "\"/boxes/updateBox\":{\"post\":{"
                + body("\"id\",\"label\"", "\"id\":{\"type\":\"integer\"},\"label\":{\"type\":\"string\"}") + ok
                + "}}}";
    }

    private static String body(String required, String properties) {
        return "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":["
                + required + "],\"properties\":{" + properties + "}}}}},";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many are there that were not there at first. */
    synchronized int left() {
        return things.size() + boxes.size() - 3;
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replaceAll("^Bearer (anna|bob|clerk)-4711-88a-token$", "$1");
        ObjectNode body = sent.startsWith("{")
                        && sent.length() < 100_000
                        && JsonMapper.shared().readTree(sent) instanceof ObjectNode object
                ? object
                : JsonMapper.shared().createObjectNode();
        String path = exchange.getRequestURI().getPath();
        String answer = !Set.of("anna", "bob", "clerk").contains(caller)
                ? "401 {\"error\":\"who are you\"}"
                : path.startsWith("/things")
                        ? things(caller, exchange.getRequestMethod(), path.replaceAll("^/things/?", ""), body)
                        : boxes(caller, exchange.getRequestMethod() + " " + path, body);
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String list(Map<String, ObjectNode> all, String owner) {
        return "200 "
                + all.values().stream()
                        .filter(each -> owner.isEmpty()
                                || each.path("owner").asString("").equals(owner))
                        .map(ObjectNode::toString)
                        .collect(Collectors.joining(",", "[", "]"));
    }

    private String things(String caller, String method, String id, ObjectNode body) {
        if (method.equals("GET") && id.isEmpty()) {
            return list(things, "");
        }
        if (method.equals("GET") && wrong.contains(Wrong.CLERKS_SET_ALL)) {
            ObjectNode thing = things.get(id);
            return thing == null ? "404 {\"error\":\"nothing\"}" : "200 " + thing;
        }
        boolean anybody = wrong.contains(Wrong.ANYBODY_CHANGES_THINGS) && !id.isEmpty()
                || wrong.contains(Wrong.ANYBODY_REMOVES_THINGS) && method.equals("DELETE");
        if (!caller.equals("clerk") && !anybody) {
            return "403 {\"error\":\"not you\"}";
        }
        if (method.equals("DELETE")) {
            return things.remove(id) == null ? "404 {\"error\":\"nothing\"}" : "200 {\"done\":true}";
        }
        if (!body.path("label").isString()) {
            return "400 {\"error\":\"label is required\"}";
        }
        if (wrong.contains(Wrong.PICTURES_FAIL) && body.has("pictureUrl")) {
            return "500 {\"error\":\"the picture did not come\"}";
        }
        if (id.isEmpty()) {
            return "201 " + put(things, caller, body.path("label").asString());
        }
        ObjectNode thing = things.get(id);
        if (thing != null && wrong.contains(Wrong.CLERKS_SET_ALL) && body.has("credit")) {
            thing.set("credit", body.path("credit"));
        }
        return thing == null
                ? "404 {\"error\":\"nothing\"}"
                : "200 " + thing.put("label", body.path("label").asString());
    }

    private String boxes(String caller, String call, ObjectNode body) {
        boolean shared = wrong.contains(Wrong.BOXES_ARE_SHARED);
        if (call.equals("GET /log")) {
            callers.add(caller);
            return "200 {\"lines\":[\"from "
                    + (wrong.contains(Wrong.LOG_TELLS_TOKENS) ? String.join(", ", callers) : caller)
                            .replaceAll("(\\w+)", "Bearer $1-4711-88a-token")
                    + "\"]}";
        }
        if (call.equals("GET /boxes") && wrong.contains(Wrong.ANOTHER_LIST)) {
            return "200 {\"message\":\"see getBoxes\"}";
        }
        if (call.equals("GET /boxes/getBoxes")) {
            return list(boxes, shared ? "" : caller);
        }
        if (call.equals("POST /boxes")) {
            return body.path("label").isString()
                    ? "201 " + put(boxes, caller, body.path("label").asString())
                    : "400 {\"error\":\"label is required\"}";
        }
        boolean removes = call.equals("DELETE /boxes");
        ObjectNode box = boxes.get(body.path(removes ? "boxId" : "id").asString(""));
        boolean anybody = shared || wrong.contains(removes ? Wrong.ANYBODY_REMOVES_BOXES : Wrong.ANYBODY_RENAMES_BOXES);
        if (box == null
                || !removes && !call.equals("POST /boxes/updateBox")
                || !anybody && !box.path("owner").asString("").equals(caller)) {
            return "404 {\"error\":\"nothing\"}";
        }
        if (removes) {
            boxes.remove(box.path("id").asString());
        } else {
            box.put("label", body.path("label").asString(""));
        }
        return "200 {\"done\":true}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
