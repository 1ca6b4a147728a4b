package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps purses from which its users pay each other, order and note what they spent. Correct, but for what it is told to do wrong. */
final class PurseServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Wrong {
        TIPS_BELOW_ZERO,
        TRANSFERS_BELOW_ZERO,
        ORDERS_BELOW_ZERO,
        /** Transfers of less than nothing are answered with success and done as if they were of more. */
        TAKES_THE_AMOUNT_ALONE,
        /** They are answered with success, and nothing is done. */
        FEIGNS,
        /** All that anybody reads of balances moves by itself. */
        DRIFTS,
        /** An order sells unless it says that it buys. */
        SELLS_UNLESS_TOLD,
        /** Balances have more places behind the point than anybody needs. */
        LONG_FRACTIONS,
        /** Who is paid is named by a number that stands beside the balance, in what wraps both. */
        NUMBERED,
        /** What is spent is a note in one's own books, with nobody else and nothing in it, and may be below zero. */
        BOOKS
    }

    private static final int PRICE = 3;
    private static final Map<String, Integer> NUMBERS = Map.of("anna", 253_703, "bob", 839_352);

    private final Set<Wrong> wrong;
    private final Map<String, Integer> purses = new TreeMap<>(Map.of("anna", 500, "bob", 700));
    private final HttpServer server;
    /** Of which transfers it has seen the keys: the same one again is answered and not done again. */
    private final Set<String> done = new HashSet<>();

    private int reads;

    PurseServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    static String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"p\",\"version\":\"1\"},\"security\":[{\"b\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + "\"/me\":{\"get\":{" + ok + "},\"/products\":{\"get\":{" + ok + "},"
                + "\"/transfers\":{\"post\":{\"parameters\":[{\"in\":\"header\",\"name\":\"Idempotency-Key\",\"schema\":{\"type\":\"string\"}}],"
                + body("toUser", "string", "amount", "integer") + ok + "},"
                + "\"/orders\":{\"post\":{"
                + body("productId", "integer", "quantity", "integer")
                        .replace("\"properties\":{", "\"properties\":{\"isBuy\":{\"type\":\"boolean\"},")
                + ok + "},"
                + "\"/tips\":{\"post\":{" + body("productId", "integer", "amountCents", "integer") + ok + "},"
                + "\"/expenses\":{\"post\":{" + body("what", "string", "amount", "integer") + ok + "}}}";
    }

    private static String body(String one, String type, String other, String otherType) {
        return "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":[\""
                + one + "\",\"" + other + "\"],\"properties\":{\"" + one + "\":{\"type\":\"" + type + "\"},\"" + other
                + "\":{\"type\":\"" + otherType + "\"}}}}}},";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What anna and bob have. */
    synchronized Map<String, Integer> purses() {
        return Map.copyOf(purses);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replaceAll("^Bearer (anna|bob)-4711-88a-token$", "$1");
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        boolean again = call.equals("POST /transfers") && !done.add(key);
        String answer = again
                ? "200 {\"done\":true}"
                : purses.containsKey(caller)
                        ? answer(caller, call, JsonMapper.shared().readTree(sent.startsWith("{") ? sent : "{}"))
                        : "401 {\"error\":\"who are you\"}";
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String answer(String caller, String call, JsonNode body) {
        if (call.equals("GET /me")) {
            int drift = wrong.contains(Wrong.DRIFTS) ? reads++ : 0;
            if (wrong.contains(Wrong.NUMBERED)) {
                return "200 {\"data\":{\"balance\":" + purses.getOrDefault(caller, 0) + ",\"account_number\":"
                        + NUMBERS.getOrDefault(caller, 0) + "}}";
            }
            return "200 {\"username\":\"" + caller + "\",\"balance\":" + (purses.getOrDefault(caller, 0) + drift)
                    + (wrong.contains(Wrong.LONG_FRACTIONS) ? ".254999999999" : "") + "}";
        }
        if (call.equals("GET /products")) {
            return "200 [{\"productId\":41,\"name\":\"a bag of lavender\"}]";
        }
        return switch (call) {
            case "POST /transfers" -> transfer(caller, body);
            case "POST /orders" -> order(caller, body);
            case "POST /tips" -> tip(caller, body);
            case "POST /expenses" -> spend(caller, body.path("amount"));
            default -> "404 {\"error\":\"there is nothing\"}";
        };
    }

    private String transfer(String caller, JsonNode body) {
        String named = body.path("toUser").asString("");
        String to = !wrong.contains(Wrong.NUMBERED)
                ? named
                : NUMBERS.entrySet().stream()
                        .filter(each -> each.getValue().toString().equals(named))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("");
        int amount = body.path("amount").asInt(0);
        if (!purses.containsKey(to) || to.equals(caller) || Math.abs(amount) > 100) {
            return "404 {\"error\":\"nobody\"}";
        }
        if (amount <= 0 && wrong.contains(Wrong.FEIGNS)) {
            return "200 {\"done\":true}";
        }
        int moved = wrong.contains(Wrong.TAKES_THE_AMOUNT_ALONE) ? Math.abs(amount) : amount;
        if (moved <= 0 && !wrong.contains(Wrong.TRANSFERS_BELOW_ZERO)) {
            return "400 {\"error\":\"the amount must be above zero\"}";
        }
        purses.merge(caller, -moved, Integer::sum);
        purses.merge(to, moved, Integer::sum);
        return "200 {\"done\":true}";
    }

    private String order(String caller, JsonNode body) {
        int quantity = body.path("quantity").asInt(0);
        if (body.path("productId").asInt(0) != 41
                || Math.abs(quantity) > 100
                || quantity <= 0 && !wrong.contains(Wrong.ORDERS_BELOW_ZERO)) {
            return "400 {\"error\":\"how many of what\"}";
        }
        boolean sells =
                wrong.contains(Wrong.SELLS_UNLESS_TOLD) && !body.path("isBuy").asBoolean(false);
        purses.merge(caller, (sells ? PRICE : -PRICE) * quantity, Integer::sum);
        return "200 {\"done\":true}";
    }

    /** Of fifty cents at least. */
    private String tip(String caller, JsonNode body) {
        int amount = body.path("amountCents").asInt(0);
        boolean enough = amount >= 50 || amount < 0 && wrong.contains(Wrong.TIPS_BELOW_ZERO);
        if (body.path("productId").asInt(0) != 41 || !enough || amount > 100) {
            return "400 {\"error\":\"fifty at least\"}";
        }
        purses.merge(caller, -amount, Integer::sum);
        return "200 {\"done\":true}";
    }

    private String spend(String caller, JsonNode amount) {
        if (!wrong.contains(Wrong.BOOKS)) {
            return "404 {\"error\":\"there are no books\"}";
        }
        purses.merge(caller, -amount.asInt(0), Integer::sum);
        return "200 {\"noted\":true}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
