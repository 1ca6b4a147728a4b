package dev.sinew.app.serve;

import dev.sinew.app.fold.Folds;
import dev.sinew.store.Journal;
import dev.sinew.store.Journaled;
import dev.sinew.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the journal in order, on one thread, and feeds the folds. What they know follows from the journal alone: a restart reads
 * it again and knows the same.
 */
final class FoldLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FoldLoop.class);
    private static final int PAGE = 2_000;
    /** With more entries than that to fold, what is known is late. */
    private static final int LATE = 20_000;
    /** So many are folded before it is asked again whether it is late. */
    private static final int FEW = 128;
    /** They take a tenth of that. */
    private static final Duration SLOW = Duration.ofMillis(250);

    private static final long RETRY_NANOS = 1_000_000_000;

    private final Journal journal;
    private final Replay replay;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Spare spare = new Spare("learn", SLOW);
    private final Thread thread;
    private long known;
    private boolean closing;
    private volatile String trouble = "";
    private final AtEnd atEnd;

    /** What to do last, on the folds' thread, where folding ends because it was asked to. */
    interface AtEnd {
        void run(Folds folds, long sequence);
    }

    /** A loop that goes on where a replay stands. */
    FoldLoop(Journal journal, Replay replay, AtEnd atEnd) {
        this.atEnd = atEnd;
        this.journal = journal;
        this.replay = replay;
        this.known = journal.last();
        this.thread = Background.unstarted("fold", this::run);
    }

    /** Starts to fold. */
    void start() {
        thread.start();
    }

    /** Tells that the journal goes up to a sequence. */
    void reaches(long sequence) {
        lock.lock();
        try {
            known = Math.max(known, sequence);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The last sequence that is folded. */
    long folded() {
        return replay.sequence();
    }

    /** Whether something came since the last tick. */
    boolean news() {
        return replay.news();
    }

    /** The last sequence that the journal is known to have. */
    long known() {
        lock.lock();
        try {
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it runs. */
    boolean alive() {
        return thread.isAlive();
    }

    /** Why the journal cannot be read just now; empty where it can. */
    String trouble() {
        return trouble;
    }

    private void run() {
        try {
            while (more()) {
                try {
                    foldPage();
                    trouble = "";
                } catch (StoreUnavailable e) {
                    rest(e);
                }
            }
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            trouble = "folding failed at entry " + (replay.sequence() + 1) + " of the journal: " + e;
            LOG.atError()
                    .addKeyValue("sequence", replay.sequence() + 1)
                    .setCause(e)
                    .log("folding failed; traffic is still journaled");
            throw e;
        }
    }

    private void end() {
        try {
            atEnd.run(replay.folds(), replay.sequence());
        } catch (StoreUnavailable e) {
            LOG.atWarn()
                    .addKeyValue("why", e.getMessage())
                    .log("what is known is not saved; the next start reads more of the journal");
        }
    }

    /** Waits until there is something to fold; false once it is to end. */
    private boolean more() throws InterruptedException {
        lock.lock();
        try {
            while (!closing && known <= replay.sequence()) {
                changed.await();
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    private void rest(StoreUnavailable why) throws InterruptedException {
        if (trouble.isEmpty()) {
            LOG.atError().addKeyValue("why", why.getMessage()).log("the journal cannot be read; trying again");
        }
        trouble = String.valueOf(why.getMessage());
        lock.lock();
        try {
            long left = RETRY_NANOS;
            while (!closing && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** With little to fold this leaves the processors to all others; what has piled up, or takes too long so, is folded beside them. */
    private void foldPage() throws InterruptedException {
        if (known() - replay.sequence() > LATE || !spare.isFree()) {
            journal.read(replay.sequence(), PAGE, replay);
            return;
        }
        List<Journaled> few = new ArrayList<>();
        journal.read(replay.sequence(), FEW, few::add);
        for (int from = 0; from < few.size(); ) {
            int to = from;
            while (to < few.size() && Replay.isLearnedOnly(few.get(to))) {
                to++;
            }
            List<Journaled> learned = few.subList(from, to);
            spare.run(() -> learned.forEach(replay));
            if (to < few.size()) {
                replay.accept(few.get(to));
            }
            from = to + 1;
        }
    }

    /** Ends after the page under way. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        Ended.await(thread);
        spare.close();
    }
}
