package dev.sinew.scan.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Finds what is written in base64, hexadecimal or percent signs within a text, and is a text itself. Long rows of letters are looked for by every
 * so manieth byte; what they decode to is never longer than they are, so that decoding what was decoded comes to an end.
 */
final class Encoded {
    private static final int LEAST = 32;
    /** So many bytes tell whether it is a text. */
    private static final int SAMPLE = 24;

    private static final int MAX_PARTS = 2000;
    private static final boolean[] BASE64 = table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");
    /** What letters of base64 stand for, in both alphabets. */
    private static final byte[] LETTERS = letters();

    /** Those of base64, and more. */
    private static final boolean[] ADDRESS =
            table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%-._~!$&*+,;=:@/?");

    /**
     * A part of a text that hides another one.
     *
     * @param from where it begins, in bytes
     * @param text what it says
     * @param how it is written, for people
     */
    record Part(int from, String text, String how) {}

    private final byte[] bytes;
    private final List<Part> parts = new ArrayList<>();
    private final List<Part> percents = new ArrayList<>();

    private Encoded(byte[] bytes) {
        this.bytes = bytes;
    }

    /** All of them, in order of their kinds. */
    static List<Part> in(byte[] bytes) {
        Encoded encoded = new Encoded(bytes);
        encoded.rows();
        encoded.parts.addAll(
                encoded.percents.subList(0, Math.min(encoded.percents.size(), MAX_PARTS - encoded.parts.size())));
        return encoded.parts;
    }

    private static byte[] letters() {
        byte[] letters = new byte[256];
        for (String alphabet : List.of("+/", "-_")) {
            String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + alphabet;
            for (int i = 0; i < all.length(); i++) {
                letters[all.charAt(i)] = (byte) i;
            }
        }
        return letters;
    }

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[256];
        characters.chars().forEach(c -> table[c] = true);
        return table;
    }

    /** Letters of base64 are letters of addresses, too: rows of the one lie within rows of the other, so that there is one way through the text. */
    private void rows() {
        int begin = run(ADDRESS, 0, bytes.length);
        while (begin < bytes.length && parts.size() < MAX_PARTS) {
            int end = end(ADDRESS, begin + LEAST);
            for (int from = run(BASE64, begin, end); from < end && parts.size() < MAX_PARTS; ) {
                int to = end(BASE64, from + LEAST);
                row(from, to);
                from = run(BASE64, to + 1, end);
            }
            percents(begin, end);
            begin = run(ADDRESS, end + 1, bytes.length);
        }
    }

    /**
     * Where the next row of the shortest length or longer begins, or {@code to} where there is none before. Only every so manieth byte is read where there
     * is none.
     */
    private int run(boolean[] table, int from, int to) {
        int begin = from;
        while (begin + LEAST <= to) {
            int i = begin + LEAST - 1;
            while (i >= begin && table[bytes[i] & 0xFF]) {
                i--;
            }
            if (i < begin) {
                return begin;
            }
            begin = i + 1;
        }
        return to;
    }

    private int end(boolean[] table, int from) {
        int end = from;
        while (end < bytes.length && table[bytes[end] & 0xFF]) {
            end++;
        }
        return end;
    }

    private void row(int from, int to) {
        boolean even = (to - from) % 2 == 0 && to - from >= 2 * LEAST;
        if (even && isHexadecimal(from, to)) {
            add(from, HexFormat.of().parseHex(text(from, to)), "in hexadecimal");
            return;
        }
        if (!beginsAsText(from)) {
            return;
        }
        String row = text(from, to);
        Base64.Decoder decoder =
                row.indexOf('-') >= 0 || row.indexOf('_') >= 0 ? Base64.getUrlDecoder() : Base64.getDecoder();
        try {
            if (isText(decoder.decode(row.substring(0, LEAST)))) {
                add(
                        from,
                        decoder.decode(row.length() % 4 == 1 ? row.substring(0, row.length() - 1) : row),
                        "in base64");
            }
        } catch (IllegalArgumentException e) {
            return; // letters of both alphabets: a row of something else
        }
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private boolean isHexadecimal(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isHex(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first four letters of base64 stand for three that can be printed: of most rows that are something else they do not. */
    private boolean beginsAsText(int from) {
        int bits = 0;
        for (int i = from; i < from + 4; i++) {
            bits = bits << 6 | LETTERS[bytes[i] & 0xFF];
        }
        return isPrinted((byte) (bits >> 16)) && isPrinted((byte) (bits >> 8)) && isPrinted((byte) bits);
    }

    private void add(int from, byte[] decoded, String how) {
        if (isText(decoded)) {
            parts.add(new Part(from, new String(decoded, StandardCharsets.UTF_8), how));
        }
    }

    /** Whether it begins as a text: with characters that can be printed, and not all of one kind. */
    private static boolean isText(byte[] decoded) {
        for (int i = 0; i < Math.min(SAMPLE, decoded.length); i++) {
            if (!isPrinted(decoded[i])) {
                return false;
            }
        }
        return decoded.length > 0;
    }

    private static boolean isPrinted(byte c) {
        return c >= ' ' && c < 0x7F || c == '\n' || c == '\r' || c == '\t';
    }

    private void percents(int begin, int end) {
        int first = coded(begin, end);
        if (first < end && percents.size() < MAX_PARTS) {
            int from = Math.max(begin, first - LEAST * LEAST);
            percents.add(new Part(from, decoded(from, end), "in percent signs"));
        }
    }

    /** Where the first percent sign with a number is, or the end. */
    private int coded(int from, int to) {
        for (int i = from; i + 2 < to; i++) {
            if (bytes[i] == '%' && isHex(i + 1) && isHex(i + 2)) {
                return i;
            }
        }
        return to;
    }

    private boolean isHex(int i) {
        return HexFormat.isHexDigit(bytes[i]);
    }

    private String decoded(int from, int to) {
        byte[] out = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            boolean coded = bytes[i] == '%' && i + 2 < to && isHex(i + 1) && isHex(i + 2);
            out[length++] = coded
                    ? (byte) (HexFormat.fromHexDigit(bytes[i + 1]) << 4 | HexFormat.fromHexDigit(bytes[i + 2]))
                    : bytes[i];
            i += coded ? 2 : 0;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}
