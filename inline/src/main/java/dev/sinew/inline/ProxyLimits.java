package dev.sinew.inline;

import java.time.Duration;

/**
 * What bounds a proxy.
 *
 * @param bodyBytes how much of a body is looked at; all of it passes
 * @param ruledBytes how much of a request's body is waited for where it decides whether the request may pass
 * @param headerBytes the longest head of a request
 * @param connections to what it stands in front of
 * @param connect how long a connection to that may take
 * @param idle how long either side may send nothing
 * @param clients connections of clients; more are not taken until some have ended
 * @param crowded how long either side may send nothing while there are as many as that
 */
public record ProxyLimits(
        int bodyBytes,
        int ruledBytes,
        int headerBytes,
        int connections,
        Duration connect,
        Duration idle,
        int clients,
        Duration crowded) {
    public static final ProxyLimits DEFAULT = new ProxyLimits(
            1 << 20,
            64 << 10,
            32 << 10,
            1_024,
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            10_000,
            Duration.ofSeconds(10));

    /** With the usual number of clients. */
    public ProxyLimits(
            int bodyBytes, int ruledBytes, int headerBytes, int connections, Duration connect, Duration idle) {
        this(bodyBytes, ruledBytes, headerBytes, connections, connect, idle, DEFAULT.clients(), DEFAULT.crowded());
    }
}
