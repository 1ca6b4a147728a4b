package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Asks who is logged in for a code before more. Correct, but for what it is told to do wrong. */
final class SecondStepServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Wrong {
        WITHOUT_LIMIT,
        /** Whoever tried three hundred times is let in, whatever the code, and so is everybody afterwards. */
        GIVES_IN,
        /** Any code is right. */
        TAKES_ANY,
        /** Sets a code instead of looking at one, without asking for one before. */
        SETS
    }

    private static final int LIMIT = 5;

    private final Set<Wrong> wrong;
    private final HttpServer server;
    private String code = "";
    private int tries;
    private int all;

    SecondStepServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        String body = "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\","
                + "\"properties\":{\"code\":{\"type\":\"string\"}}}}}},";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"c\",\"version\":\"1\"},\"security\":[{\"b\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + "\"/me\":{\"get\":{" + ok + "},"
                + (wrong.contains(Wrong.SETS)
                        ? "\"/account/pin\":{\"post\":{" + body + ok
                        : "\"/mfa/challenge\":{\"post\":{" + ok + "},\"/mfa/verify\":{\"post\":{" + body + ok)
                + "}}}";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many codes were sent. */
    synchronized int all() {
        return all;
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String answer = caller.matches("Bearer (?:anna|bob)-4711-88a-token")
                ? answer(
                        exchange.getRequestMethod() + " "
                                + exchange.getRequestURI().getPath(),
                        sent,
                        caller)
                : "401 {\"error\":\"who are you\"}";
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String answer(String call, String sent, String caller) {
        if (call.equals("GET /me")) {
            return "200 {\"token\":\"" + caller.substring(7) + "\",\"street\":\"Birch lane of " + caller.substring(7)
                    + "\"}";
        }
        if (call.equals("POST /mfa/challenge")) {
            code = "0742";
            tries = 0;
            return "200 {\"sent\":true}";
        }
        if (!call.equals("POST /mfa/verify") && !call.equals("POST /account/pin")) {
            return "404 {\"error\":\"there is nothing\"}";
        }
        all++;
        boolean right = sent.startsWith("{")
                && JsonMapper.shared().readTree(sent).path("code").asString("").equals(code);
        if (wrong.contains(Wrong.SETS)
                || wrong.contains(Wrong.TAKES_ANY)
                || wrong.contains(Wrong.GIVES_IN) && all > 300) {
            return "200 {\"done\":true}";
        }
        if (tries++ >= LIMIT && !wrong.contains(Wrong.WITHOUT_LIMIT) && !wrong.contains(Wrong.GIVES_IN)) {
            return "429 {\"error\":\"ask for another\"}";
        }
        if (right) {
            code = "";
            return "200 {\"done\":true}";
        }
        return "400 {\"error\":\"wrong\"}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
