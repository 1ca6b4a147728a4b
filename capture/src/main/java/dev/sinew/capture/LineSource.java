package dev.sinew.capture;

import dev.sinew.model.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Cuts an input into batches of whole lines. Memory is bounded by the batch size or, where a single line is longer than
 * that, by the limit of a line: a longer one is passed over without being kept and becomes a problem.
 *
 * <p>The last line needs no line feed. Where the input breaks off within a line, that line is left out, since its beginning
 * may look like a whole one.
 */
public final class LineSource implements Source {
    private final Feed feed;
    private final Lines lines;
    private final int batchBytes;
    private byte[] buffer;
    private int length;
    private long line;
    private boolean ended;
    private boolean failureTold;

    public LineSource(Feed feed, String name, CaptureLimits limits, Supplier<EntryReader> readers) {
        this.feed = feed;
        this.lines = new Lines(name, limits.entryBytes(), readers);
        this.batchBytes = limits.batchBytes();
        this.buffer = new byte[batchBytes];
    }

    @Override
    public Optional<Batch> next() {
        int searched = 0;
        while (!ended) {
            length += feed.read(buffer, length, buffer.length - length);
            ended = feed.ended();
            if (ended) {
                break;
            }
            int cut = LineEnds.last(buffer, searched, length) + 1;
            if (cut > 0) {
                return Optional.of(cutAt(cut));
            }
            if (length > lines.limit()) {
                return Optional.of(passOver());
            }
            searched = length;
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, longer());
            }
        }
        return rest();
    }

    @Override
    public void close() {
        feed.close();
    }

    private int longer() {
        long doubled = Math.max(2L * buffer.length, 16);
        return (int) Math.max(buffer.length + 1L, Math.min(doubled, lines.limit() + 1L));
    }

    private Batch cutAt(int cut) {
        byte[] whole = buffer;
        int left = length - cut;
        buffer = new byte[Math.max(batchBytes, left + 1)];
        System.arraycopy(whole, cut, buffer, 0, left);
        length = left;
        return batch(whole, cut);
    }

    private Batch batch(byte[] bytes, int to) {
        long first = line;
        line += LineEnds.count(bytes, 0, to);
        return new LineBatch(bytes, to, first, feed.takeInputBytes(), lines);
    }

    /** What is left once the feed has ended: the last lines, then the reason where it ended early. */
    private Optional<Batch> rest() {
        int cut = feed.failure().isPresent() ? LineEnds.last(buffer, 0, length) + 1 : length;
        if (cut > 0) {
            byte[] last = buffer;
            buffer = Arrays.copyOfRange(last, cut, length);
            length -= cut;
            return Optional.of(batch(last, cut));
        }
        if (length > lines.limit()) {
            length = 0;
            return Optional.of(tooLong());
        }
        if (feed.failure().isPresent() && !failureTold) {
            failureTold = true;
            return Optional.of(failure(feed.failure().get()));
        }
        return Optional.empty();
    }

    private Batch failure(String reason) {
        String lost = length > 0 ? "; the line that it broke off in was left out" : "";
        Problem problem = new Problem(lines.name(), length > 0 ? line : -1, reason + lost);
        length = 0;
        return new ProblemBatch(problem, feed.takeInputBytes());
    }

    /** Reads on to the end of a line that is too long, keeping only what comes behind it. */
    private Batch passOver() {
        int end = length;
        while (end == length && !ended) {
            length = feed.read(buffer, 0, buffer.length);
            ended = feed.ended();
            end = LineEnds.next(buffer, 0, length);
        }
        int behind = Math.min(end + 1, length);
        buffer = Arrays.copyOfRange(buffer, behind, behind + Math.max(batchBytes, length - behind + 1));
        length -= behind;
        return tooLong();
    }

    private Batch tooLong() {
        return new ProblemBatch(new Problem(lines.name(), line++, lines.tooLong()), feed.takeInputBytes());
    }

    /**
     * What the batches of one input share.
     *
     * @param name the input's name
     * @param limit the longest line that is read
     * @param readers makes a reader for a batch
     */
    record Lines(String name, int limit, Supplier<EntryReader> readers) {
        EntryReader reader() {
            return readers.get();
        }

        String tooLong() {
            return "line longer than " + limit + " bytes, not read";
        }
    }
}
