package dev.sinew.inline;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a proxy listens and what it stands in front of.
 *
 * @param host the name or address to listen at; an IPv6 address in brackets
 * @param port the port, 0 for any that is free
 * @param upstream {@code http} or {@code https}, an authority, and perhaps a path that is put in front
 * @param key what it proves itself with; where there is none, it listens without TLS
 * @param trusted a PEM file with the certificates that what it stands in front of is trusted by; where there is none, those of the JDK
 */
public record ProxyAddress(String host, int port, URI upstream, Optional<ServerKey> key, Optional<Path> trusted) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int LAST_PORT = 65_535;

    /** Without TLS, and with the JDK's trust. */
    public ProxyAddress(String host, int port, URI upstream) {
        this(host, port, upstream, Optional.empty(), Optional.empty());
    }

    /** The same with TLS to clients. */
    public ProxyAddress with(ServerKey proof) {
        return new ProxyAddress(host, port, upstream, Optional.of(proof), trusted);
    }

    /** The same, trusting in the certificates of a PEM file. */
    public ProxyAddress trusting(Path certificates) {
        return new ProxyAddress(host, port, upstream, key, Optional.of(certificates));
    }

    /** The same at the port that was free. */
    ProxyAddress at(int taken) {
        return new ProxyAddress(host, taken, upstream, key, trusted);
    }

    /** Whether it is spoken to with TLS. */
    boolean isUpstreamSecure() {
        return upstream.getScheme().equalsIgnoreCase("https");
    }

    /** Reads {@code HOST:PORT=URL} or {@code PORT=URL}, which listens on loopback alone; nothing where it is neither. */
    public static Optional<ProxyAddress> parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        String listen = text.substring(0, equals);
        int colon = listen.lastIndexOf(':');
        String host = colon < 0 ? LOOPBACK : listen.substring(0, colon);
        try {
            int port = Integer.parseInt(listen.substring(colon + 1));
            URI upstream = URI.create(text.substring(equals + 1));
            boolean sound = port >= 0 && port <= LAST_PORT && !host.isEmpty() && isUpstream(upstream);
            return sound ? Optional.of(new ProxyAddress(host, port, upstream)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isUpstream(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    /** The port of what it stands in front of. */
    int upstreamPort() {
        return upstream.getPort() >= 0 ? upstream.getPort() : isUpstreamSecure() ? 443 : 80;
    }

    /** What is put in front of each path: empty, or a path without a slash at its end. */
    String prefix() {
        String path = upstream.getRawPath() == null ? "" : upstream.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    @Override
    public String toString() {
        return host + ":" + port + "=" + upstream;
    }
}
