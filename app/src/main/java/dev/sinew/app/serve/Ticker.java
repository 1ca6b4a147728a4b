package dev.sinew.app.serve;

import dev.sinew.store.Appended;
import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Has ticks journaled while there is something new to tell: every so often, and never so often that telling takes more than a
 * tenth of the time.
 */
final class Ticker implements AutoCloseable {
    private static final String SOURCE = "tick";
    private static final int REST = 9;

    private final Committer committer;
    private final FoldLoop loop;
    private final Publishing publishing;
    private final InstantSource clock;
    private final Duration every;
    private final BooleanSupplier behind;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private CompletableFuture<List<Appended.Place>> tick = CompletableFuture.completedFuture(List.of());
    /** At first too: what an earlier start showed may be of other folds. */
    private volatile boolean wanted = true;

    private long last;

    Ticker(
            Committer committer,
            FoldLoop loop,
            Publishing publishing,
            InstantSource clock,
            Duration every,
            BooleanSupplier behind) {
        this.committer = committer;
        this.loop = loop;
        this.publishing = publishing;
        this.clock = clock;
        this.every = every;
        this.behind = behind;
        this.thread = Background.unstarted("tick", this::run);
    }

    void start() {
        last = System.nanoTime() - every.toNanos();
        thread.start();
    }

    /** Has a tick journaled soon, though nothing came. */
    void want() {
        wanted = true;
    }

    private void run() {
        try {
            do {
                look();
            } while (!closing.await(Math.max(1, every.toMillis() / 4), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One tick at a time: the next only once the last is folded, and something came behind it. */
    private void look() {
        long rest = Math.max(every.toNanos(), publishing.took().toNanos() * REST);
        if ((wanted || loop.news() || behind.getAsBoolean()) && isFolded() && System.nanoTime() - last >= rest) {
            wanted = false;
            tick = committer.offer(entry());
            last = System.nanoTime();
        }
    }

    private boolean isFolded() {
        return switch (tick.state()) {
            case RUNNING -> false;
            case SUCCESS -> tick.resultNow().stream().allMatch(place -> place.sequence() <= loop.folded());
            case FAILED, CANCELLED -> true;
        };
    }

    private JournalEntry entry() {
        return new JournalEntry(JournalEntry.TICK, new byte[0], SOURCE, Identity.NONE, clock.instant());
    }

    @Override
    public void close() {
        closing.countDown();
        Ended.await(thread);
    }
}
