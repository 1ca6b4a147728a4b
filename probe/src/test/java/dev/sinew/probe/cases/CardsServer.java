package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.probe.http.Carrier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps cards below people, whom it tells everybody of, and a shelf that all may read and who is logged in may change: correct, but for the flaws that it is
 * given. What is written comes by the query, as a form or as JSON, and in no other way.
 */
final class CardsServer implements AutoCloseable {
    /** What may be wrong. */
    enum Wrong {
        ANYBODY_READS,
        ANYBODY_CHANGES,
        ANYBODY_DELETES,
        ANYBODY_ADDS,
        SHELF_WITHOUT_CREDENTIALS,
        /** Who has the id of what is on the shelf reads and changes it, and no list tells of it: as of the carts of guests. */
        SHELF_BY_IDS,
        /** Cards are only made of a network that the description gives as an example. */
        EXAMPLES_ALONE
    }

    private static final Map<String, String> TOKENS =
            Map.of("anna", "anna-4711-88a-token", "bob", "bob-0815-33c-token");
    private static final String PATTERN = "^(?:0[1-9]|1[0-2])/[0-9]{2}$";

    private final Carrier carrier;
    private final Set<Wrong> wrong;
    private final Map<String, Map<String, String>> things = new TreeMap<>();
    private final HttpServer server;
    private int next = 71_000_001;

    CardsServer(Carrier carrier, Set<Wrong> wrong) throws IOException {
        this.carrier = carrier;
        this.wrong = Set.copyOf(wrong);
        things.put("/users/anna/credit-cards/70000001", card("anna", "Anna 7 Harbour Road", "01/31"));
        things.put("/users/bob/credit-cards/70000002", card("bob", "Bob 9 Mill Bridge", "02/32"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    private static Map<String, String> card(String of, String holder, String ends) {
        return new TreeMap<>(Map.of("userName", of, "holder", holder, "ends", ends));
    }

    /** What it says of itself. */
    String openApi() {
        String ends = "\"ends\":{\"type\":\"string\",\"pattern\":\"" + PATTERN.replace("\\", "\\\\") + "\"}";
        String network = "\"network\":{\"type\":\"string\",\"example\":\"visa\"}";
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        String card = taken(List.of("holder", "ends"), List.of("\"holder\":{\"type\":\"string\"}", ends, network));
        String change = taken(List.of(), List.of("\"holder\":{\"type\":\"string\"}"));
        String item = taken(List.of("title"), List.of("\"title\":{\"type\":\"string\"}"));
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"c\",\"version\":\"1\"},\"paths\":{"
                + "\"/users\":{\"get\":{" + ok + "},"
                + "\"/users/{userName}/credit-cards\":{\"get\":{" + ok + ",\"post\":{" + card + ok + "},"
                + "\"/users/{userName}/credit-cards/{cardId}\":{\"get\":{" + ok + ",\"put\":{" + change + ok
                + ",\"delete\":{"
                + ok + "},"
                + "\"/shelf\":{\"get\":{" + ok + ",\"post\":{" + item + ok + "},"
                + "\"/shelf/{itemId}\":{\"get\":{" + ok + ",\"put\":{" + item + ok + ",\"delete\":{" + ok + "}}}";
    }

    private String taken(List<String> required, List<String> members) {
        if (carrier == Carrier.QUERY) {
            return members.stream()
                    .map(each -> {
                        String name = each.substring(1, each.indexOf('"', 1));
                        return "{\"in\":\"query\",\"name\":\"" + name + "\",\"required\":" + required.contains(name)
                                + ",\"schema\":" + each.substring(each.indexOf(':') + 1) + "}";
                    })
                    .collect(Collectors.joining(",", "\"parameters\":[", "],"));
        }
        String names = required.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(","));
        return "\"requestBody\":{\"content\":{\"" + carrier.contentType()
                + "\":{\"schema\":{\"type\":\"object\",\"required\":[" + names + "],\"properties\":{"
                + String.join(",", members) + "}}}}},";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How much is there that was not there at first. */
    synchronized int left() {
        return things.size() - 2;
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> values = new TreeMap<>();
        if (carrier == Carrier.QUERY && query != null) {
            pairs(query, values);
        } else if (carrier == Carrier.FORM && type.equals(carrier.contentType())) {
            pairs(sent, values);
        } else if (carrier == Carrier.MULTIPART && type.startsWith(carrier.contentType() + "; boundary=")) {
            parts(sent, type.substring(type.indexOf('=') + 1), values);
        } else if (carrier == Carrier.JSON && sent.startsWith("{") && sent.length() < 100_000) {
            JsonMapper.shared()
                    .readTree(sent)
                    .properties()
                    .forEach(each -> values.put(each.getKey(), each.getValue().asString("")));
        }
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String caller = TOKENS.entrySet().stream()
                .filter(each -> token.equals("Bearer " + each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        String answer = answer(
                caller, exchange.getRequestMethod(), exchange.getRequestURI().getPath(), values);
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void parts(String sent, String boundary, Map<String, String> values) {
        for (String part : sent.split("--" + boundary, -1)) {
            int end = part.indexOf("\r\n\r\n");
            int name = part.indexOf("name=\"");
            if (end > name && name >= 0) {
                values.put(
                        part.substring(name + 6, part.indexOf('"', name + 6)),
                        part.substring(end + 4, part.length() - 2));
            }
        }
    }

    private static void pairs(String text, Map<String, String> into) {
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                into.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
    }

    private String answer(String caller, String method, String path, Map<String, String> values) {
        if (path.equals("/login")) {
            boolean right = ("Pw-" + values.get("name") + "-2718").equals(values.get("password"));
            return right ? "200 {\"token\":\"" + TOKENS.get(values.get("name")) + "\"}" : "401 {\"error\":\"no\"}";
        }
        boolean shelf = path.startsWith("/shelf");
        boolean byId = wrong.contains(Wrong.SHELF_BY_IDS);
        if (byId && path.equals("/shelf") && method.equals("GET")) {
            return "200 []";
        }
        boolean open = shelf && (byId || method.equals("GET") || wrong.contains(Wrong.SHELF_WITHOUT_CREDENTIALS));
        if (caller.isEmpty() && !open) {
            return "401 {\"error\":\"who are you\"}";
        }
        if (path.equals("/users")) {
            return "200 [{\"userName\":\"anna\"},{\"userName\":\"bob\"}]";
        }
        boolean own = shelf || path.startsWith("/users/" + caller + "/credit-cards");
        boolean collection = path.endsWith("/credit-cards") || path.equals("/shelf");
        return switch (method) {
            case "GET" -> own || wrong.contains(Wrong.ANYBODY_READS) ? read(path, collection) : refused();
            case "POST" -> collection && (own || wrong.contains(Wrong.ANYBODY_ADDS)) ? add(path, values) : refused();
            case "PUT" -> own || wrong.contains(Wrong.ANYBODY_CHANGES) ? change(path, values) : refused();
            case "DELETE" -> own || wrong.contains(Wrong.ANYBODY_DELETES) ? delete(path) : refused();
            default -> refused();
        };
    }

    private static String refused() {
        return "403 {\"error\":\"not for you\"}";
    }

    private String read(String path, boolean collection) {
        if (!collection) {
            Map<String, String> thing = things.get(path);
            return thing == null ? "404 {\"error\":\"there is nothing\"}" : "200 " + face(path, thing);
        }
        return "200 "
                + things.entrySet().stream()
                        .filter(each -> each.getKey().startsWith(path + "/"))
                        .map(each -> face(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(",", "[", "]"));
    }

    private static String face(String path, Map<String, String> thing) {
        String id = path.startsWith("/shelf") ? "itemId" : "cardId";
        String members = thing.entrySet().stream()
                .map(each -> ",\"" + each.getKey() + "\":" + Answer.quoted(each.getValue()))
                .collect(Collectors.joining());
        return "{\"" + id + "\":\"" + path.substring(path.lastIndexOf('/') + 1) + "\"" + members + "}";
    }

    private String add(String path, Map<String, String> values) {
        boolean shelf = path.equals("/shelf");
        boolean whole = shelf
                ? values.containsKey("title")
                : values.containsKey("holder")
                        && values.getOrDefault("ends", "").matches(PATTERN)
                        && (!wrong.contains(Wrong.EXAMPLES_ALONE) || "visa".equals(values.get("network")));
        if (!whole) {
            return "422 {\"error\":\"something is missing\"}";
        }
        String id = path + "/" + (wrong.contains(Wrong.SHELF_BY_IDS) ? "7d3f9a4c-5b21-4e0f-9c38-" : "") + next++;
        Map<String, String> thing = new TreeMap<>(values);
        thing.keySet().retainAll(Set.of("title", "holder", "ends", "network"));
        things.put(id, thing);
        return "201 " + face(id, thing);
    }

    private String change(String path, Map<String, String> values) {
        Map<String, String> thing = things.get(path);
        if (thing == null) {
            return "404 {\"error\":\"there is nothing\"}";
        }
        values.forEach((name, value) -> thing.computeIfPresent(name, (key, old) -> value));
        return "200 " + face(path, thing);
    }

    private String delete(String path) {
        return things.remove(path) == null ? "404 {\"error\":\"there is nothing\"}" : "200 {\"done\":true}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
