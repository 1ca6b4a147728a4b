package dev.sinew.capture;

import dev.sinew.model.Problem;

/** A run of whole lines. Blank ones count in the numbering and yield nothing, unless they are too long to be looked at. */
final class LineBatch implements Batch {
    private final byte[] bytes;
    private final int length;
    private final long firstLine;
    private final long inputBytes;
    private final LineSource.Lines lines;

    LineBatch(byte[] bytes, int length, long firstLine, long inputBytes, LineSource.Lines lines) {
        this.bytes = bytes;
        this.length = length;
        this.firstLine = firstLine;
        this.inputBytes = inputBytes;
        this.lines = lines;
    }

    @Override
    public void readInto(Sink sink) {
        EntryReader reader = lines.reader();
        long line = firstLine;
        int from = 0;
        while (from < length) {
            int to = LineEnds.next(bytes, from, length);
            readLine(reader, from, to, line++, sink);
            from = to + 1;
        }
    }

    @Override
    public long inputBytes() {
        return inputBytes;
    }

    @Override
    public long heldBytes() {
        return bytes.length;
    }

    private boolean isBlank(int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r')) {
            i++;
        }
        return i == to;
    }

    private void readLine(EntryReader reader, int from, int to, long line, Sink sink) {
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        if (to - from > lines.limit()) {
            sink.problem(new Problem(lines.name(), line, lines.tooLong()));
        } else if (!isBlank(from, end)) {
            reader.read(bytes, from, end, line, sink);
        }
    }
}
