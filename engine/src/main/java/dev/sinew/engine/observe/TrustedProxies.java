package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.model.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The proxies whose word on where a request came from is taken. What a request says in {@code Forwarded} (RFC 7239),
 * {@code X-Forwarded-For} or {@code X-Real-IP} counts only as far as trusted proxies wrote it: of the addresses from the right
 * the first that is none of theirs.
 */
public final class TrustedProxies {
    /** Nobody's word is taken. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final int MOST_HOPS = 32;

    private final List<Network> networks;

    /** Addresses that agree in their first bits. */
    private static final class Network {
        private final byte[] address;
        private final int bits;

        Network(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        boolean has(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                if (((address[i >> 3] ^ other[i >> 3]) >> (7 - (i & 7)) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * The proxies of addresses and networks in CIDR notation, such as {@code 10.0.0.0/8} or {@code fd00::1}.
     *
     * @throws IllegalArgumentException naming the first that is neither
     */
    public static TrustedProxies of(List<String> ranges) {
        List<Network> networks = new ArrayList<>();
        for (String range : ranges) {
            int slash = range.indexOf('/');
            Optional<byte[]> address = IpLiteral.bytes(slash < 0 ? range : range.substring(0, slash));
            if (address.isEmpty()) {
                throw new IllegalArgumentException("\"" + range + "\" is no IP address or network");
            }
            int most = 8 * address.get().length;
            String bits = slash < 0 ? "" + most : range.substring(slash + 1);
            boolean number = bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= most;
            if (!number) {
                throw new IllegalArgumentException("\"" + range + "\": a prefix has 0 to " + most + " bits");
            }
            networks.add(new Network(address.get(), Integer.parseInt(bits)));
        }
        return new TrustedProxies(networks);
    }

    /** Where a request came from that a peer at {@code address} handed in: the address itself, or what a trusted peer says. */
    String client(String address, Headers headers) {
        if (networks.isEmpty() || !isTrusted(address)) {
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
            if (!isTrusted(hop)) {
                return hop;
            }
        }
        return nearest;
    }

    private boolean isTrusted(String address) {
        Optional<byte[]> bytes = IpLiteral.bytes(address);
        return bytes.isPresent() && networks.stream().anyMatch(network -> network.has(bytes.get()));
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
