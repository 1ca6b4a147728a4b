package dev.sinew.capture.har;

import dev.sinew.capture.Batch;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Feed;
import dev.sinew.capture.ProblemBatch;
import dev.sinew.capture.Source;
import dev.sinew.model.Problem;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a HAR into batches of whole entries, which are parsed later and on any thread.
 *
 * <p>A JSON parser over the whole file would do the costly part on the reading thread, and would lose every entry behind
 * the first malformed one or the first over-long string. Memory is bounded by the batch size or, where a single entry is
 * longer than that, by the limit of an entry.
 */
final class HarSource implements Source {
    private static final int NO_ENTRY = -1;

    private final Feed feed;
    private final String name;
    private final int limit;
    private final int batchBytes;
    private final HarScanner scanner = new HarScanner();
    private byte[] buffer;
    private int length;
    private int scanned;
    private int start = NO_ENTRY;
    private int[] spans = new int[64];
    private int spanned;
    private long entry;
    private boolean passing;
    private boolean ended;
    private boolean broken;
    private boolean endTold;

    HarSource(Feed feed, String name, CaptureLimits limits) {
        this.feed = feed;
        this.name = name;
        this.limit = limits.entryBytes();
        this.batchBytes = limits.batchBytes();
        this.buffer = new byte[batchBytes];
    }

    @Override
    public Optional<Batch> next() {
        while (!broken) {
            HarScanner.Event event = scanner.scan(buffer, scanned, length);
            scanned = scanner.position();
            switch (event) {
                case ENTRY_BEGINS -> start = scanned;
                case ENTRY_ENDS -> {
                    if (passing) {
                        return Optional.of(passedOver());
                    }
                    addSpan(start, scanned);
                    start = NO_ENTRY;
                }
                case BROKEN -> broken = true;
                case MORE -> {
                    if (ended || spanned > 0) {
                        return spanned > 0 ? Optional.of(cut()) : end();
                    }
                    makeRoom();
                    fill();
                }
            }
        }
        return spanned > 0 ? Optional.of(cut()) : end();
    }

    @Override
    public void close() {
        feed.close();
    }

    private void fill() {
        length += feed.read(buffer, length, buffer.length - length);
        ended = feed.ended();
    }

    /** Makes room in the buffer, of which only the entry that has begun is still needed. */
    private void makeRoom() {
        if (start == NO_ENTRY || passing) {
            length = 0;
        } else if (start > 0) {
            length -= start;
            System.arraycopy(buffer, start, buffer, 0, length);
            start = 0;
        } else if (length > limit) {
            passing = true;
            length = 0;
        } else if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, longer());
        }
        scanned = length;
    }

    private int longer() {
        long doubled = Math.max(2L * buffer.length, 16);
        return (int) Math.max(buffer.length + 1L, Math.min(doubled, limit + 1L));
    }

    private void addSpan(int from, int to) {
        if (spanned == spans.length) {
            spans = Arrays.copyOf(spans, 2 * spans.length);
        }
        spans[spanned++] = from;
        spans[spanned++] = to;
    }

    /** A batch of the entries found, with the buffer that holds them; the entry that has begun moves to a new one. */
    private Batch cut() {
        byte[] whole = buffer;
        int[] found = Arrays.copyOf(spans, spanned);
        int from = start == NO_ENTRY ? scanned : start;
        int left = length - from;
        buffer = new byte[Math.max(batchBytes, left + 1)];
        System.arraycopy(whole, from, buffer, 0, left);
        start = start == NO_ENTRY ? NO_ENTRY : 0;
        scanned -= from;
        length = left;
        spanned = 0;
        long first = entry;
        entry += found.length / 2;
        return new HarBatch(whole, found, first, feed.takeInputBytes(), name, limit);
    }

    private Batch passedOver() {
        passing = false;
        start = NO_ENTRY;
        return new ProblemBatch(new Problem(name, entry++, HarBatch.tooLong(limit)), feed.takeInputBytes());
    }

    /** Once everything is read: what was wrong with the HAR as a whole. */
    private Optional<Batch> end() {
        if (endTold) {
            return Optional.empty();
        }
        endTold = true;
        return fault().map(what -> {
            long at = broken || start != NO_ENTRY ? entry : -1;
            return new ProblemBatch(new Problem(name, at, what), feed.takeInputBytes());
        });
    }

    private Optional<String> fault() {
        String left = start == NO_ENTRY ? "" : "; the entry that it broke off in was left out";
        if (broken) {
            return Optional.of("HAR is malformed here; the rest was not read");
        }
        if (feed.failure().isPresent()) {
            return feed.failure().map(reason -> reason + left);
        }
        if (scanner.isOpen()) {
            return Optional.of("HAR ends early" + left);
        }
        return scanner.entriesSeen() ? Optional.empty() : Optional.of("HAR has no log.entries");
    }
}
