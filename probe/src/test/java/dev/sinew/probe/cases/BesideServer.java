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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps notes as services do whose paths name nothing: queries and bodies say which note is meant. Correct, but for what it is told to do wrong. */
final class BesideServer implements AutoCloseable {
    /** What it does wrong. */
    enum Wrong {
        ANYBODY_ARCHIVES,
        ANYBODY_LOOKS_UP,
        ANYBODY_IS_LOOKED_UP,
        ANYBODY_LISTS,
        ANYBODY_REMOVES,
        ANYBODY_REMOVES_MANY,
        ANYBODY_ARCHIVES_MANY,
        ANYBODY_IS_SHOWN_MANY,
        /** What is removed says since when, and can be read. */
        REMOVES_SOFTLY,
        /** Another's requests are answered with success and nothing. */
        FEIGNS,
        /** Notes are looked up whatever the id says. */
        LOOKS_UP_THE_LAST
    }

    private static final Map<String, Integer> PEOPLE = Map.of("anna", 71, "bob", 72);

    private final Set<Wrong> wrong;
    private final Map<Integer, ObjectNode> notes = new TreeMap<>();
    private final HttpServer server;
    private int next = 400;

    BesideServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        add("anna", "The garden of anna");
        add("bob", "The garden of bob");
    }

    /** What it says of itself. */
    static String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        String query = "\"parameters\":[{\"name\":\"noteId\",\"in\":\"query\",\"schema\":{\"type\":\"integer\"}}],";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"n\",\"version\":\"1\"},\"security\":[{\"b\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + "\"/me\":{\"get\":{" + ok + "},"
                + "\"/notes\":{\"get\":{" + ok + ",\"post\":{" + body("text", "string") + ok + ",\"delete\":{"
                + query.replace("\"schema\"", "\"required\":true,\"schema\"") + ok + "},"
                + "\"/notes/{noteId}\":{\"get\":{" + ok + ",\"delete\":{" + ok + "},"
                + "\"/notes/archive\":{\"post\":{" + body("noteId", "integer") + ok + "},"
                + "\"/notes/lookup\":{\"post\":{" + body("note_id", "integer") + ok + "},"
                + "\"/notes/bulk-delete\":{\"post\":{" + many("ids") + ok + "},"
                + "\"/notes/archive-selected\":{\"post\":{" + many("noteIds") + ok + "},"
                + "\"/notes/batch\":{\"post\":{" + many("note_ids") + ok + "},"
                + "\"/customers/lookup\":{\"post\":{" + body("customerId", "integer") + ok + "},"
                + "\"/remarks\":{\"get\":{" + query + ok + "}}}";
    }

    private static String body(String name, String type) {
        return "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":[\""
                + name + "\"],\"properties\":{\"" + name + "\":{\"type\":\"" + type + "\"}}}}}},";
    }

    private static String many(String name) {
        return body(name, "array").replace("\"array\"", "\"array\",\"items\":{\"type\":\"integer\"}");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many are there that were not there at first, and are not removed. */
    synchronized long left() {
        return notes.values().stream().filter(each -> !each.has("removedAt")).count() - 2;
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String asked = exchange.getRequestURI().getRawQuery();
        String answer = answer(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                caller.endsWith(DeedsServer.token("anna"))
                        ? "anna"
                        : caller.endsWith(DeedsServer.token("bob")) ? "bob" : "",
                sent,
                asked == null ? -1 : number(asked));
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static int number(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 9 ? -1 : Integer.parseInt(digits);
    }

    /** The number in a list of one. */
    private static int listed(String sent) {
        return sent.matches(".*\\[\\s*\\d+\\s*].*") ? number(sent) : -1;
    }

    private String answer(String asked, String name, String sent, int queried) {
        if (name.isEmpty()) {
            return "401 {\"error\":\"who are you\"}";
        }
        return switch (asked) {
            case "GET /me" -> "200 " + person(name);
            case "GET /notes" ->
                "200 "
                        + notes.values().stream()
                                .filter(each -> each.path("owner").asString().equals(name) && !each.has("removedAt"))
                                .map(ObjectNode::toString)
                                .collect(Collectors.joining(",", "{\"notes\":[", "]}"));
            case "POST /notes" -> "201 " + add(name, sent.replaceAll(".*\"text\"\\s*:\\s*\"([^\"]*)\".*", "$1"));
            case "POST /customers/lookup" -> lookedUp(name, number(sent));
            case "POST /notes/archive" -> of(number(sent), name, Wrong.ANYBODY_ARCHIVES, "archive");
            case "POST /notes/archive-selected" -> of(listed(sent), name, Wrong.ANYBODY_ARCHIVES_MANY, "archive");
            case "POST /notes/bulk-delete" -> of(listed(sent), name, Wrong.ANYBODY_REMOVES_MANY, "remove");
            case "POST /notes/batch" -> of(listed(sent), name, Wrong.ANYBODY_IS_SHOWN_MANY, "list");
            case "POST /notes/lookup" ->
                of(
                        wrong.contains(Wrong.LOOKS_UP_THE_LAST) ? next - 1 : number(sent),
                        name,
                        Wrong.ANYBODY_LOOKS_UP,
                        "show");
            case "GET /remarks" -> of(queried, name, Wrong.ANYBODY_LISTS, "list");
            case "DELETE /notes" -> of(queried, name, Wrong.ANYBODY_REMOVES, "remove");
            default ->
                asked.matches("(GET|DELETE) /notes/\\d+")
                        ? of(number(asked), name, null, asked.startsWith("GET") ? "show" : "remove")
                        : "404 {\"error\":\"there is nothing\"}";
        };
    }

    private String of(int id, String name, @Nullable Wrong open, String deed) {
        ObjectNode note = notes.get(id);
        boolean own = note != null && note.path("owner").asString().equals(name);
        if (note == null
                || !own && (open == null || !wrong.contains(open) && !wrong.contains(Wrong.LOOKS_UP_THE_LAST))) {
            return wrong.contains(Wrong.FEIGNS) && note != null
                    ? "200 {\"done\":true}"
                    : "404 {\"error\":\"there is nothing\"}";
        }
        switch (deed) {
            case "archive" -> note.put("shelf", "cellar");
            case "remove" -> {
                if (wrong.contains(Wrong.REMOVES_SOFTLY)) {
                    note.put("removedAt", "2026-11-29T10:00:00Z");
                } else {
                    notes.remove(id);
                }
            }
            default -> {
                return "200 " + (deed.equals("list") ? "{\"remarks\":[" + note + "]}" : note);
            }
        }
        return "200 {\"done\":true}";
    }

    private String lookedUp(String name, int id) {
        boolean own = PEOPLE.getOrDefault(name, 0) == id;
        return PEOPLE.entrySet().stream()
                .filter(each -> each.getValue() == id && (own || wrong.contains(Wrong.ANYBODY_IS_LOOKED_UP)))
                .findFirst()
                .map(each -> "200 " + person(each.getKey()))
                .orElse("404 {\"error\":\"there is nobody\"}");
    }

    private static ObjectNode person(String name) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("customerId", PEOPLE.get(name))
                .put("name", name)
                .put("email", name + "@mail.example")
                .put("passport_number", name.equals("anna") ? "C01X00T47" : "C01X00T91")
                .put("phone", name.equals("anna") ? "+49 151 23456789" : "+49 151 98765432");
    }

    private ObjectNode add(String name, String text) {
        ObjectNode note = JsonMapper.shared().createObjectNode().put("id", next).put("owner", name);
        note.put("text", text).put("shelf", "desk");
        notes.put(next++, note);
        return note;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
