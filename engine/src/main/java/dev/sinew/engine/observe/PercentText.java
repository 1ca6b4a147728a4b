package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;

/** Decodes percent encoding (RFC 3986, section 2.1). */
final class PercentText {
    private PercentText() {}

    /**
     * Writes the decoded span to {@code target} from {@code at} and returns the index behind it; never longer than the span. A
     * malformed escape stands for itself. With {@code plusIsSpace}, a plus sign is a space.
     */
    static int decode(byte[] source, int from, int to, byte[] target, int at, boolean plusIsSpace) {
        int out = at;
        int i = from;
        while (i < to) {
            byte b = source[i];
            if (b == '%' && i + 2 < to && Ascii.hex(source[i + 1]) >= 0 && Ascii.hex(source[i + 2]) >= 0) {
                target[out++] = (byte) (Ascii.hex(source[i + 1]) << 4 | Ascii.hex(source[i + 2]));
                i += 3;
            } else {
                target[out++] = b == '+' && plusIsSpace ? (byte) ' ' : b;
                i++;
            }
        }
        return out;
    }
}
