package dev.sinew.console.intake;

import dev.sinew.console.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the body of a post into memory: at most so much, not too slowly, decompressed as it comes. */
final class PostBody {
    private static final int STEP = 64 << 10;
    /** A slower sender holds memory to no use. */
    private static final long LEAST_BYTES_A_SECOND = 1_024;

    private static final Duration START = Duration.ofSeconds(20);

    private PostBody() {}

    /**
     * The decompressed bytes.
     *
     * @throws Refusal where it is too long, not compressed as it says, or finds no room
     */
    static byte[] read(InputStream body, String encoding, IntakeLimits limits, Room.Share share)
            throws IOException, Refusal {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> upTo(body, limits.postBytes(), share);
            case "gzip", "x-gzip" -> gunzip(body, limits.postBytes(), share);
            default -> throw new Refusal(415, "Send JSON Lines plain or with Content-Encoding: gzip.");
        };
    }

    private static byte[] gunzip(InputStream body, int most, Room.Share share) throws IOException, Refusal {
        try (InputStream plain = new GZIPInputStream(body, STEP)) {
            return upTo(plain, most, share);
        } catch (ZipException e) {
            throw new Refusal(400, "The body is not gzip, or damaged. Nothing of it was taken.");
        }
    }

    private static byte[] upTo(InputStream in, int most, Room.Share share) throws IOException, Refusal {
        ByteArrayOutputStream out = new ByteArrayOutputStream(STEP);
        byte[] step = new byte[STEP];
        long started = System.nanoTime();
        for (int read = in.read(step); read >= 0; read = in.read(step)) {
            if (out.size() + read > most) {
                throw tooLong(most);
            }
            share.grow(read);
            out.write(step, 0, read);
            long late = System.nanoTime() - started - START.toNanos();
            if (late > 0
                    && out.size() / LEAST_BYTES_A_SECOND
                            < Duration.ofNanos(late).toSeconds()) {
                throw new Refusal(408, "The body comes too slowly. Nothing of it was taken.");
            }
        }
        return out.toByteArray();
    }

    static Refusal tooLong(int most) {
        return new Refusal(
                413,
                "A post holds at most " + most
                        + " bytes, decompressed. Send fewer exchanges in each. Nothing was taken.");
    }
}
