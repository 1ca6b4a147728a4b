package dev.sinew.app.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API that knows who calls and forgets to ask whose an account is. Its own bookkeeping is right, so that a test can tell what was
 * somebody's own.
 */
final class OpenBank implements AutoCloseable {
    private static final Pattern ACCOUNT = Pattern.compile("\"accountId\":([0-9]+)");
    private static final Pattern WITH = Pattern.compile("\"with\":\"([a-z0-9-]+)\"");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger numbers = new AtomicInteger(48_000);
    private final Map<Integer, List<String>> holders = new ConcurrentSkipListMap<>();
    /** What the API was asked, in order. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    OpenBank() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static String token(String who) {
        String claims = "{\"iss\":\"https://id.bank.example\",\"sub\":\"" + who + "\"}";
        return part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims) + "."
                + part("a signature of nobody, of no meaning");
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String caller(HttpExchange call) {
        String token = call.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return claims.replaceAll(".*\"sub\":\"([^\"]*)\".*", "$1");
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = path.matches("/payments|/accounts(?:/\\d{1,9}(?:/.*)?)?");
        if (call.getRequestHeaders().getFirst("Authorization") == null || !known) {
            send(call, known ? 401 : 404, "{}");
            return;
        }
        String who = caller(call);
        asked.add(who + " " + call.getRequestMethod() + " " + path);
        String[] parts = path.split("/", -1);
        if (path.equals("/accounts") && call.getRequestMethod().equals("POST")) {
            int id = numbers.addAndGet(37);
            holders.put(id, new ArrayList<>(List.of(who)));
            send(call, 201, account(id));
        } else if (path.equals("/accounts")) {
            List<String> own = holders.entrySet().stream()
                    .filter(each -> each.getValue().contains(who))
                    .map(each -> account(each.getKey()))
                    .toList();
            send(call, 200, "[" + String.join(",", own) + "]");
        } else if (path.equals("/payments")) {
            Matcher from = ACCOUNT.matcher(body);
            send(
                    call,
                    from.find() && holders.containsKey(Integer.parseInt(from.group(1))) ? 201 : 404,
                    "{\"done\":true}");
        } else if (parts.length == 4) {
            Matcher with = WITH.matcher(body);
            if (with.find()) {
                holders.computeIfPresent(Integer.parseInt(parts[2]), (id, its) -> {
                    its.add(with.group(1));
                    return its;
                });
            }
            send(call, 201, "{\"shared\":true}");
        } else {
            boolean there = holders.containsKey(Integer.parseInt(parts[2]));
            send(call, there ? 200 : 404, there ? account(Integer.parseInt(parts[2])) : "{}");
        }
    }

    private static String account(int id) {
        return "{\"id\":" + id + ",\"kind\":\"giro\",\"balance\":" + id % 900 + ",\"label\":\"Savings for the year of "
                + id + "\"}";
    }

    private static void send(HttpExchange call, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    /** The account that somebody opened first. */
    int accountOf(String who) {
        return holders.entrySet().stream()
                .filter(each -> each.getValue().getFirst().equals(who))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The status of a call through a proxy. */
    int call(int port, String who, String method, String path, String body) throws IOException, InterruptedException {
        return callWith(token(who), port, method, path, body);
    }

    /** A token that nobody signed, as anybody can write one. */
    static String unsigned(String who) {
        return part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "."
                + part("{\"iss\":\"https://id.bank.example\",\"sub\":\"" + who + "\"}") + ".";
    }

    /** The same with a token, or with none. */
    int callWith(String token, int port, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Customers open accounts, list them, read them and pay; returns how many calls that were. */
    int ordinaryDays(int port, int customers) throws IOException, InterruptedException {
        int calls = 0;
        for (int day = 0; day < 3; day++) {
            for (int each = 0; each < customers; each++) {
                String who = "customer-" + each;
                if (day == 0) {
                    call(port, who, "POST", "/accounts", "{\"kind\":\"giro\"}");
                    calls++;
                }
                int own = accountOf(who);
                call(port, who, "GET", "/accounts", "");
                call(port, who, "GET", "/accounts/" + own, "");
                call(port, who, "POST", "/payments", "{\"accountId\":" + own + ",\"sum\":7}");
                calls += 3;
            }
        }
        return calls;
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
