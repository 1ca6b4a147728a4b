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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps one picture of each caller, which comes as a file and takes the place of the one before, and orders. No list tells of either. Correct, but for the flaws
 * that it is given.
 */
final class PicturesServer implements AutoCloseable {
    /** What may be wrong. */
    enum Wrong {
        /** The office's address deletes pictures for whoever asks. */
        ANYBODY_DELETES,
        /** The state of an order is what its buyer says, of the words that there are. */
        STATES_ARE_TAKEN,
        /** The same, of any word. */
        ANY_STATE_IS_TAKEN,
        /** Not wrong: who ordered may take that back and want it again, and is told so. */
        MAY_BE_CANCELLED,
        /** What pictures are drawn with is what their owner says, though no description has it. */
        ARGUMENTS_ARE_TAKEN,
        /** Not wrong beside it: the description says that answers have it. */
        ARGUMENTS_ARE_DESCRIBED
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern FILE = Pattern.compile("name=\"file\"; filename=\"([^\"]+)\"");

    private final Set<Wrong> wrong;
    private final Map<String, ObjectNode> things = new TreeMap<>();
    private final HttpServer server;
    private int next = 41;

    PicturesServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    /** What it says of itself. */
    static String openApi(Set<Wrong> wrong) {
        return """
                {"openapi":"3.0.3","info":{"title":"pictures","version":"1"},"paths":{
                "/me":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/pictures":{"post":{"requestBody":{"content":{"multipart/form-data":{"schema":{"type":"object","required":["file"],
                  "properties":{"file":{"type":"string","format":"binary"}}}}}},"responses":{"200":{"description":"ok"}}}},
                "/pictures/{pictureId}":{"get":{"responses":{"200":{"description":"ok","content":{"application/json":{"schema":{"type":"object",
                  "properties":{"id":{"type":"integer"},"name":{"type":"string"}%2$s}}}}}}},
                  "put":{"requestBody":{"content":{"application/json":{"schema":{"type":"object","required":["name"],
                  "properties":{"name":{"type":"string"}}}}}},"responses":{"200":{"description":"ok"}}}},
                "/office/pictures/{pictureId}":{"delete":{"responses":{"200":{"description":"ok"}}}},
                "/orders":{"post":{"requestBody":{"content":{"application/json":{"schema":%1$s}}},"responses":{"200":{"description":"ok"}}}},
                "/orders/{orderId}":{"get":{"responses":{"200":{"description":"ok"}}},
                  "put":{"requestBody":{"content":{"application/json":{"schema":%1$s}}},"responses":{"200":{"description":"ok"}}}}}}
                """.formatted(
                """
                        {"type":"object","required":["note"],"properties":{"note":{"type":"string"}}}""", wrong.contains(Wrong.ARGUMENTS_ARE_DESCRIBED) ? ",\"drawing_args\":{\"type\":\"string\"}" : "");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String answer = caller.startsWith("Bearer ")
                ? answer(exchange.getRequestMethod() + " " + path.replaceAll("\\d+$", "*"), caller, path, sent)
                : "401 {\"error\":\"who are you\"}";
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String answer(String asked, String caller, String path, String sent) {
        String at = path.replace("/office", "");
        boolean there = things.containsKey(at);
        ObjectNode thing = things.getOrDefault(at, JSON.createObjectNode());
        boolean own = there && thing.path("of").asString().equals(caller);
        return switch (asked) {
            case "GET /me" -> "200 {\"token\":\"" + caller.hashCode() + "-" + caller.length() + "\"}";
            case "POST /pictures" -> picture(caller, sent);
            case "POST /orders" -> order(caller, sent);
            case "GET /pictures/*", "GET /orders/*" -> own ? shown(thing) : missing();
            case "PUT /pictures/*" -> own ? renamed(thing, sent) : missing();
            case "PUT /orders/*" -> own ? changed(thing, sent) : missing();
            case "DELETE /office/pictures/*" ->
                there && wrong.contains(Wrong.ANYBODY_DELETES) && things.remove(at) != null
                        ? "200 {\"done\":true}"
                        : "403 {\"error\":\"for the office\"}";
            default -> missing();
        };
    }

    private String picture(String caller, String sent) {
        Matcher file = FILE.matcher(sent);
        if (!file.find()) {
            return "400 {\"error\":\"a file is missing\"}";
        }
        things.entrySet()
                .removeIf(each -> each.getKey().startsWith("/pictures/")
                        && each.getValue().path("of").asString().equals(caller));
        return added(
                "/pictures/",
                JSON.createObjectNode()
                        .put("name", file.group(1))
                        .put("drawing_args", "-q 80")
                        .put("of", caller));
    }

    private String renamed(ObjectNode picture, String sent) {
        JsonNode change = sent.length() > 10_000 ? JSON.createObjectNode() : JSON.readTree(sent);
        if (change.path("name").isString()) {
            picture.put("name", change.path("name").asString());
        }
        if (wrong.contains(Wrong.ARGUMENTS_ARE_TAKEN)
                && change.path("drawing_args").isString()) {
            picture.put("drawing_args", change.path("drawing_args").asString());
        }
        return shown(picture);
    }

    private String order(String caller, String sent) {
        JsonNode order = sent.length() > 10_000 ? JSON.createArrayNode() : JSON.readTree(sent);
        return order.path("note").isString()
                ? added(
                        "/orders/",
                        JSON.createObjectNode()
                                .put("note", order.path("note").asString())
                                .put("status", "delivered")
                                .put("of", caller))
                : "400 {\"error\":\"a note is missing\"}";
    }

    private String added(String collection, ObjectNode thing) {
        things.put(collection + next, thing.put("id", next));
        next++;
        return shown(thing);
    }

    private String changed(ObjectNode order, String sent) {
        JsonNode change = sent.length() > 10_000 ? JSON.createObjectNode() : JSON.readTree(sent);
        if (!change.path("note").isString()) {
            return "400 {\"error\":\"a note is missing\"}";
        }
        String status = change.path("status").asString("");
        boolean word = Set.of("delivered", "return pending", "returned").contains(status);
        if (wrong.contains(Wrong.STATES_ARE_TAKEN) && !status.isEmpty() && !word) {
            return "400 {\"message\":\"The value of 'status' has to be 'delivered','return pending' or 'returned'\"}";
        }
        boolean cancels = wrong.contains(Wrong.MAY_BE_CANCELLED) && !status.isEmpty();
        if (cancels && !Set.of("cancelled", "delivered").contains(status)) {
            return "400 {\"message\":\"A buyer may set 'status' to 'cancelled' and back to 'delivered'\"}";
        }
        order.put("note", change.path("note").asString());
        if (cancels) {
            order.put("status", status);
        }
        if (!status.isEmpty() && (wrong.contains(Wrong.STATES_ARE_TAKEN) || wrong.contains(Wrong.ANY_STATE_IS_TAKEN))) {
            order.put("status", status);
        }
        return shown(order);
    }

    private static String shown(ObjectNode thing) {
        ObjectNode shown = thing.deepCopy();
        shown.remove("of");
        return "200 " + shown;
    }

    private static String missing() {
        return "404 {\"error\":\"there is nothing\"}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
