package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A server on loopback that answers as its routes say. */
final class WrittenServer implements AutoCloseable {
    private final HttpServer server;
    private final ProofCase written;
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, String> memory = new ConcurrentSkipListMap<>();

    WrittenServer(ProofCase written) throws IOException {
        this.written = written;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int requests() {
        return requests.get();
    }

    /** The token that an identity has been given. */
    static String token(String name) {
        if (name.startsWith("weak")) {
            return signed(encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                    + encode("{\"sub\":\"" + name + "\",\"iss\":\"cases\",\"iat\":1780000000,\"exp\":4102444800}"));
        }
        return encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + encode("{\"sub\":\"" + name + "\",\"iss\":\"cases\"}") + "."
                + encode(name + "-signature-of-thirty-two-bytes-0").substring(0, 43);
    }

    private static String signed(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a token that somebody else signed with the key of the weak ones is called. */
    private static String selfMade(String[] parts, String name) {
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        boolean his = payload.contains("\"" + name + "\"")
                && signed(parts[0] + "." + parts[1]).endsWith("." + parts[2]);
        return his ? name + (payload.contains("\"exp\":4102444800") ? "^signed" : "^ended") : "";
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void serve(HttpExchange exchange) throws IOException {
        int number = requests.incrementAndGet();
        String caller = caller(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        boolean known = names().contains(caller);
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> sent = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> sent.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Route.Request request = new Route.Request(
                caller,
                known,
                exchange.getRequestMethod(),
                String.valueOf(exchange.getRequestURI().getRawPath()),
                query == null ? "" : "?" + query,
                sent,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                number);
        int status = known ? 404 : 401;
        String body = known ? "{\"error\":\"there is nothing\"}" : "{\"error\":\"who are you\"}";
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        for (Route route : written.routes()) {
            Optional<String> answer = route.answer(request);
            if (answer.isPresent()) {
                status = route.status();
                body = answer.get();
                route.headers(request).forEach(exchange.getResponseHeaders()::set);
                if (!route.behaviour().isEmpty()) {
                    Answer made =
                            Behaviours.answer(route.behaviour(), Question.of(request, route.values(request), memory));
                    status = made.status();
                    body = made.body();
                    made.headers().forEach(exchange.getResponseHeaders()::set);
                }
                break;
            }
        }
        if (body.startsWith("$graphql")) {
            body = GraphServer.of(body).answer(request);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private List<String> names() {
        return written.identities().stream().map(each -> each.split(" ", -1)[0]).toList();
    }

    private String caller(String authorization) {
        String token = authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        for (String name : names()) {
            String own = token(name);
            String payload = own.split("\\.", -1)[1];
            if (token.equals(own)) {
                return name;
            }
            String[] parts = token.split("\\.", -1);
            if (name.startsWith("weak")
                    && parts.length == 3
                    && !selfMade(parts, name).isEmpty()) {
                return selfMade(parts, name);
            }
            if (parts.length == 3 && parts[1].equals(payload)) {
                String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
                boolean none = header.contains("none");
                boolean spelt = header.toLowerCase(Locale.ROOT).contains("none");
                return name + (none ? "^none" : spelt ? "^None" : parts[2].isEmpty() ? "^unsigned" : "^forged");
            }
        }
        return token.isEmpty() ? "nobody" : "garbage";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
