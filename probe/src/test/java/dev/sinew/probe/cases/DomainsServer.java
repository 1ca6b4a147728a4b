package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps domains with records, the contacts that hold them, where those are advertised, and offers that were there before. Correct, but for what it is told to do wrong.
 */
final class DomainsServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Wrong {
        ANYBODYS_CONTACT_HOLDS,
        ANYBODYS_CONTACT_IS_ADVERTISED,
        ANYBODYS_RECORDS_ARE_DISABLED,
        /** Ids of holders and of what is advertised are kept as they come, and not looked up. */
        LOOKS_NOTHING_UP,
        /** What is advertised may be anybody's, and nothing of it is shown. */
        SHOWS_NOTHING
    }

    private static final List<String> PEOPLE = List.of("anna", "bob");

    private final Set<Wrong> wrong;
    private final Map<Integer, ObjectNode> things = new TreeMap<>();
    private final HttpServer server;
    private final Set<Integer> first;
    private final List<String> touched = new ArrayList<>();
    private int next = 700;

    DomainsServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        PEOPLE.forEach(each -> {
            ObjectNode body = JsonMapper.shared().createObjectNode();
            add("domains", each, body.deepCopy().put("name", "the-" + each));
            add("contacts", each, body.deepCopy().put("name", "The office of " + each));
            add("offers", each, body.put("state", "open"));
        });
        first = new HashSet<>(things.keySet());
        server.start();
    }

    /** What it says of itself. */
    static String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        String made = "\"responses\":{\"201\":{\"description\":\"made\"}}}";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"d\",\"version\":\"1\"},\"security\":[{\"b\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + "\"/me\":{\"get\":{" + ok + "},"
                + things("domains", ok, made) + things("contacts", ok, made)
                + "\"/domains/{domainId}/holder\":{\"put\":{" + body("contactId", "integer") + ok + "},"
                + "\"/domains/{domainId}/adverts\":{\"post\":{" + body("contactId", "integer") + made + "},"
                + "\"/domains/{domainId}/records\":{\"get\":{" + ok + ",\"post\":{" + body("text", "string") + made
                + "},"
                + "\"/domains/{domainId}/records/{recordId}\":{\"get\":{" + ok + ",\"delete\":{" + ok + "},"
                + "\"/records/batch/disable\":{\"post\":{"
                + body("ids", "array").replace("\"array\"", "\"array\",\"items\":{\"type\":\"integer\"}")
                + ok + "},"
                + "\"/offers\":{\"get\":{" + ok + "},"
                + "\"/offers/{offerId}\":{\"get\":{" + ok + "},"
                + "\"/offers/withdraw\":{\"post\":{"
                + body("offerId", "integer")
                        .replace("\"properties\":{", "\"properties\":{\"callbackUrl\":{\"type\":\"string\"},")
                + ok + "},"
                + "\"/offers/{offerId}/accept\":{\"post\":{" + ok + "},"
                + "\"/offers/{offerId}/verify\":{\"post\":{" + body("url", "string") + ok + "}}}";
    }

    private static String things(String kind, String ok, String made) {
        String one = kind.substring(0, kind.length() - 1);
        return "\"/" + kind + "\":{\"get\":{" + ok + ",\"post\":{" + body("name", "string") + made + "},\"/" + kind
                + "/{" + one + "Id}\":{\"get\":{" + ok + ",\"delete\":{" + ok + "},";
    }

    private static String body(String name, String type) {
        return "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":[\""
                + name + "\"],\"properties\":{\"" + name + "\":{\"type\":\"" + type + "\"}}}}}},";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was done to what was there at first. */
    synchronized List<String> touched() {
        return List.copyOf(touched);
    }

    private ObjectNode add(String kind, String owner, ObjectNode thing) {
        int id = next++;
        thing.put("id", id).put("kind", kind).put("owner", owner);
        things.put(id, thing);
        return thing;
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String name = PEOPLE.stream()
                .filter(each -> caller.endsWith(DeedsServer.token(each)))
                .findFirst()
                .orElse("");
        String answer = name.isEmpty()
                ? "401 {\"error\":\"who are you\"}"
                : answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), name, sent);
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String answer(String method, String path, String name, String sent) {
        ObjectNode body = sent.startsWith("{") && JsonMapper.shared().readTree(sent) instanceof ObjectNode object
                ? object
                : JsonMapper.shared().createObjectNode();
        String[] parts = path.substring(1).split("/", -1);
        if (path.equals("/me")) {
            return "200 {\"name\":\"" + name + "\"}";
        }
        if (path.equals("/offers/withdraw")) {
            boolean known = first.contains(body.path("offerId").asInt(0));
            if (known) {
                touched.add(method + " " + path + " " + body.path("offerId"));
            }
            return known ? "200 {\"done\":true}" : "404 {\"error\":\"there is nothing\"}";
        }
        if (path.equals("/records/batch/disable")) {
            return disabled(body.path("ids"), name);
        }
        int id = parts.length > 1 && parts[1].matches("\\d{1,6}") ? Integer.parseInt(parts[1]) : 0;
        ObjectNode thing = things.get(id);
        if (parts.length == 1) {
            return method.equals("GET")
                    ? listed(parts[0], name, 0)
                    : body.path("name").asString("").isEmpty()
                            ? "422 {\"error\":\"name\"}"
                            : "201 " + add(parts[0], name, body);
        }
        if (thing == null
                || !thing.path("kind").asString("").equals(parts[0])
                || !thing.path("owner").asString("").equals(name)) {
            return "404 {\"error\":\"there is nothing\"}";
        }
        if (!method.equals("GET") && first.contains(id)) {
            touched.add(method + " " + path);
        }
        return switch (method + " " + (parts.length == 2 ? "" : parts[2])) {
            case "GET " -> "200 " + thing;
            case "DELETE " -> {
                things.remove(id);
                yield "200 {}";
            }
            case "PUT holder" -> held(body.path("contactId"), name, Wrong.ANYBODYS_CONTACT_HOLDS);
            case "POST adverts" -> advertised(body.path("contactId"), name);
            case "POST records" ->
                body.path("text").asString("").isEmpty()
                        ? "422 {\"error\":\"text\"}"
                        : "201 " + add("records", name, body.put("domain", id).put("enabled", "yes"));
            case "GET records" -> parts.length == 3 ? listed("records", name, id) : record(parts[3], id, name, false);
            case "DELETE records" -> record(parts[3], id, name, true);
            case "POST accept", "POST verify" -> "200 " + thing.put("state", "done");
            default -> "405 {\"error\":\"not so\"}";
        };
    }

    private String record(String number, int domain, String name, boolean remove) {
        ObjectNode found = number.matches("\\d{1,6}") ? things.get(Integer.parseInt(number)) : null;
        if (found == null
                || found.path("domain").asInt(0) != domain
                || !found.path("owner").asString("").equals(name)) {
            return "404 {\"error\":\"there is nothing\"}";
        }
        if (remove) {
            things.remove(found.path("id").asInt(0));
        }
        return "200 " + found;
    }

    private String listed(String kind, String name, int domain) {
        return "200 "
                + things.values().stream()
                        .filter(each -> each.path("kind").asString("").equals(kind)
                                && each.path("owner").asString("").equals(name)
                                && each.path("domain").asInt(0) == domain)
                        .map(ObjectNode::toString)
                        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private String held(JsonNode id, String name, Wrong open) {
        ObjectNode contact = things.get(id.asInt(0));
        if (wrong.contains(Wrong.LOOKS_NOTHING_UP)) {
            return "200 {\"contactId\":" + id + ",\"contact\":" + contact + "}";
        }
        boolean found = contact != null
                && contact.path("kind").asString("").equals("contacts")
                && (wrong.contains(open) || contact.path("owner").asString("").equals(name));
        return found ? "200 {\"contact\":" + contact + "}" : "422 {\"error\":\"no such contact\"}";
    }

    private String advertised(JsonNode id, String name) {
        Wrong open = wrong.contains(Wrong.SHOWS_NOTHING) ? Wrong.SHOWS_NOTHING : Wrong.ANYBODYS_CONTACT_IS_ADVERTISED;
        String held = held(id, name, open);
        ObjectNode contact = things.get(id.asInt(0));
        if (!held.startsWith("200") || contact == null) {
            return held;
        }
        String advert = "advert-" + next++ + "-5f0c7a91";
        if (open != Wrong.SHOWS_NOTHING) {
            contact.withArrayProperty("adverts").add(advert);
        }
        return "201 {\"advert\":\"" + advert + "\"}";
    }

    private String disabled(JsonNode ids, String name) {
        for (JsonNode each : ids) {
            ObjectNode found = things.get(each.asInt(0));
            if (found != null
                    && (wrong.contains(Wrong.ANYBODYS_RECORDS_ARE_DISABLED)
                            || found.path("owner").asString("").equals(name))) {
                found.put("enabled", "never again");
            }
        }
        return "200 {\"done\":true}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
