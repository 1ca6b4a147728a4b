package dev.sinew.bytes;

/** Decodes the backslash escapes of a JSON string (RFC 8259, section 7) into UTF-8 bytes. */
public final class JsonText {
    private static final int REPLACEMENT = 0xfffd;

    private JsonText() {}

    /**
     * Writes the decoded bytes of a span to {@code target} from {@code at} and returns the index behind them. The decoded
     * form is never longer than the span. A malformed escape stands for itself; a lone surrogate becomes U+FFFD.
     */
    public static int decode(byte[] source, int from, int to, byte[] target, int at) {
        int out = at;
        int i = from;
        while (i < to) {
            byte b = source[i];
            if (b != '\\' || i + 1 >= to) {
                target[out++] = b;
                i++;
                continue;
            }
            byte kind = source[i + 1];
            if (kind == 'u') {
                int unit = unit(source, i, to);
                if (unit < 0) {
                    target[out++] = b;
                    i++;
                    continue;
                }
                i += 6;
                if (Character.isHighSurrogate((char) unit)) {
                    int low = unit(source, i, to);
                    if (low >= 0 && Character.isLowSurrogate((char) low)) {
                        unit = Character.toCodePoint((char) unit, (char) low);
                        i += 6;
                    } else {
                        unit = REPLACEMENT;
                    }
                } else if (Character.isLowSurrogate((char) unit)) {
                    unit = REPLACEMENT;
                }
                out = utf8(unit, target, out);
            } else {
                target[out++] = simple(kind);
                i += 2;
            }
        }
        return out;
    }

    /** The code unit of a {@code \}{@code uXXXX} escape at {@code i}, or -1. */
    private static int unit(byte[] source, int i, int to) {
        if (i + 6 > to || source[i] != '\\' || source[i + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int k = i + 2; k < i + 6; k++) {
            int digit = Ascii.hex(source[k]);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private static byte simple(byte kind) {
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> kind;
        };
    }

    private static int utf8(int point, byte[] target, int at) {
        int out = at;
        if (point < 0x80) {
            target[out++] = (byte) point;
        } else if (point < 0x800) {
            target[out++] = (byte) (0xc0 | point >> 6);
            target[out++] = (byte) (0x80 | point & 0x3f);
        } else if (point < 0x10000) {
            target[out++] = (byte) (0xe0 | point >> 12);
            target[out++] = (byte) (0x80 | point >> 6 & 0x3f);
            target[out++] = (byte) (0x80 | point & 0x3f);
        } else {
            target[out++] = (byte) (0xf0 | point >> 18);
            target[out++] = (byte) (0x80 | point >> 12 & 0x3f);
            target[out++] = (byte) (0x80 | point >> 6 & 0x3f);
            target[out++] = (byte) (0x80 | point & 0x3f);
        }
        return out;
    }
}
