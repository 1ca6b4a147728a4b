package dev.sinew.capture.har;

import dev.sinew.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes parameters as {@code application/x-www-form-urlencoded} (URL Standard, section 5.2), which serves queries too. */
final class FormText {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private FormText() {}

    /** The parameters, {@code name=value} joined by {@code &}. */
    static byte[] of(List<Pairs.Pair> parameters) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Pairs.Pair parameter : parameters) {
            if (out.size() > 0) {
                out.write('&');
            }
            write(parameter.name(), out);
            out.write('=');
            write(parameter.value(), out);
        }
        return out.toByteArray();
    }

    private static void write(Slice text, ByteArrayOutputStream out) {
        byte[] bytes = text.array();
        for (int i = text.from(); i < text.to(); i++) {
            byte b = bytes[i];
            if (isPlain(b)) {
                out.write(b);
            } else if (b == ' ') {
                out.write('+');
            } else {
                out.write('%');
                out.write(HEX[b >> 4 & 15]);
                out.write(HEX[b & 15]);
            }
        }
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '*';
    }
}
