package dev.sinew.engine.observe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads IP addresses as written (RFC 4291, section 2.2); a name is none and is never looked up. */
final class IpLiteral {
    private IpLiteral() {}

    /** The address in 4 or 16 bytes. */
    static Optional<byte[]> bytes(String text) {
        return text.indexOf(':') >= 0 ? six(text) : four(text);
    }

    /**
     * Whether an address cannot come from the internet: private use (RFC 1918, RFC 4193), loopback, link-local and shared
     * addresses (RFC 6598), also where IPv6 maps them.
     */
    static boolean isPrivate(byte[] address) {
        int first = address[0] & 0xff;
        if (address.length == 4) {
            int second = address[1] & 0xff;
            return first == 10
                    || first == 127
                    || first == 0
                    || (first == 172 && second >> 4 == 1)
                    || (first == 192 && second == 168)
                    || (first == 169 && second == 254)
                    || (first == 100 && second >> 6 == 1);
        }
        boolean mapped = address[10] == -1 && address[11] == -1;
        for (int i = 0; i < 10; i++) {
            mapped &= address[i] == 0;
        }
        if (mapped) {
            return isPrivate(Arrays.copyOfRange(address, 12, 16));
        }
        boolean loopback = address[15] == 1 || address[15] == 0;
        for (int i = 0; i < 15; i++) {
            loopback &= address[i] == 0;
        }
        return loopback || (first & 0xfe) == 0xfc || (first == 0xfe && (address[1] & 0xc0) == 0x80);
    }

    private static Optional<byte[]> four(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] address = new byte[4];
        if (parts.length != 4) {
            return Optional.empty();
        }
        for (int i = 0; i < 4; i++) {
            int part = number(parts[i], 10, 3);
            if (part < 0 || part > 255) {
                return Optional.empty();
            }
            address[i] = (byte) part;
        }
        return Optional.of(address);
    }

    private static Optional<byte[]> six(String text) {
        int gap = text.indexOf("::");
        if (text.length() > 45 || gap != text.lastIndexOf("::")) {
            return Optional.empty();
        }
        Optional<List<Integer>> head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        Optional<List<Integer>> tail = groups(gap < 0 ? "" : text.substring(gap + 2), true);
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int given = head.get().size() + tail.get().size();
        if (gap < 0 ? given != 8 : given > 7) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(head.get());
        while (all.size() + tail.get().size() < 8) {
            all.add(0);
        }
        all.addAll(tail.get());
        byte[] address = new byte[16];
        for (int i = 0; i < 8; i++) {
            address[2 * i] = (byte) (all.get(i) >> 8);
            address[2 * i + 1] = (byte) (int) all.get(i);
        }
        return Optional.of(address);
    }

    /** Groups of 16 bits; the last of all may be an IPv4 address. */
    private static Optional<List<Integer>> groups(String text, boolean last) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return Optional.of(groups);
        }
        for (String part : text.split(":", -1)) {
            if (part.indexOf('.') >= 0) {
                Optional<byte[]> four = four(part);
                if (four.isEmpty() || !last || !text.endsWith(part)) {
                    return Optional.empty();
                }
                byte[] bytes = four.get();
                groups.add((bytes[0] & 0xff) << 8 | bytes[1] & 0xff);
                groups.add((bytes[2] & 0xff) << 8 | bytes[3] & 0xff);
            } else {
                int group = number(part, 16, 4);
                if (group < 0) {
                    return Optional.empty();
                }
                groups.add(group);
            }
        }
        return Optional.of(groups);
    }

    private static int number(String text, int radix, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
