package dev.sinew.inline;

import org.eclipse.jetty.server.Server;

/** Starts and stops servers, whose own methods declare any exception. */
final class Servers {
    private Servers() {}

    /** Starts one; {@code where} says where it is to listen and for what. */
    static void start(Server server, String where) throws CannotProxy {
        try {
            server.start();
        } catch (Exception e) { // what Jetty declares
            stop(server);
            throw new CannotProxy(
                    "cannot listen at " + where + ": " + e.getMessage()
                            + ". Choose another port, or end what uses this one.",
                    e);
        }
    }

    static void stop(Server server) {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // what Jetty declares; nothing is left to be done
            server.setStopTimeout(0);
        }
    }
}
