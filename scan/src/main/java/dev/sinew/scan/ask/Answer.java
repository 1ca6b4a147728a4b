package dev.sinew.scan.ask;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * An answer of HTTP/1.1 (RFC 9112), as far as it matters: the status, and the body of those whose status does not say enough. Whatever an
 * issuer sends, no more than {@value #MOST} bytes of it are read.
 *
 * @param status of the last answer, interim ones left out
 * @param body all of it, or nothing where it was not wanted or is longer
 */
record Answer(int status, Optional<byte[]> body) {
    static final int MOST = 64 << 10;
    private static final int MOST_INTERIM = 5;
    private static final int HEXADECIMAL = 16;

    /** Reads one; what is no answer is an exception that says nothing of what it was. */
    static Answer read(InputStream in, IntPredicate wantsBody) throws IOException {
        return new Reader(in).read(wantsBody);
    }

    private static final class Reader {
        private final InputStream in;
        private int left = MOST;

        Reader(InputStream in) {
            this.in = in;
        }

        Answer read(IntPredicate wantsBody) throws IOException {
            for (int i = 0; i <= MOST_INTERIM; i++) {
                int status = status(line());
                long length = -1;
                boolean chunked = false;
                for (String line = line(); !line.isEmpty(); line = line()) {
                    String header = line.toLowerCase(Locale.ROOT);
                    if (header.startsWith("content-length:")) {
                        length =
                                number(header.substring(header.indexOf(':') + 1).strip(), 10);
                    } else if (header.startsWith("transfer-encoding:")) {
                        chunked = header.endsWith("chunked");
                    }
                }
                if (status >= 200) {
                    return new Answer(status, wantsBody.test(status) ? body(chunked, length) : Optional.empty());
                }
            }
            throw broken();
        }

        private static int status(String line) throws IOException {
            if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d(?: .*)?")) {
                throw broken();
            }
            return Integer.parseInt(line.substring(9, 12));
        }

        private Optional<byte[]> body(boolean chunked, long length) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            boolean whole = true;
            if (chunked) {
                for (long size = size(); size > 0 && whole; size = whole ? size() : 0) {
                    whole = copy(body, size);
                    whole = whole && line().isEmpty();
                }
            } else {
                whole = copy(body, length < 0 ? Long.MAX_VALUE : length);
            }
            return whole ? Optional.of(body.toByteArray()) : Optional.empty();
        }

        private long size() throws IOException {
            String line = line();
            int end = line.indexOf(';');
            return number((end < 0 ? line : line.substring(0, end)).strip(), HEXADECIMAL);
        }

        /** Whether so many bytes could be copied, or all to the end of the connection where that is what there is. */
        private boolean copy(ByteArrayOutputStream to, long size) throws IOException {
            boolean toTheEnd = size == Long.MAX_VALUE;
            if (size > left && !toTheEnd) {
                return false;
            }
            byte[] bytes = in.readNBytes((int) Math.min(size, left + 1L));
            left -= bytes.length;
            to.write(bytes);
            return toTheEnd ? left >= 0 : bytes.length == size;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = next(); c != '\n'; c = next()) {
                line.append((char) c);
            }
            int end = line.length();
            return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
        }

        private int next() throws IOException {
            int c = in.read();
            if (c < 0 || --left < 0) {
                throw broken();
            }
            return c;
        }

        private static long number(String text, int radix) throws IOException {
            if (!text.matches(radix == 10 ? "\\d{1,15}" : "[0-9a-f]{1,12}|[0-9A-F]{1,12}")) {
                throw broken();
            }
            return Long.parseLong(text, radix);
        }

        private static IOException broken() {
            return new NoAnswer("what it sent is no answer");
        }
    }

    /** The body as text, for a reader of JSON. */
    Optional<String> text() {
        return body.map(each -> new String(each, StandardCharsets.UTF_8));
    }
}
