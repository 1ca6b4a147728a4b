package dev.sinew.inline;

import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A port at which proxies ask whether a request may pass: NGINX with {@code auth_request}, Traefik with {@code forwardAuth}, Envoy with
 * {@code ext_authz} over HTTP.
 */
public final class CheckServer implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration STOPPING = Duration.ofSeconds(2);
    private static final int HEADER_BYTES = 64 << 10;

    private final Server server;
    private final int port;

    private CheckServer(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts to listen.
     *
     * @throws CannotProxy where the address cannot be taken
     */
    public static CheckServer start(
            String host, int port, Askers askers, Guard guard, InstantSource clock, Answers answers)
            throws CannotProxy {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("check");
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.setHandler(new CheckHandler(askers, guard, clock, answers));
        server.setStopTimeout(STOPPING.toMillis());
        Servers.start(server, host + ":" + port + " to be asked what may pass");
        return new CheckServer(server, connector.getLocalPort());
    }

    /** The port that it took. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        Servers.stop(server);
    }
}
