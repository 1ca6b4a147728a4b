package dev.sinew.console;

import dev.sinew.store.StoreUnavailable;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One port with its routes. Requests run on virtual threads, so that those that wait for a commit cost little; clients that
 * send nothing are cut off.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int HEADER_BYTES = 16 << 10;
    private static final int WAITING_CONNECTIONS = 1_024;
    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final String RETRY_SECONDS = "5";
    private static final String PROBLEM = "application/problem+json";

    private final Javalin server;
    private final ListenAddress address;

    private WebServer(Javalin server, ListenAddress address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts a server.
     *
     * @throws CannotListen where the address cannot be taken
     */
    public static WebServer start(ListenAddress at, Consumer<RoutesConfig> routes) throws CannotListen {
        Javalin server = Javalin.create(config -> {
            harden(config, at);
            refuse(config.routes);
            routes.accept(config.routes);
        });
        try {
            server.start();
        } catch (JavalinBindException e) {
            throw new CannotListen(
                    "cannot listen at " + at + ": " + reason(e) + ". Choose another port, or end what uses this one.",
                    e);
        }
        return new WebServer(server, new ListenAddress(at.host(), server.port()));
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private static void harden(JavalinConfig config, ListenAddress at) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(server -> server.setStopTimeout(STOPPING.toMillis()));
        config.jetty.modifyHttpConfiguration(WebServer::limit);
        config.jetty.addConnector((server, http) -> connector(server, http, at));
    }

    private static void limit(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setIdleTimeout(IDLE.toMillis());
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, ListenAddress at) {
        ServerConnector connector =
                new ServerConnector(server, new org.eclipse.jetty.server.HttpConnectionFactory(http));
        connector.setHost(at.host());
        connector.setPort(at.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        return connector;
    }

    /** Refusals in one form; what is our own fault says so and tells nothing of it. */
    private static void refuse(RoutesConfig routes) {
        routes.exception(Refusal.class, (refusal, context) -> {
            if (refusal.retryAfterSeconds() > 0) {
                context.header("Retry-After", Integer.toString(refusal.retryAfterSeconds()));
            }
            answer(context, refusal.status(), refusal.what());
        });
        routes.exception(StoreUnavailable.class, (failure, context) -> {
            context.header("Retry-After", RETRY_SECONDS);
            answer(context, 503, "The store cannot be reached just now; /health says why. Try again.");
        });
        routes.exception(
                HttpResponseException.class,
                (refusal, context) -> answer(context, refusal.getStatus(), "There is nothing like this here."));
        routes.exception(Exception.class, (fault, context) -> {
            LOG.atError()
                    .addKeyValue("path", context.endpoint().path)
                    .setCause(fault)
                    .log("request failed");
            answer(context, 500, "Sinew failed to answer. Its log says why; please report it as a bug.");
        });
    }

    private static void answer(Context context, int status, String what) {
        if (status == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.status(status).contentType(PROBLEM).result(Json.problem(status, what));
    }

    /** Where it listens, with the port that it took. */
    public ListenAddress address() {
        return address;
    }

    /** Takes no more requests and waits a while for those under way. */
    @Override
    public void close() {
        server.stop();
    }
}
