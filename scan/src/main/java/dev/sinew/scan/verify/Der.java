package dev.sinew.scan.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A value in DER (ITU-T X.690), as far as keys and certificates need it: definite lengths, tags of one byte. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BITS = 0x03;
    static final int OCTETS = 0x04;
    static final int SEQUENCE = 0x30;
    static final int FIRST = 0xA0;
    static final int SECOND = 0xA1;

    private static final int MAX_PARTS = 64;

    private final int tag;
    private final byte[] content;

    private Der(int tag, byte[] content) {
        this.tag = tag;
        this.content = content;
    }

    /** The value that all of the bytes are. */
    static Optional<Der> of(byte[] bytes) {
        List<Der> all = parts(bytes);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** What it is. */
    int tag() {
        return tag;
    }

    /** Its bytes. */
    byte[] content() {
        return content.clone();
    }

    /** The values in it; none where they do not fill it to the byte. */
    List<Der> parts() {
        return parts(content);
    }

    /** The bytes of a row of bits that fills them. */
    byte[] bits() {
        return tag == BITS && content.length > 0 && content[0] == 0
                ? Arrays.copyOfRange(content, 1, content.length)
                : new byte[0];
    }

    BigInteger number() {
        return tag == INTEGER && content.length > 0 ? new BigInteger(content) : BigInteger.ZERO;
    }

    private static List<Der> parts(byte[] bytes) {
        List<Der> parts = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int lengthBytes = at + 1 < bytes.length && (bytes[at + 1] & 0x80) != 0 ? bytes[at + 1] & 0x7F : 0;
            int from = at + 2 + lengthBytes;
            if (from > bytes.length || lengthBytes > 3 || parts.size() == MAX_PARTS) {
                return List.of();
            }
            int length = lengthBytes == 0 ? bytes[at + 1] & 0x7F : 0;
            for (int i = at + 2; i < from; i++) {
                length = length << 8 | bytes[i] & 0xFF;
            }
            if (length > bytes.length - from || length < 0) {
                return List.of();
            }
            parts.add(new Der(bytes[at] & 0xFF, Arrays.copyOfRange(bytes, from, from + length)));
            at = from + length;
        }
        return parts;
    }
}
