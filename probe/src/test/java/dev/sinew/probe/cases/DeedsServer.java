package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.identity.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps cards as services do whose paths say what is done: creations tell no id, and only the list of who has them shows cards. Correct, but for what it is told to do wrong. */
final class DeedsServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Wrong {
        ANYBODY_FREEZES,
        /** Freezing one freezes all. */
        FREEZES_ALL,
        ANYBODY_REMOVES,
        ANYBODY_RENAMES,
        /** Anybody may freeze, remove and rename, and lists have all cards. */
        SHARED,
        /** Another's requests are answered with success and do nothing. */
        FEIGNS,
        NOBODY_FREEZES,
        /** What a creation says beside the label is kept as well. */
        KEEPS_ALL,
        /** All have the credit that a creation said last. */
        ONE_CREDIT,
        /** The description says that only administrators remove cards. */
        SAID_FOR_ADMINISTRATORS,
        /** Cards may be of a kind, which only a few words name; others are answered with success and an error. */
        SAYS_ERRORS,
        /** Only administrators do. */
        ADMINISTRATORS_REMOVE,
        /** Who has cards is told to be a member of a garden, and its administrator. */
        GARDENS_HAVE_ADMINISTRATORS
    }

    private static final int FIRST = 300;
    private static final int CREDIT = 500;
    private static final int MOST_CHARACTERS = 100_000;

    private final Set<Wrong> wrong;
    private final Map<String, ObjectNode> cards = new TreeMap<>();
    private final HttpServer server;
    private int next = FIRST;
    private int credit = CREDIT;

    DeedsServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        for (String name : new String[] {"anna", "bob"}) {
            add(JsonMapper.shared().createObjectNode().put("label", "Card for the garden of " + name), name);
        }
    }

    /** What it says of itself. */
    String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        String body = "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\","
                + "\"required\":[\"label\"],\"properties\":{\"label\":{\"type\":\"string\"}"
                + (wrong.contains(Wrong.SAYS_ERRORS) ? ",\"kind\":{\"type\":\"string\"}" : "") + "}}}}},";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"c\",\"version\":\"1\"},\"security\":[{\"b\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + "\"/me\":{\"get\":{" + ok + "},\"/cards\":{\"get\":{" + ok + "},\"/cards/create\":{\"post\":{" + body
                + ok + "},"
                + "\"/cards/{cardId}/freeze\":{\"post\":{" + ok + "},\"/cards/{cardId}/like\":{\"post\":{" + ok + "},"
                + "\"/cards/update/{id}\":{\"post\":{" + body + ok + "},"
                + "\"/cards/remove/{id}\":{\"delete\":{"
                + (wrong.contains(Wrong.SAID_FOR_ADMINISTRATORS) ? "\"summary\":\"Remove a card (only admins)\"," : "")
                + ok + "}}}";
    }

    /** Somebody who proves himself with the token of his name. */
    static Identity identity(String name) {
        Header header = new Header("Authorization", "Bearer " + token(name));
        return new Identity(name, "", "", List.of(header), Optional.empty());
    }

    /** The token of somebody. */
    static String token(String name) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8))
                + "." + encoder.encodeToString(("{\"sub\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8))
                + "." + encoder.encodeToString((name + "-has-signed-this-with-4711").getBytes(StandardCharsets.UTF_8));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many are there that were not there at first. */
    synchronized int left() {
        return cards.size() - 2;
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

    private String answer(String method, String path, String caller, ObjectNode sent) {
        String name = caller.equals("Bearer " + token("anna"))
                ? "anna"
                : caller.equals("Bearer " + token("bob"))
                        ? "bob"
                        : caller.equals("Bearer " + token("carol")) ? "carol" : "";
        if (name.isEmpty()) {
            return "401 {\"error\":\"who are you\"}";
        }
        if (path.equals("/me") && method.equals("GET")) {
            return "200 {\"sub\":\"" + name + "\",\"gardens\":[{\"garden\":\"north\",\"role\":\""
                    + (wrong.contains(Wrong.GARDENS_HAVE_ADMINISTRATORS) ? "admin" : "member") + "\"}]}";
        }
        if (path.equals("/cards") && method.equals("GET")) {
            return "200 "
                    + cards.values().stream()
                            .filter(each -> wrong.contains(Wrong.SHARED)
                                    || each.path("owner").asString().equals(name))
                            .map(this::face)
                            .collect(Collectors.joining(",", "{\"cards\":[", "]}"));
        }
        if (path.equals("/cards/create") && method.equals("POST")) {
            if (wrong.contains(Wrong.SAYS_ERRORS) && sent.has("kind")) {
                return "200 {\"errors\":{\"kind\":\"is none of ours\"}}";
            }
            return sent.path("label").isString() ? add(sent, name) : "400 {\"error\":\"label is required\"}";
        }
        String id = path.replaceAll("\\D", "");
        ObjectNode card = cards.get(id);
        String deed = path.replaceAll("/cards/|\\d|/", "");
        if (card == null
                || !Set.of("freeze POST", "like POST", "update POST", "remove DELETE")
                        .contains(deed + " " + method)) {
            return "404 {\"error\":\"there is nothing\"}";
        }
        boolean own = card.path("owner").asString().equals(name) || name.equals("carol");
        if (deed.equals("remove") && wrong.contains(Wrong.ADMINISTRATORS_REMOVE) && !name.equals("carol")) {
            return "403 {\"error\":\"for administrators\"}";
        }
        Wrong open = switch (deed) {
            case "freeze" -> Wrong.ANYBODY_FREEZES;
            case "update" -> Wrong.ANYBODY_RENAMES;
            default -> Wrong.ANYBODY_REMOVES;
        };
        if (!own && !deed.equals("like") && !wrong.contains(open) && !wrong.contains(Wrong.SHARED)) {
            return wrong.contains(Wrong.FEIGNS) ? "200 {\"done\":true}" : "404 {\"error\":\"there is nothing\"}";
        }
        return done(deed, id, card, sent);
    }

    private String done(String deed, String id, ObjectNode card, ObjectNode sent) {
        switch (deed) {
            case "freeze" -> {
                if (card.path("frozen").asBoolean()) {
                    return "409 {\"error\":\"it is frozen\"}";
                }
                card.put("frozen", !wrong.contains(Wrong.NOBODY_FREEZES));
                if (wrong.contains(Wrong.FREEZES_ALL)) {
                    cards.values().forEach(each -> each.put("frozen", true));
                }
            }
            case "like" -> card.put("likes", card.path("likes").asInt() + 1);
            case "update" -> card.put("label", sent.path("label").asString("none"));
            default -> cards.remove(id);
        }
        return "200 {\"done\":true}";
    }

    private String face(ObjectNode card) {
        return (wrong.contains(Wrong.ONE_CREDIT) ? card.deepCopy().put("credit", credit) : card).toString();
    }

    private String add(ObjectNode sent, String name) {
        String id = Integer.toString(next++);
        ObjectNode card = JsonMapper.shared().createObjectNode().put("id", Integer.parseInt(id));
        card.put("owner", name).put("label", sent.path("label").asString());
        card.put("frozen", false).put("likes", 0).put("credit", CREDIT);
        credit = sent.path("credit").asInt(credit);
        if (wrong.contains(Wrong.KEEPS_ALL)) {
            sent.properties().stream()
                    .filter(each -> !each.getKey().equals("id"))
                    .forEach(each -> card.set(each.getKey(), each.getValue()));
        }
        cards.put(id, card);
        return "200 {\"done\":true}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
