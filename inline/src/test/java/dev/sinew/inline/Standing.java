package dev.sinew.inline;

import dev.sinew.model.Exchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A proxy that stands in front of what a test brings, and what it saw. */
final class Standing implements AutoCloseable {
    static final ProxyLimits LIMITS =
            new ProxyLimits(1_000, 500, 8_192, 64, Duration.ofSeconds(2), Duration.ofSeconds(2));

    final BlockingQueue<Exchange> seen = new LinkedBlockingQueue<>();
    private final ReverseProxy proxy;

    private Standing(ProxyAddress at, ProxyLimits limits) throws CannotProxy {
        proxy = ReverseProxy.start(
                at,
                limits,
                InstantSource.system(),
                head -> head.request().url().text().contains("/forbidden") ? Ruling.REFUSE : Ruling.PASS,
                (exchange, why) -> seen.add(exchange));
    }

    static Standing before(URI upstream) throws CannotProxy {
        return before(upstream, LIMITS);
    }

    static Standing before(URI upstream, ProxyLimits limits) throws CannotProxy {
        return at(new ProxyAddress("127.0.0.1", 0, upstream), limits);
    }

    static Standing at(ProxyAddress address, ProxyLimits limits) throws CannotProxy {
        return new Standing(address, limits);
    }

    int port() {
        return proxy.address().port();
    }

    URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + port() + path);
    }

    Exchange next() throws InterruptedException {
        return Objects.requireNonNull(seen.poll(20, TimeUnit.SECONDS), "nothing was captured");
    }

    /** A connection for bytes that no client library would send. */
    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** All that comes back for some bytes, until the proxy ends the connection. */
    String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            RawApi.say(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Ends it while something is under way. */
    void stop() {
        proxy.close();
    }

    @Override
    public void close() {
        proxy.close();
    }
}
