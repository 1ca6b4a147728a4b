package dev.sinew.capture.value;

import dev.sinew.bytes.Slice;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decodes base64 (RFC 4648) over the bytes that spell it. Both alphabets, line breaks, and missing padding are accepted.
 */
public final class Base64Text {
    private static final byte BAD = -1;
    private static final byte BLANK = -2;
    private static final byte PADDING = -3;
    private static final byte[] VALUES = values();

    private Base64Text() {}

    /** The decoded bytes, which overwrite the beginning of the text, or empty where it is not base64. */
    public static Optional<Slice> decode(byte[] bytes, int from, int to) {
        int out = from;
        int bits = 0;
        int count = 0;
        boolean padded = false;
        for (int i = from; i < to; i++) {
            int value = VALUES[bytes[i] & 0xff];
            if (value >= 0 && !padded) {
                bits = bits << 6 | value;
                if ((++count & 3) == 0) {
                    bytes[out++] = (byte) (bits >> 16);
                    bytes[out++] = (byte) (bits >> 8);
                    bytes[out++] = (byte) bits;
                }
            } else if (value == PADDING) {
                padded = true;
            } else if (value != BLANK) {
                return Optional.empty();
            }
        }
        int end = rest(bytes, out, bits, count & 3);
        return end < 0 ? Optional.empty() : Optional.of(new Slice(bytes, from, end));
    }

    /** As the other form, over the bytes of a slice that nobody else holds. */
    public static Optional<Slice> decode(Slice text) {
        return decode(text.array(), text.from(), text.to());
    }

    /** Writes what the last, incomplete group of characters holds; -1 where one character is left over. */
    private static int rest(byte[] bytes, int at, int bits, int characters) {
        int out = at;
        switch (characters) {
            case 1 -> {
                return -1;
            }
            case 2 -> bytes[out++] = (byte) (bits >> 4);
            case 3 -> {
                bytes[out++] = (byte) (bits >> 10);
                bytes[out++] = (byte) (bits >> 2);
            }
            default -> {}
        }
        return out;
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, BAD);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        values['-'] = 62;
        values['_'] = 63;
        values['='] = PADDING;
        for (char blank : new char[] {' ', '\t', '\r', '\n'}) {
            values[blank] = BLANK;
        }
        return values;
    }
}
