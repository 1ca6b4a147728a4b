package dev.sinew.engine.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets of IP addresses: single ones, and networks in CIDR notation. */
public final class Networks {
    /** No address at all. */
    public static final Networks NONE = new Networks(List.of());

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

    private Networks(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * The addresses of addresses and networks as written, such as {@code 10.0.0.0/8} or {@code fd00::1}.
     *
     * @throws IllegalArgumentException naming the first that is neither
     */
    public static Networks of(List<String> ranges) {
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
        return new Networks(networks);
    }

    /** Whether an address, as written, is one of these; what is none is not. */
    public boolean has(String address) {
        if (networks.isEmpty()) {
            return false;
        }
        Optional<byte[]> bytes = IpLiteral.bytes(address);
        return bytes.isPresent() && networks.stream().anyMatch(network -> network.has(bytes.get()));
    }
}
