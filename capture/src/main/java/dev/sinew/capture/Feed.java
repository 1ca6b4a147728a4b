package dev.sinew.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The decompressed bytes of one input. A failure to read is the end of the bytes and is told by {@link #failure}: what
 * came before it is still read.
 */
public final class Feed implements AutoCloseable {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private static final int MARK_BYTES = 3;

    private final CountedStream counted;
    private final InputStream bytes;
    private boolean live;
    private byte[] head = new byte[0];
    private int headRead;
    private boolean ended;
    private Optional<String> failure = Optional.empty();
    private long taken;

    private Feed(CountedStream counted, InputStream bytes) {
        this.counted = counted;
        this.bytes = bytes;
    }

    /** A feed of a stream, decompressed where its first bytes say that it is gzip. Closing the feed closes the stream. */
    public static Feed of(InputStream stream) {
        return of(stream, false);
    }

    /** The same of a stream whose writer may pause: reading does not wait for more than what is there. */
    public static Feed live(InputStream stream) {
        return of(stream, true);
    }

    private static Feed of(InputStream stream, boolean live) {
        CountedStream counted = new CountedStream(stream);
        Feed plain = new Feed(counted, counted);
        byte[] first = plain.ahead(2);
        boolean gzip = first.length == 2 && (first[0] & 0xff) == GZIP_FIRST && (first[1] & 0xff) == GZIP_SECOND;
        Feed feed = gzip ? new Feed(counted, new GunzipStream(first, counted)) : plain;
        feed.live = live;
        return feed;
    }

    /** Looks ahead at most {@code length} bytes, which are still read later. A UTF-8 byte order mark is dropped. */
    public Head head(int length) {
        byte[] ahead = ahead(Math.max(length, MARK_BYTES));
        if (startsWithMark(ahead)) {
            headRead = MARK_BYTES;
        }
        int to = Math.min(ahead.length, headRead + length);
        return new Head(Arrays.copyOfRange(ahead, headRead, to), to == ahead.length && ahead.length < length && ended);
    }

    /** Reads until the space is full, the input ends, or a live one has no more just now; some bytes at least, unless it ended. */
    public int read(byte[] target, int from, int length) {
        int count = Math.min(length, head.length - headRead);
        System.arraycopy(head, headRead, target, from, count);
        headRead += count;
        while (count < length && !ended && !(live && count > 0 && isDry())) {
            int more = readSome(target, from + count, length - count);
            ended = more < 0;
            count += Math.max(0, more);
        }
        return count;
    }

    /** Whether all was read that there is. */
    public boolean ended() {
        return ended && headRead == head.length;
    }

    private boolean isDry() {
        try {
            return bytes.available() == 0;
        } catch (IOException e) {
            // The next read tells why.
            return true;
        }
    }

    /** Why the input ended early, in words that follow its name; empty where it did not. */
    public Optional<String> failure() {
        return failure;
    }

    /** How many bytes of the input, still compressed, were read since the last call. */
    public long takeInputBytes() {
        long since = counted.count() - taken;
        taken = counted.count();
        return since;
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            failure = Optional.of("cannot be closed: " + reason(e));
        }
    }

    /** What an exception says, in words for a user. */
    static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** The next bytes, at most {@code length}, kept to be read later. */
    private byte[] ahead(int length) {
        byte[] ahead = new byte[Math.max(length, head.length - headRead)];
        int count = read(ahead, 0, ahead.length);
        head = Arrays.copyOf(ahead, count);
        headRead = 0;
        return head;
    }

    private int readSome(byte[] target, int from, int length) {
        try {
            return bytes.read(target, from, length);
        } catch (EOFException | ZipException e) {
            failure = Optional.of(reason(e));
        } catch (IOException e) {
            failure = Optional.of("cannot be read further: " + reason(e));
        }
        return -1;
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= MARK_BYTES
                && (bytes[0] & 0xff) == 0xef
                && (bytes[1] & 0xff) == 0xbb
                && (bytes[2] & 0xff) == 0xbf;
    }
}
