package dev.sinew.app.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Has a record of each of two people, of which no list tells, and a board that both read; whether it asks whose a record is, it is told. */
final class PatientsServer implements AutoCloseable {
    private static final Map<String, String> RECORDS = Map.of("V-31-88a", "anna", "V-41-03c", "bob");

    private final boolean asks;
    private final HttpServer server;

    PatientsServer(boolean asks) throws IOException {
        this.asks = asks;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static String openApi() {
        String ok = "{\"get\":{\"responses\":{\"200\":{\"description\":\"ok\"}}}}";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"p\",\"version\":\"1\"},\"paths\":{\"/me\":" + ok
                + ",\"/patients/{visit}\":" + ok + ",\"/boards/{board}\":" + ok + "}}";
    }

    static String identities() {
        return "auth:\n" + identity("first", "anna") + identity("second", "bob");
    }

    private static String identity(String name, String user) {
        return "  - {name: " + name + ", fixedHeaders: [{name: Authorization, value: \"Bearer " + token(user, 2)
                + "\"}]}\n";
    }

    /** A token of somebody; another one for each number. */
    static String token(String name, int number) {
        return encoded("{\"alg\":\"HS256\"}") + "." + encoded("{\"sub\":\"" + name + "\",\"jti\":\"" + number + "\"}")
                + "." + encoded("signature-of-thirty-two-bytes-" + name + number);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String caller = header.equals("Bearer " + token("anna", 2))
                ? "anna"
                : header.equals("Bearer " + token("bob", 2)) ? "bob" : "";
        String answer = answer(caller, exchange.getRequestURI().getPath());
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String answer(String caller, String path) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        String owner = RECORDS.getOrDefault(id, "");
        if (caller.isEmpty()) {
            return "401 {\"error\":\"who are you\"}";
        }
        if (path.equals("/me")) {
            return "200 {\"called\":\"" + caller + "\"}";
        }
        if (path.equals("/boards/7")) {
            return "200 {\"title\":\"What is on in March 2026\",\"diagnosis\":\"none that is anybody's\"}";
        }
        if (path.startsWith("/patients/") && !owner.isEmpty() && (!asks || owner.equals(caller))) {
            return "200 {\"visit\":\"" + id + "\",\"diagnosis\":\"J45.0 of " + owner + ", seen in March\"}";
        }
        return "404 {\"error\":\"there is nothing\"}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
