package dev.sinew.capture.value;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;

/** Hosts and client addresses as captures write them. */
public final class Addresses {
    /** No address, and no host name that stands for one, is longer. */
    private static final int LONGEST = 255;

    private Addresses() {}

    /** The text of a client's address; empty where it is too long to be one. */
    public static String text(Slice client) {
        return client.length() > LONGEST ? "" : client.text();
    }

    /** The first of a list such as X-Forwarded-For, without port. */
    public static Slice client(Slice list) {
        byte[] bytes = list.array();
        int comma = Ascii.indexOf(bytes, list.from(), list.to(), ',');
        int to = Ascii.trimBlanks(bytes, list.from(), comma);
        return withoutPort(new Slice(bytes, list.from(), to));
    }

    /** The address without its port; an IPv6 address has one only behind brackets. */
    public static Slice withoutPort(Slice address) {
        byte[] bytes = address.array();
        int from = address.from();
        int to = address.to();
        if (from < to && bytes[from] == '[') {
            return new Slice(bytes, from + 1, Ascii.indexOf(bytes, from + 1, to, ']'));
        }
        int colon = Ascii.indexOf(bytes, from, to, ':');
        boolean single = colon < to && Ascii.indexOf(bytes, colon + 1, to, ':') == to;
        return single ? new Slice(bytes, from, colon) : address;
    }

    /** The port, or -1 where none is given. */
    public static long port(Slice address) {
        byte[] bytes = address.array();
        int i = address.to();
        while (i > address.from() && bytes[i - 1] >= '0' && bytes[i - 1] <= '9') {
            i--;
        }
        boolean host = i - 1 > address.from() && bytes[i - 1] == ':';
        boolean single = host && Ascii.indexOf(bytes, address.from(), i - 1, ':') == i - 1;
        boolean bracketed = host && bytes[i - 2] == ']';
        return single || bracketed ? Ascii.number(bytes, i, address.to()) : -1;
    }

    /** Whether this can only be an IP address, with or without port. */
    public static boolean isAddress(Slice text) {
        boolean separated = false;
        for (int i = text.from(); i < text.to(); i++) {
            byte b = text.array()[i];
            boolean separator = b == '.' || b == ':';
            if (!separator && Ascii.hex(b) < 0 && b != '[' && b != ']') {
                return false;
            }
            separated |= separator;
        }
        return separated;
    }

    /** Whether this names a host; the catch-all names and patterns of server configurations do not. */
    public static boolean isHost(Slice text) {
        for (int i = text.from(); i < text.to(); i++) {
            byte b = text.array()[i];
            boolean plain = Ascii.hex(b) >= 0 || (Ascii.lower(b) >= 'a' && Ascii.lower(b) <= 'z');
            if (!plain && "-._:[]".indexOf(b) < 0 && b >= 0) {
                return false;
            }
        }
        return !text.isEmpty()
                && text.length() <= LONGEST
                && !text.equalsIgnoreCase("_")
                && !text.equalsIgnoreCase("-");
    }
}
