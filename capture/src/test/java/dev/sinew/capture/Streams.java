package dev.sinew.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Streams as tests need them: compressed, in small pieces like a pipe, or failing. */
public final class Streams {
    private Streams() {}

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /** A stream that, like a pipe, gives random short pieces and never tells what is available. */
    public static InputStream pipe(byte[] bytes, Random random, int longestPiece) {
        return new InputStream() {
            private final ByteArrayInputStream inner = new ByteArrayInputStream(bytes);

            @Override
            public int read() {
                return inner.read();
            }

            @Override
            public int read(byte[] target, int from, int length) {
                return inner.read(target, from, Math.min(length, 1 + random.nextInt(longestPiece)));
            }
        };
    }

    /** A stream that fails after its bytes. */
    public static InputStream failing(byte[] bytes) {
        return new InputStream() {
            private final ByteArrayInputStream inner = new ByteArrayInputStream(bytes);

            @Override
            public int read() throws IOException {
                int b = inner.read();
                if (b < 0) {
                    throw new IOException("device gone");
                }
                return b;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                int read = inner.read(target, from, length);
                if (read < 0) {
                    throw new IOException("device gone");
                }
                return read;
            }
        };
    }

    /** A stream of one byte, over and over. */
    public static InputStream repeating(byte value, long count) {
        return new Repeating(value, count);
    }

    /** One byte, over and over. */
    private static final class Repeating extends InputStream {
        private final byte value;
        private long left;

        Repeating(byte value, long count) {
            this.value = value;
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(target, from, from + count, value);
            left -= count;
            return count;
        }
    }
}
