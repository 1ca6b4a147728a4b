package dev.sinew.app.serve;

import dev.sinew.app.fold.Folds;
import dev.sinew.app.fold.HeapSize;
import dev.sinew.engine.codec.Decoded;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.engine.route.RouteView;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Problem;
import dev.sinew.store.Journal;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import dev.sinew.store.StoreUnavailable;
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
    private static final String JOURNAL = "journal";
    private static final int PAGE = 2_000;
    private static final long RETRY_NANOS = 1_000_000_000;

    private final Journal journal;
    private final Folds folds;
    private final JournaledTokens tokens;
    private final Told told;
    private final HeapSize heap = new HeapSize();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private long known;
    private boolean closing;
    private volatile long folded;
    private volatile boolean news;
    private volatile String trouble = "";

    /** Is told of what the folds know, on their thread. */
    interface Told {
        /** A tick was reached: {@code view} is what is known, of all up to {@code sequence}. */
        void tick(Folds folds, RouteView view, long sequence);
    }

    /** A loop over a journal from behind a sequence, whose folds know what came before. */
    FoldLoop(Journal journal, Folds folds, JournaledTokens tokens, long after, Told told) {
        this.journal = journal;
        this.folds = folds;
        this.tokens = tokens;
        this.told = told;
        this.folded = after;
        this.known = journal.last();
        this.thread = Thread.ofPlatform().name("fold").daemon().unstarted(this::run);
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
        return folded;
    }

    /** Whether something came since the last tick. */
    boolean news() {
        return news;
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            trouble = "folding failed at entry " + (folded + 1) + " of the journal: " + e;
            LOG.atError()
                    .addKeyValue("sequence", folded + 1)
                    .setCause(e)
                    .log("folding failed; traffic is still journaled");
            throw e;
        }
    }

    /** Waits until there is something to fold; false once it is to end. */
    private boolean more() throws InterruptedException {
        lock.lock();
        try {
            while (!closing && known <= folded) {
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

    private void foldPage() {
        long before = folded;
        journal.read(before, PAGE, this::fold);
        if (folded == before) {
            folded = known();
        }
    }

    private void fold(Journaled read) {
        switch (read) {
            case Journaled.Damaged damaged ->
                folds.problems().add(new Problem(JOURNAL, damaged.sequence(), damaged.what()));
            case Journaled.Entry entry -> fold(entry.sequence(), entry.entry());
        }
        folded = read.sequence();
    }

    private void fold(long sequence, JournalEntry entry) {
        switch (entry.kind()) {
            case JournalEntry.EXCHANGE -> exchange(sequence, entry);
            case JournalEntry.VERDICT -> verdict(entry);
            case JournalEntry.TICK -> {
                told.tick(folds, folds.view(), sequence);
                news = false;
            }
            default -> {
                // Nothing else changes the folds.
            }
        }
    }

    private void verdict(JournalEntry entry) {
        VerdictBytes.read(entry.payload()).ifPresent(tokens::add);
        news = true;
    }

    private void exchange(long sequence, JournalEntry entry) {
        switch (ObservationCodec.decode(entry.payload())) {
            case Decoded.Broken broken ->
                folds.problems().add(new Problem(JOURNAL, sequence, "entry is not read: " + broken.reason()));
            case Decoded.Ok ok -> accept(ok.observation().at(new Origin(entry.source(), sequence)));
        }
    }

    private void accept(Observation observation) {
        news = true;
        folds.accept(observation);
        if (folds.isFull()) {
            folds.settle();
            heap.check();
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
    }
}
