package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.model.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The proxies whose word on where a request came from is taken. What a request says in {@code Forwarded} (RFC 7239),
 * {@code X-Forwarded-For} or {@code X-Real-IP} counts only as far as trusted proxies wrote it: of the addresses from the right
 * the first that is none of theirs.
 */
public final class TrustedProxies {
    /** Nobody's word is taken. */
    public static final TrustedProxies NONE = new TrustedProxies(Networks.NONE);

    private static final int MOST_HOPS = 32;

    private final Networks networks;

    private TrustedProxies(Networks networks) {
        this.networks = networks;
    }

    /**
     * The proxies of addresses and networks in CIDR notation, such as {@code 10.0.0.0/8} or {@code fd00::1}.
     *
     * @throws IllegalArgumentException naming the first that is neither
     */
    public static TrustedProxies of(List<String> ranges) {
        return new TrustedProxies(Networks.of(ranges));
    }

    /** Where a request came from that a peer at {@code address} handed in: the address itself, or what a trusted peer says. */
    String client(String address, Headers headers) {
        if (!networks.has(address)) {
            return address;
        }
        List<String> hops = hops(headers);
        String nearest = address;
        for (int i = hops.size() - 1; i >= 0; i--) {
            String hop = hops.get(i);
            if (IpLiteral.bytes(hop).isEmpty()) {
                return nearest;
            }
            nearest = hop;
            if (!networks.has(hop)) {
                return hop;
            }
        }
        return nearest;
    }

    /** The addresses a request passed through, as headers tell, the farthest first. */
    private static List<String> hops(Headers headers) {
        List<String> forwarded = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        List<String> real = new ArrayList<>();
        byte[] bytes = headers.bytes();
        for (int i = 0; i < headers.count(); i++) {
            int from = headers.nameFrom(i);
            int to = headers.nameTo(i);
            if (Ascii.equalsIgnoreCase(bytes, from, to, "x-forwarded-for")) {
                add(listed, Ascii.text(bytes, headers.valueFrom(i), headers.valueTo(i)));
            } else if (Ascii.equalsIgnoreCase(bytes, from, to, "forwarded")) {
                add(forwarded, forwardedFor(Ascii.text(bytes, headers.valueFrom(i), headers.valueTo(i))));
            } else if (Ascii.equalsIgnoreCase(bytes, from, to, "x-real-ip")) {
                add(real, Ascii.text(bytes, headers.valueFrom(i), headers.valueTo(i)));
            }
        }
        return !forwarded.isEmpty() ? forwarded : !listed.isEmpty() ? listed : real;
    }

    private static String forwardedFor(String value) {
        StringBuilder out = new StringBuilder();
        for (String element : value.split(",", MOST_HOPS)) {
            for (String pair : element.split(";", 8)) {
                String plain = pair.trim();
                if (plain.toLowerCase(Locale.ROOT).startsWith("for=")) {
                    out.append(out.isEmpty() ? "" : ",")
                            .append(plain.substring(4).replace("\"", ""));
                }
            }
        }
        return out.toString();
    }

    private static void add(List<String> hops, String value) {
        for (String hop : value.split(",", MOST_HOPS)) {
            if (hops.size() < MOST_HOPS && !hop.isBlank()) {
                hops.add(bare(hop.trim()));
            }
        }
    }

    /** Without brackets and port. */
    private static String bare(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
