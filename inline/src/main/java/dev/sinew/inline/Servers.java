package dev.sinew.inline;

import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops servers. */
final class Servers {
    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);

    private Servers() {}

    /** Starts one; {@code where} says where it is to listen and for what. */
    static void start(Server server, String where) throws CannotProxy {
        server.setErrorHandler(OwnAnswer::write);
        try {
            LifeCycle.start(server);
        } catch (RuntimeException e) { // Jetty wraps whatever went wrong
            LifeCycle.stop(server);
            throw new CannotProxy(
                    "cannot listen at " + where + ": " + deepest(e).getMessage()
                            + ". Choose another port, or end what uses this one.",
                    e);
        }
    }

    /** Stops one, after the requests under way; those that take longer than it may take to stop are cut off. */
    static void stop(Server server) {
        try {
            LifeCycle.stop(server);
        } catch (RuntimeException e) {
            if (!(deepest(e) instanceof TimeoutException)) {
                throw e;
            }
            LOG.atWarn().log("requests that were still under way were cut off");
        }
    }

    private static Throwable deepest(Throwable wrapped) {
        Throwable deepest = wrapped;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
