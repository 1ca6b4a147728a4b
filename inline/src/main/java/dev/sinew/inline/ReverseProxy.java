package dev.sinew.inline;

import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A server that passes all it gets on to another one: HTTP/1.1, and HTTP/2 without TLS. */
public final class ReverseProxy implements AutoCloseable {
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Server server;
    private final ProxyAddress address;

    private ReverseProxy(Server server, ProxyAddress address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts a proxy; {@code guard} says what may pass, and {@code captured} is told of all that came.
     *
     * @throws CannotProxy where the address cannot be taken
     */
    public static ReverseProxy start(
            ProxyAddress at, ProxyLimits limits, InstantSource clock, Guard guard, Captured captured)
            throws CannotProxy {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("proxy");
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(limits.headerBytes());
        http.setIdleTimeout(limits.idle().toMillis());
        // What is odd in a path is for the API to refuse, and for Sinew to see.
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector =
                new ServerConnector(server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost(at.host());
        connector.setPort(at.port());
        connector.setIdleTimeout(limits.idle().toMillis());
        server.addConnector(connector);
        server.setHandler(new PassingHandler(at, limits, clock, guard, captured));
        server.setStopTimeout(STOPPING.toMillis());
        Servers.start(server, at.host() + ":" + at.port() + " to stand in front of " + at.upstream());
        return new ReverseProxy(server, new ProxyAddress(at.host(), connector.getLocalPort(), at.upstream()));
    }

    /** Where it listens, with the port that it took. */
    public ProxyAddress address() {
        return address;
    }

    /** Takes no more requests and waits a while for those under way. */
    @Override
    public void close() {
        Servers.stop(server);
    }
}
