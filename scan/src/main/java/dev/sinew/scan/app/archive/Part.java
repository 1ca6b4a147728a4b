package dev.sinew.scan.app.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A part of a file, as a file to read: an archive that lies in another one as it is. To close it leaves the file open. */
final class Part extends ReadOnly {
    private final SeekableByteChannel whole;
    private final long from;
    private final long length;

    Part(SeekableByteChannel whole, long from, long length) {
        this.whole = whole;
        this.from = from;
        this.length = length;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        long left = length - position;
        if (left <= 0) {
            return -1;
        }
        int limit = into.limit();
        into.limit((int) Math.min(limit, into.position() + left));
        whole.position(from + position);
        int count = whole.read(into);
        into.limit(limit);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public boolean isOpen() {
        return whole.isOpen();
    }

    @Override
    public void close() {
        // Whoever opened the file closes it.
    }
}
