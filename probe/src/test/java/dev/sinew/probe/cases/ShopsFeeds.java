package dev.sinew.probe.cases;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches menus from where shops keep them; nothing is ever fetched but from this machine, and that only by a service that looks at how an address is written instead of where it leads. */
final class ShopsFeeds implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Set<String> FORBIDDEN = Set.of("127.0.0.1", "localhost", "0.0.0.0", "::1");
    /** The host is read from the text, as an address that is written shortly, {@code 127.1}, is no host to {@link URI}. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://(?:\\[([0-9a-fA-F:.]+)]|([\\w.-]+))(?::(\\d{1,5}))?(/[\\w./?=&-]*)?");

    private static final Answer INSIDE = FirmThings.invalid("the host of feedUrl");
    private static final Answer UNREAD = Answer.of(422, "{\"error\":\"the feed could not be read\"}");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final boolean bySpelling;

    ShopsFeeds(boolean bySpelling) {
        this.bySpelling = bySpelling;
    }

    Answer fetch(String url) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            return FirmThings.invalid("feedUrl");
        }
        String host = address.group(1) == null ? address.group(2) : address.group(1);
        if (FORBIDDEN.contains(host)) {
            return INSIDE;
        }
        Optional<InetAddress> leads = resolved(host);
        if (leads.isEmpty()) {
            return UNREAD;
        }
        if (!bySpelling && isInside(leads.get())) {
            return INSIDE;
        }
        boolean here = leads.get().isLoopbackAddress() || leads.get().isAnyLocalAddress();
        return here && isRead(leads.get(), address) ? Answer.of(200, "{\"imported\":0}") : UNREAD;
    }

    private static Optional<InetAddress> resolved(String host) {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isInside(InetAddress address) {
        // Of private networks, those of IPv6 begin with fc or fd, which nothing else is asked for here.
        boolean unique = address.getAddress().length > 4 && (address.getAddress()[0] & 0xfe) == 0xfc;
        return unique
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress();
    }

    private boolean isRead(InetAddress host, Matcher address) {
        String literal = host.getHostAddress();
        String port = address.group(3) == null ? "80" : address.group(3);
        String path = address.group(4) == null ? "/" : address.group(4);
        URI at = URI.create("http://" + (literal.contains(":") ? "[" + literal + "]" : literal) + ":" + port + path);
        try {
            HttpRequest request = HttpRequest.newBuilder(at).timeout(PATIENCE).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 300;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
