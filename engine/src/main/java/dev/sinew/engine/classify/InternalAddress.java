package dev.sinew.engine.classify;

import dev.sinew.bytes.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Finds addresses of private networks (RFC 1918) and names that only internal networks resolve, in any text. Loopback and
 * link-local addresses tell nothing of a network and do not count. IPv6 is left out: in running text it looks like much else.
 */
public final class InternalAddress {
    private static final List<String> DOMAINS = List.of(
            ".internal", ".local", ".localdomain", ".intranet", ".corp", ".lan", ".svc", ".consul", ".home.arpa");

    private InternalAddress() {}

    /**
     * What was found.
     *
     * @param from where it begins
     * @param to behind its last byte
     * @param kind in a few words, without the address
     */
    public record Found(int from, int to, String kind) {}

    /** The first in a span that names a machine, such as a header's value. */
    public static Optional<Found> find(byte[] bytes, int from, int to) {
        return find(bytes, from, to, false);
    }

    /** The first in running text, in which names count only in a URL or with a port: a point joins other words, too. */
    public static Optional<Found> findInText(byte[] bytes, int from, int to) {
        return find(bytes, from, to, true);
    }

    private static Optional<Found> find(byte[] bytes, int from, int to, boolean text) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.') {
                Optional<Found> found = atPoint(bytes, from, i, to)
                        .filter(each -> !text || isDigit(bytes[each.from()]) || isAddressed(bytes, from, each, to));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a host's name or address, without a port, belongs to an internal network. */
    public static boolean isInternal(String host) {
        byte[] bytes = host.getBytes(StandardCharsets.UTF_8);
        Optional<Found> found = find(bytes, 0, bytes.length);
        return found.isPresent() && found.get().from() == 0 && found.get().to() == bytes.length;
    }

    private static Optional<Found> atPoint(byte[] bytes, int from, int point, int to) {
        int start = point;
        while (start > from && isDigit(bytes[start - 1]) && point - start < 3) {
            start--;
        }
        boolean alone = start == from || !isNamed(bytes[start - 1]) && !isVersion(bytes, from, start);
        if (start < point && alone) {
            int end = quad(bytes, start, to);
            return end > 0 && isPrivate(bytes, start, end)
                    ? Optional.of(new Found(start, end, "an address of a private network"))
                    : Optional.empty();
        }
        return name(bytes, from, point, to);
    }

    /** Behind the last byte of a dotted quad that stands alone, or -1. */
    private static int quad(byte[] bytes, int from, int to) {
        int at = from;
        for (int part = 0; part < 4; part++) {
            int start = at;
            int value = 0;
            while (at < to && isDigit(bytes[at]) && at - start < 4) {
                value = value * 10 + bytes[at++] - '0';
            }
            boolean good = at > start && value <= 255 && (at - start == 1 || bytes[start] != '0');
            if (!good || (part < 3 && (at >= to || bytes[at++] != '.'))) {
                return -1;
            }
        }
        boolean more = at < to && (isNamed(bytes[at]) && (bytes[at] != '.' || (at + 1 < to && isDigit(bytes[at + 1]))));
        return more ? -1 : at;
    }

    private static boolean isPrivate(byte[] bytes, int from, int to) {
        if (Ascii.startsWith(bytes, from, to, "10.")) {
            return !Ascii.startsWith(bytes, from, to, "10.0.0.0");
        }
        if (Ascii.startsWith(bytes, from, to, "192.168.")) {
            return !Ascii.equals(bytes, from, to, "192.168.0.0");
        }
        boolean maybe = Ascii.startsWith(bytes, from, to, "172.") && to - from > 6 && bytes[from + 6] == '.';
        int second = maybe ? (bytes[from + 4] - '0') * 10 + bytes[from + 5] - '0' : 0;
        return second >= 16 && second <= 31;
    }

    /** A name that ends in an internal domain: the point is that before the domain's last label. */
    private static Optional<Found> name(byte[] bytes, int from, int point, int to) {
        for (String domain : DOMAINS) {
            int end = point + domain.length();
            if (Ascii.startsWithIgnoreCase(bytes, point, to, domain) && isEnd(bytes, end, to)) {
                int start = point;
                while (start > from && isNamed(bytes[start - 1])) {
                    start--;
                }
                boolean cluster = domain.equals(".svc") || bytes[Math.max(from, point - 1)] != '.';
                return start < point && cluster
                        ? Optional.of(new Found(start, end, "a name of an internal network"))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a host's name ends here: with the text, a port, a path or a mark, and not in a longer name or a call. */
    private static boolean isEnd(byte[] bytes, int at, int to) {
        if (at >= to) {
            return true;
        }
        return !isNamed(bytes[at]) && bytes[at] != '(' && bytes[at] != '=' && bytes[at] != '[';
    }

    /** Whether a slash stands before it that is not that of a URL: a product's version follows. */
    private static boolean isVersion(byte[] bytes, int from, int start) {
        return bytes[start - 1] == '/' && (start - 2 < from || bytes[start - 2] != '/');
    }

    private static boolean isAddressed(byte[] bytes, int from, Found found, int to) {
        int before = found.from() == from ? ' ' : bytes[found.from() - 1];
        boolean port = found.to() + 1 < to && bytes[found.to()] == ':' && isDigit(bytes[found.to() + 1]);
        return before == '/' || before == '@' || port;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isNamed(byte b) {
        int low = Ascii.lower(b);
        return isDigit(b) || (low >= 'a' && low <= 'z') || b == '-' || b == '_' || b == '.';
    }
}
