package dev.sinew.app.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server on this machine that is told things. It answers as asked for, in turn; then with 204. */
public final class Listener implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * An answer.
     *
     * @param status 0 for none at all
     */
    public record Answer(int status, Map<String, String> headers) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /** A request that came. */
    public record Heard(String method, String path, Map<String, String> headers, String body, long nanos) {
        public Heard {
            headers = Map.copyOf(headers);
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private Listener(HttpServer server) {
        this.server = server;
    }

    /** Starts one. */
    public static Listener start() throws IOException {
        Listener listener =
                new Listener(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        listener.server.setExecutor(listener.threads);
        listener.server.createContext("/", listener::handle);
        listener.server.start();
        return listener;
    }

    /** Has it answer one request like this. */
    public Listener answers(int status, String... headers) {
        answers.add(new Answer(status, headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1])));
        return this;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /** The next request; fails where none comes within half a minute. */
    public Heard next() throws InterruptedException {
        Heard next = heard.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was told");
        }
        return next;
    }

    /** How many requests came that nobody asked for yet. */
    public int unheard() {
        return heard.size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            Answer answer = answers.poll();
            heard.add(new Heard(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers, body, System.nanoTime()));
            if (answer != null && answer.status() == 0) {
                closing.await();
            }
            if (answer != null) {
                answer.headers().forEach(exchange.getResponseHeaders()::set);
            }
            exchange.sendResponseHeaders(answer == null ? 204 : answer.status(), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
