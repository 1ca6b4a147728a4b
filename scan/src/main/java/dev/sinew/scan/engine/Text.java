package dev.sinew.scan.engine;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of a file as text: in UTF-8, with what a mark at its start says of others. */
final class Text {
    private static final int LOOKED_AT = 8192;
    /** All of the first bytes are looked at, and behind them every third: zeros come in rows, or at every second or fourth place. */
    private static final int WHOLLY = 1024;

    private static final int STEP = 3;
    /** So many bytes are told at once to be no zeros, by their product. */
    private static final int AT_ONCE = 4;

    private Text() {}

    /** The bytes in UTF-8; those of UTF-16 with a byte order mark are written anew. */
    static byte[] utf8(byte[] bytes) {
        if (bytes.length >= 2) {
            int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
            Charset wide =
                    mark == 0xFEFF ? StandardCharsets.UTF_16BE : mark == 0xFFFE ? StandardCharsets.UTF_16LE : null;
            if (wide != null) {
                return new String(bytes, 2, bytes.length - 2, wide).getBytes(StandardCharsets.UTF_8);
            }
        }
        return bytes;
    }

    /** Whether it is no text: text has no zero bytes. */
    static boolean isBinary(byte[] utf8) {
        int end = Math.min(LOOKED_AT, utf8.length);
        int i = 0;
        while (i + AT_ONCE <= Math.min(WHOLLY, end) && utf8[i] * utf8[i + 1] * utf8[i + 2] * utf8[i + 3] != 0) {
            i += AT_ONCE;
        }
        while (i >= WHOLLY
                && i + AT_ONCE * STEP <= end
                && utf8[i] * utf8[i + STEP] * utf8[i + 2 * STEP] * utf8[i + 3 * STEP] != 0) {
            i += AT_ONCE * STEP;
        }
        while (i < end && utf8[i] != 0) {
            i += i < WHOLLY ? 1 : STEP;
        }
        return i < end;
    }

    /** A part as characters; what is no UTF-8 becomes a mark for that. */
    static String of(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** How many bytes so many characters take at the start of a text. */
    static int length(String text, int characters) {
        return text.substring(0, characters).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Where so many characters and one more begin before an offset, but not before {@code least}. */
    static int back(byte[] bytes, int offset, int characters, int least) {
        int i = offset;
        int left = characters + 1;
        while (i > least && left > 0) {
            i--;
            left -= (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return i;
    }

    /** Where so many characters and one more end from an offset on, but not after {@code last}. */
    static int on(byte[] bytes, int offset, int characters, int last) {
        int i = offset;
        int left = characters + 1;
        while (i < last && left > 0) {
            left -= (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
            i++;
        }
        return i;
    }
}
