package dev.sinew.inline;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Starts and stops servers. */
final class Servers {
    private Servers() {}

    /** Starts one; {@code where} says where it is to listen and for what. */
    static void start(Server server, String where) throws CannotProxy {
        try {
            LifeCycle.start(server);
        } catch (RuntimeException e) { // Jetty wraps whatever went wrong
            LifeCycle.stop(server);
            Throwable deepest = e;
            while (deepest.getCause() != null) {
                deepest = deepest.getCause();
            }
            throw new CannotProxy(
                    "cannot listen at " + where + ": " + deepest.getMessage()
                            + ". Choose another port, or end what uses this one.",
                    e);
        }
    }

    /** Stops one, after the requests under way. */
    static void stop(Server server) {
        LifeCycle.stop(server);
    }
}
