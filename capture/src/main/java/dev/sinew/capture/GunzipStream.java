package dev.sinew.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Decompresses gzip (RFC 1952) with any number of concatenated members.
 *
 * <p>It stands in for {@link java.util.zip.GZIPInputStream}, which asks {@code available()} whether another member follows
 * and so loses all but the first one from a pipe. Zero bytes after a member are padding; any others are an error.
 */
final class GunzipStream extends InputStream {
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream compressed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private boolean begun;
    private boolean inMember;
    private boolean damaged;
    private boolean ended;

    /** Decompresses bytes that were already read, then the stream. */
    GunzipStream(byte[] first, InputStream compressed) {
        this.compressed = compressed;
        System.arraycopy(first, 0, buffer, 0, first.length);
        to = first.length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember && !beginMember()) {
                ended = true;
                return -1;
            }
            int count = inflate(target, offset, length);
            if (count > 0) {
                check.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else {
                feedInflater();
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        inflater.end();
        compressed.close();
    }

    /**
     * Inflates, and gives what was inflated before a damaged place the same way however much was asked for. The inflater
     * throws in the midst of a call, but has written and counted those bytes.
     */
    private int inflate(byte[] target, int offset, int length) throws IOException {
        if (damaged) {
            throw new ZipException("gzip data are damaged");
        }
        long before = inflater.getBytesWritten();
        try {
            int count = inflater.inflate(target, offset, length);
            from = to - inflater.getRemaining();
            return count;
        } catch (DataFormatException e) {
            damaged = true;
            return (int) (inflater.getBytesWritten() - before);
        }
    }

    /** Gives the inflater, which has nothing left to say, its next bytes. */
    private void feedInflater() throws IOException {
        if (inflater.needsDictionary()) {
            throw new ZipException("gzip data need a dictionary");
        }
        if (inflater.needsInput() && !damaged) {
            if (from == to && !fill()) {
                throw tooShort();
            }
            inflater.setInput(buffer, from, to - from);
        }
    }

    private boolean beginMember() throws IOException {
        int b = next();
        while (begun && b == 0) {
            b = next();
        }
        if (b < 0) {
            return false;
        }
        if (b != 0x1f || next() != 0x8b) {
            throw new ZipException("bytes after the gzip data are not gzip and were not read");
        }
        skipHeader();
        inflater.reset();
        inflater.setInput(buffer, from, to - from);
        check.reset();
        begun = true;
        inMember = true;
        return true;
    }

    private void skipHeader() throws IOException {
        if (required() != DEFLATE) {
            throw new ZipException("gzip data are compressed in an unknown way");
        }
        int flags = required();
        skip(6);
        if ((flags & EXTRA) != 0) {
            int low = required();
            skip(low | required() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECK) != 0) {
            skip(2);
        }
    }

    private void endMember() throws IOException {
        long sum = littleEndian();
        long size = littleEndian();
        if (sum != check.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("gzip checksum is wrong: the data may be damaged");
        }
        inMember = false;
    }

    private long littleEndian() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) required() << shift;
        }
        return value;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            required();
        }
    }

    private void skipText() throws IOException {
        int b = required();
        while (b != 0) {
            b = required();
        }
    }

    private int required() throws IOException {
        int b = next();
        if (b < 0) {
            throw tooShort();
        }
        return b;
    }

    private int next() throws IOException {
        return from < to || fill() ? buffer[from++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, compressed.read(buffer, 0, buffer.length));
        return to > 0;
    }

    private static EOFException tooShort() {
        return new EOFException("gzip data end early");
    }
}
