package dev.sinew.console;

import java.util.Optional;

/**
 * Where a server listens.
 *
 * @param host a name or an address of this machine
 * @param port from 0 to 65535; 0 takes any that is free
 */
public record ListenAddress(String host, int port) {
    public static final String LOOPBACK = "127.0.0.1";

    public ListenAddress {
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not an address to listen at: " + host + ":" + port);
        }
    }

    /** Reads {@code HOST:PORT}, {@code [IPV6]:PORT}, {@code :PORT} or {@code PORT}; a missing host is loopback. */
    public static Optional<ListenAddress> parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon <= 0 ? LOOPBACK : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        String port = text.substring(colon + 1);
        if (host.isBlank()
                || port.isEmpty()
                || port.length() > 5
                || !port.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        int number = Integer.parseInt(port);
        return number > 65_535 ? Optional.empty() : Optional.of(new ListenAddress(host, number));
    }

    /** Whether only this machine reaches it. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
