package dev.sinew.inline;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A server that passes all it gets on to another one: HTTP/1.1 and HTTP/2, with TLS where it has a key. */
public final class ReverseProxy implements AutoCloseable {
    private static final Duration STOPPING = Duration.ofSeconds(10);
    /** As many acceptors and selectors as Jetty thinks right for the processors. */
    private static final int AS_JETTY = -1;

    private final Server server;
    private final ProxyAddress address;

    private ReverseProxy(Server server, ProxyAddress address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts a proxy; {@code guard} says what may pass, and {@code captured} is told of all that came.
     *
     * @throws CannotProxy where the address cannot be taken, or a key or a certificate cannot be used
     */
    public static ReverseProxy start(
            ProxyAddress at, ProxyLimits limits, InstantSource clock, Guard guard, Captured captured)
            throws CannotProxy {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("proxy");
        Server server = new Server(threads);
        Optional<ServerTls> tls = tls(at, server);
        ServerConnector connector = new ServerConnector(
                server, new Resuming(threads), null, null, AS_JETTY, AS_JETTY, protocols(limits, tls));
        connector.setHost(at.host());
        connector.setPort(at.port());
        connector.setIdleTimeout(limits.idle().toMillis());
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(limits.clients(), connector);
        limit.setEndPointIdleTimeout(limits.crowded().toMillis());
        server.addBean(limit);
        // The limit asks those that are open already to go sooner; of many that come at once some are opened only after
        // it was reached.
        connector.addBean(new Connection.Listener() {
            @Override
            public void onOpened(Connection connection) {
                if (!connector.isAccepting()) {
                    connection.getEndPoint().setIdleTimeout(limits.crowded().toMillis());
                }
            }
        });
        server.setHandler(new PassingHandler(at, limits, clock, guard, captured, trust(at)));
        server.setStopTimeout(STOPPING.toMillis());
        Servers.start(server, at.host() + ":" + at.port() + " to stand in front of " + at.upstream());
        tls.ifPresent(ServerTls::follow);
        return new ReverseProxy(server, at.at(connector.getLocalPort()));
    }

    private static Optional<ServerTls> tls(ProxyAddress at, Server server) throws CannotProxy {
        try {
            return at.key().isPresent() ? Optional.of(ServerTls.of(at.key().get(), server)) : Optional.empty();
        } catch (UnfitKey e) {
            throw new CannotProxy("cannot listen with TLS: " + e.getMessage() + "; " + e.cure(), e);
        }
    }

    private static SslContextFactory.Client trust(ProxyAddress at) throws CannotProxy {
        SslContextFactory.Client client = new SslContextFactory.Client();
        try {
            if (at.trusted().isPresent()) {
                client.setTrustStore(KeyFiles.trust(at.trusted().get()));
            }
            return client;
        } catch (UnfitKey e) {
            throw new CannotProxy("cannot trust " + at.upstream() + ": " + e.getMessage() + "; " + e.cure(), e);
        }
    }

    /** HTTP/1.1 and HTTP/2: with TLS the client chooses as it connects (ALPN), without it by how it begins. */
    private static ConnectionFactory[] protocols(ProxyLimits limits, Optional<ServerTls> tls) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(limits.headerBytes());
        http.setIdleTimeout(limits.idle().toMillis());
        // What is odd in a path is for the API to refuse, and for Sinew to see.
        http.setUriCompliance(UriCompliance.UNSAFE);
        // Two readings of one framing are how requests are smuggled.
        http.setHttpCompliance(HttpCompliance.STRICT);
        http.addCustomizer(ReverseProxy::refuseOldChunks);
        HttpConnectionFactory one = new HttpConnectionFactory(http);
        if (tls.isEmpty()) {
            return new ConnectionFactory[] {one, bounded(new PlainHttp2(http))};
        }
        // Which hosts there are is for the API to say.
        http.addCustomizer(new SecureRequestCustomizer(false));
        ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
        choice.setDefaultProtocol(one.getProtocol());
        return new ConnectionFactory[] {
            new SslConnectionFactory(tls.get().context(), choice.getProtocol()),
            choice,
            bounded(new HTTP2ServerConnectionFactory(http)),
            one
        };
    }

    /** HTTP/1.0 has no chunks (RFC 9112, section 6.1): what is behind may take them for a body that ends with the connection. */
    private static Request refuseOldChunks(Request request, HttpFields.Mutable answer) {
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0
                && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "chunks in HTTP/1.0");
        }
        return request;
    }

    /** A WebSocket goes through HTTP/1.1 alone; where HTTP/2 does not offer it, clients open a connection of their own. */
    private static ConnectionFactory bounded(AbstractHTTP2ServerConnectionFactory two) {
        two.setConnectProtocolEnabled(false);
        return two;
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
