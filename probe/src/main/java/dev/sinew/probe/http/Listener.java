package dev.sinew.probe.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server of our own that the target may be made to call: whoever asks for a token that was written into a request has read that request. It
 * begins when its first address is asked for, and answers with what stands ready for a token, else with the token. Bounded: it remembers tokens that
 * were given out, and nothing else of what comes. Safe for use by several threads.
 */
public final class Listener implements AutoCloseable {
    /** How long a call is waited for where it may come later than the reply. */
    public static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int MOST = 10_000;
    private static final Pattern FOUR_BYTES = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private final Optional<InetSocketAddress> bind;
    private final String host;
    private final String unreachable;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private final Set<String> expected = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> ready = new HashMap<>();
    private Optional<HttpServer> server = Optional.empty();

    private Listener(Optional<InetSocketAddress> bind, String host, String unreachable) {
        this.bind = bind;
        this.host = host;
        this.unreachable = unreachable;
    }

    /** On loopback at a free port, for a target on this machine; for any other there is none, as nothing tells at which address it could call. */
    public static Listener beside(URI target) {
        if (isHere(target.getHost())) {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            return new Listener(Optional.of(new InetSocketAddress(loopback, 0)), "127.0.0.1", "");
        }
        return new Listener(
                Optional.empty(),
                "",
                "the target is not on this machine, and no address is given at which it could call back (--callback)");
    }

    /** On all addresses of this machine, which the target knows by the name of a host; port 0 is any that is free. */
    public static Listener at(String host, int port) {
        return new Listener(Optional.of(new InetSocketAddress(port)), host, "");
    }

    /** Whether a name means this machine. */
    public static boolean isHere(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether it stands where only those inside reach it: at an address of loopback or of a private network. */
    public boolean isInside() {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Why it cannot be called, or empty. */
    public String unreachable() {
        return unreachable;
    }

    /**
     * Host, port and path with a token, without scheme; empty where the target cannot call.
     *
     * @param token letters and digits
     */
    public Optional<String> address(String token) {
        return address(token, host);
    }

    /** The same with another spelling of the host, one of {@link #spellings()}. */
    public Optional<String> address(String token, String spelled) {
        lock.lock();
        try {
            if (bind.isEmpty() || expected.size() >= MOST) {
                return Optional.empty();
            }
            expected.add(token);
            return begun().map(each -> spelled + ":" + each.getAddress().getPort() + "/" + token);
        } finally {
            lock.unlock();
        }
    }

    /** How else its host may be written, where that is an address of four bytes: as clients read them (RFC 3986, section 7.4; inet_aton), and lists of what is forbidden often do not. */
    public List<String> spellings() {
        Matcher bytes = FOUR_BYTES.matcher(host);
        if (!bytes.matches()) {
            return List.of();
        }
        long number = 0;
        for (int i = 1; i <= bytes.groupCount(); i++) {
            number = number * 256 + Integer.parseInt(bytes.group(i));
        }
        return List.of(
                bytes.group(1) + "." + number % (1 << 24),
                Long.toString(number),
                "0x" + Long.toHexString(number),
                "[::ffff:" + host + "]",
                "example.com@" + host);
    }

    private Optional<HttpServer> begun() {
        if (server.isEmpty() && bind.isPresent()) {
            try {
                HttpServer begun = HttpServer.create(bind.get(), 0);
                begun.createContext("/", this::serve);
                begun.start();
                server = Optional.of(begun);
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return server;
    }

    /** Has a JSON text ready for whoever asks for a token. */
    public void ready(String token, String json) {
        lock.lock();
        try {
            ready.put(token, json);
        } finally {
            lock.unlock();
        }
    }

    /** Which of some tokens somebody asked for, the first of them; waits so long for one. */
    public Optional<String> called(List<String> tokens, Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (Collections.disjoint(seen, tokens) && left > 0) {
                left = called.awaitNanos(left);
            }
            return tokens.stream().filter(seen::contains).findFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] answer = answer(path.substring(1).replaceAll("[^A-Za-z0-9].*$", ""));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private byte[] answer(String token) {
        lock.lock();
        try {
            if (expected.contains(token) && seen.add(token)) {
                called.signalAll();
            }
            return ready.getOrDefault(token, "{\"sinew\":\"call-back\"}").getBytes(StandardCharsets.UTF_8);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            server.ifPresent(each -> each.stop(0));
            server = Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
