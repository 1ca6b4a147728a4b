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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends parcels to addresses that its users have. Correct, but for what it is told to do wrong. */
final class ParcelsServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Wrong {
        /** Takes any address that there is. */
        ANYBODYS_ADDRESS,
        /** Takes any number for an address. */
        ANY_NUMBER,
        /** Takes any address that there is, and sends to the first of the sender's own all the same. */
        OWN_ALL_THE_SAME,
        /** All addresses are told to everybody, as those of offices are. */
        TOLD_TO_ALL
    }

    private static final int FIRST = 4_100;

    private final Set<Wrong> wrong;
    private final Map<Integer, ObjectNode> addresses = new TreeMap<>();
    private final Map<Integer, ObjectNode> parcels = new TreeMap<>();
    private final HttpServer server;
    private int next = FIRST;

    ParcelsServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        for (String name : new String[] {"anna", "bob"}) {
            int id = next++;
            addresses.put(
                    id,
                    JsonMapper.shared()
                            .createObjectNode()
                            .put("id", id)
                            .put("street", "Birch lane " + id + " of " + name)
                            .put("of", name));
        }
    }

    static String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        String body = "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\","
                + "\"required\":[\"addressId\",\"note\"],\"properties\":{\"addressId\":{\"type\":\"integer\"},"
                + "\"note\":{\"type\":\"string\"}}}}}},";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"p\",\"version\":\"1\"},\"security\":[{\"b\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + "\"/addresses\":{\"get\":{" + ok + "},\"/parcels\":{\"get\":{" + ok + ",\"post\":{" + body + ok
                + "},\"/parcels/{parcelId}\":{\"get\":{" + ok + ",\"delete\":{" + ok + "}}}";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized int left() {
        return parcels.size();
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String answer =
                answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), caller, sent);
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String answer(String method, String path, String caller, String sent) {
        String name = caller.replaceAll("^Bearer (anna|bob)-4711-88a-token$", "$1");
        if (!name.equals("anna") && !name.equals("bob")) {
            return "401 {\"error\":\"who are you\"}";
        }
        if (path.equals("/addresses") && method.equals("GET")) {
            return list(addresses, name, wrong.contains(Wrong.TOLD_TO_ALL));
        }
        if (path.equals("/parcels")) {
            return method.equals("POST") ? add(name, sent) : list(parcels, name, false);
        }
        String number = path.replaceAll("^/parcels/(\\d{1,9})$", "$1");
        ObjectNode parcel = number.matches("\\d{1,9}") ? parcels.get(Integer.parseInt(number)) : null;
        if (parcel == null || !parcel.path("of").asString().equals(name)) {
            return "404 {\"error\":\"there is nothing\"}";
        }
        if (method.equals("DELETE")) {
            parcels.remove(Integer.parseInt(number));
        }
        return "200 " + parcel;
    }

    private static String list(Map<Integer, ObjectNode> all, String name, boolean others) {
        return "200 "
                + all.values().stream()
                        .filter(each -> others || each.path("of").asString().equals(name))
                        .map(ObjectNode::toString)
                        .collect(Collectors.joining(",", "[", "]"));
    }

    private String add(String name, String sent) {
        var body = sent.startsWith("{") && sent.length() < 100_000
                ? JsonMapper.shared().readTree(sent)
                : null;
        if (body == null
                || !body.path("addressId").isIntegralNumber()
                || !body.path("note").isString()) {
            return "400 {\"error\":\"addressId and note are required\"}";
        }
        ObjectNode to = addresses.get(body.path("addressId").asInt(0));
        boolean own = to != null && to.path("of").asString().equals(name);
        boolean any = wrong.contains(Wrong.ANYBODYS_ADDRESS)
                || wrong.contains(Wrong.OWN_ALL_THE_SAME)
                || wrong.contains(Wrong.TOLD_TO_ALL);
        if (!own && !(to != null && any) && !wrong.contains(Wrong.ANY_NUMBER)) {
            return "404 {\"error\":\"no such address\"}";
        }
        int first = addresses.values().stream()
                .filter(each -> each.path("of").asString().equals(name))
                .mapToInt(each -> each.path("id").asInt())
                .findFirst()
                .orElseThrow();
        int id = next++;
        ObjectNode parcel = JsonMapper.shared().createObjectNode().put("id", id).put("of", name);
        parcel.put("note", body.path("note").asString());
        parcel.put(
                "addressId",
                wrong.contains(Wrong.OWN_ALL_THE_SAME)
                        ? first
                        : body.path("addressId").asInt());
        parcels.put(id, parcel);
        return "201 " + parcel;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
