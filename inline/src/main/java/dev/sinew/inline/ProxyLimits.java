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
 */
public record ProxyLimits(
        int bodyBytes, int ruledBytes, int headerBytes, int connections, Duration connect, Duration idle) {
    public static final ProxyLimits DEFAULT =
            new ProxyLimits(1 << 20, 64 << 10, 32 << 10, 1_024, Duration.ofSeconds(5), Duration.ofSeconds(60));
}
