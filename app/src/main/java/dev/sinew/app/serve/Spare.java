package dev.sinew.app.serve;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A thread that works while the processors have nothing else to do, for another one that waits for it. A thread cannot be given that policy and be rid of it again without privileges,
 * so the other one does itself what must not wait, and for a while all, where the processors turn out to be never free. Not for two threads at once.
 */
final class Spare implements AutoCloseable {
    /** So long nothing waits for a free processor where none was free in time. */
    private static final long CROWDED_NANOS = 500_000_000;

    private final ExecutorService worker;
    private final long slow;
    private long crowded = System.nanoTime();

    /** One whose pieces of work are done in much less time than {@code slow} where a processor is free. */
    Spare(String name, Duration slow) {
        this.slow = slow.toNanos();
        this.worker = Executors.newSingleThreadExecutor(work -> Background.unstarted(name, () -> {
            IdlePolicy.take();
            work.run();
        }));
    }

    /** Whether processors are free at times. */
    boolean isFree() {
        return System.nanoTime() - crowded >= 0;
    }

    /** Has work done and waits for it, or does it; what it throws is thrown here. */
    void run(Runnable work) throws InterruptedException {
        if (!isFree()) {
            work.run();
            return;
        }
        long began = System.nanoTime();
        try {
            worker.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw e.getCause() instanceof RuntimeException failed ? failed : new IllegalStateException(e.getCause());
        } finally {
            long now = System.nanoTime();
            crowded = now - began > slow ? now + CROWDED_NANOS : now;
        }
    }

    /** Ends, once there is nothing to do. */
    @Override
    public void close() {
        worker.shutdown();
    }
}
