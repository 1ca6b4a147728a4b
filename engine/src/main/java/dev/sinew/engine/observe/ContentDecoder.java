package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Undoes content encodings up to a limit, so a bomb costs no more than the limit. Captures often hold bodies that were
 * decoded already under a header that says otherwise; those are taken as they are.
 */
final class ContentDecoder {
    private static final int MAX_LAYERS = 3;

    private final int limit;
    private byte[] buffer = new byte[8192];
    private final Inflater bare = new Inflater(true);
    /** Whether a layer's result lies in the buffer, so that the next must not read it there while writing. */
    private boolean inBuffer;

    private boolean cut;
    private boolean broken;

    ContentDecoder(int limit) {
        this.limit = limit;
    }

    /** Whether the last body was longer than the limit. */
    boolean cut() {
        return cut;
    }

    /** Whether the last body's encoding was unknown or broken. */
    boolean broken() {
        return broken;
    }

    /** Whether the last body lies in a buffer that the next is decoded into. */
    boolean buffered() {
        return inBuffer;
    }

    /** The body without the encodings that the header value names; what could be decoded where it is broken. */
    Slice decode(Slice body, Slice encodings) {
        cut = false;
        broken = false;
        inBuffer = false;
        if (encodings.isEmpty()) {
            return body;
        }
        String[] names = encodings.text().toLowerCase(Locale.ROOT).split(",", -1);
        Slice decoded = body;
        for (int i = names.length - 1; i >= 0; i--) {
            if (names.length - i > MAX_LAYERS) {
                broken = true;
                return Slice.EMPTY;
            }
            decoded = layer(decoded, names[i].trim());
        }
        return decoded;
    }

    private Slice layer(Slice body, String name) {
        return switch (name) {
            case "", "identity", "aws-chunked", "utf-8" -> body;
            case "gzip", "x-gzip" -> gzip(body, name);
            case "deflate", "br" -> isPlain(body) ? body : inflate(body, name);
            default -> isPlain(body) ? body : asItIs(body);
        };
    }

    private Slice gzip(Slice body, String name) {
        if (isGzip(body)) {
            return inflate(body, name);
        }
        Slice bytes = fromLatin1Text(body);
        return isGzip(bytes) ? inflate(bytes, name) : asItIs(body);
    }

    /**
     * Some captures write a body's bytes as text of the same code points, which arrives here in UTF-8; the bytes, or the empty
     * slice where it is no such text.
     */
    private static Slice fromLatin1Text(Slice body) {
        byte[] from = body.array();
        int i = body.from();
        if (body.length() < 3 || from[i] != 0x1f || (from[i + 1] & 0xff) != 0xc2 || (from[i + 2] & 0xff) != 0x8b) {
            return Slice.EMPTY;
        }
        byte[] bytes = new byte[body.length()];
        int size = 0;
        while (i < body.to()) {
            int lead = from[i] & 0xff;
            if (lead < 0x80) {
                bytes[size++] = from[i++];
            } else if ((lead == 0xc2 || lead == 0xc3) && i + 1 < body.to()) {
                bytes[size++] = (byte) ((lead & 3) << 6 | from[i + 1] & 0x3f);
                i += 2;
            } else {
                return Slice.EMPTY;
            }
        }
        return new Slice(bytes, 0, size);
    }

    private Slice asItIs(Slice body) {
        broken = !isPlain(body) && !body.isEmpty();
        return broken ? Slice.EMPTY : body;
    }

    private static boolean isGzip(Slice body) {
        return body.length() > 2
                && (body.array()[body.from()] & 0xff) == 0x1f
                && (body.array()[body.from() + 1] & 0xff) == 0x8b;
    }

    /** Whether a body begins like text: eight printable bytes, which encoded bytes show by luck in less than one of 1,000. */
    private static boolean isPlain(Slice body) {
        byte[] bytes = body.array();
        int to = Math.min(body.to(), body.from() + 8);
        for (int i = body.from(); i < to; i++) {
            if ((bytes[i] < 0x20 || bytes[i] == 0x7f) && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private Slice inflate(Slice body, String name) {
        int size = 0;
        Slice source = inBuffer ? Slice.of(body.copy()) : body;
        inBuffer = true;
        try (InputStream in = open(source, name)) {
            while (size < limit) {
                if (size == buffer.length) {
                    buffer = Arrays.copyOf(buffer, (int) Math.min(limit, 2L * size));
                }
                int read = in.read(buffer, size, Math.min(limit, buffer.length) - size);
                if (read < 0) {
                    return new Slice(buffer, 0, size);
                }
                size += read;
            }
            cut = in.read() >= 0;
        } catch (IOException | IllegalStateException e) {
            broken = true;
        }
        return new Slice(buffer, 0, size);
    }

    private InputStream open(Slice body, String name) throws IOException {
        InputStream raw = new ByteArrayInputStream(body.array(), body.from(), body.length());
        return switch (name) {
            case "br" -> new BrotliInputStream(raw);
            case "deflate" ->
                hasZlibHeader(body) ? new InflaterInputStream(raw) : new InflaterInputStream(raw, resetBare());
            default -> new GZIPInputStream(raw);
        };
    }

    /** The one inflater for deflate without the zlib header, which some servers send. */
    private Inflater resetBare() {
        bare.reset();
        return bare;
    }

    /** RFC 1950: method 8, and the first two bytes divisible by 31. */
    private static boolean hasZlibHeader(Slice body) {
        if (body.length() < 2) {
            return false;
        }
        int first = body.array()[body.from()] & 0xff;
        int second = body.array()[body.from() + 1] & 0xff;
        return (first & 0xf) == 8 && (first << 8 | second) % 31 == 0;
    }

    /** The charset of a name, or UTF-8 where the platform has none. */
    static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** The charset that a content type names, in lower case, or empty. */
    static String charset(Slice contentType) {
        byte[] bytes = contentType.array();
        for (int i = contentType.from(); i < contentType.to() - 8; i++) {
            if (Ascii.startsWithIgnoreCase(bytes, i, contentType.to(), "charset=")) {
                String rest = Ascii.text(bytes, i + 8, contentType.to());
                int end = rest.indexOf(';');
                return (end < 0 ? rest : rest.substring(0, end))
                        .replace("\"", "")
                        .trim()
                        .toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
