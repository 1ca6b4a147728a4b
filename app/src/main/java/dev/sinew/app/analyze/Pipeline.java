package dev.sinew.app.analyze;

import dev.sinew.capture.Batch;
import dev.sinew.engine.observe.Observer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Parses and observes batches on several threads and hands the results to one consumer in the order the batches came. Few
 * batches, and of long ones fewer, are under way at once, so memory does not depend on the input's size.
 */
final class Pipeline implements AutoCloseable {
    private static final int AHEAD = 3;
    /** Parsing takes a few times what a batch holds. A batch that alone holds more goes through by itself. */
    private static final long MOST_HELD = 64L << 20;

    private final ExecutorService workers;
    private final BlockingQueue<Observer> observers;
    private final int ahead;
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    private long held;
    private final Consumer<ObservedBatch> consumer;

    private record UnderWay(Future<ObservedBatch> result, long held) {}

    /** A pipeline of {@code threads} workers, each with an observer of its own. */
    Pipeline(int threads, Supplier<Observer> observer, Consumer<ObservedBatch> consumer) {
        this.workers = Executors.newFixedThreadPool(threads, runnable -> {
            Thread thread = new Thread(runnable, "observe");
            thread.setDaemon(true);
            return thread;
        });
        this.observers = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            observers.add(observer.get());
        }
        this.ahead = threads * AHEAD;
        this.consumer = consumer;
    }

    /** Takes a batch; waits, consuming results, while enough are under way. */
    void add(Batch batch) throws InterruptedException {
        long bytes = batch.heldBytes();
        while (underWay.size() >= ahead || (held + bytes > MOST_HELD && !underWay.isEmpty())) {
            consume();
        }
        held += bytes;
        underWay.add(new UnderWay(workers.submit(() -> observe(batch)), bytes));
        while (!underWay.isEmpty() && underWay.element().result().isDone()) {
            consume();
        }
    }

    private ObservedBatch observe(Batch batch) throws InterruptedException {
        Observer observer = observers.take();
        try {
            return ObservedBatch.of(batch, observer);
        } finally {
            observers.add(observer);
        }
    }

    /** Waits for all that is under way. */
    void drain() throws InterruptedException {
        while (!underWay.isEmpty()) {
            consume();
        }
    }

    private void consume() throws InterruptedException {
        UnderWay oldest = underWay.remove();
        held -= oldest.held();
        try {
            consumer.accept(oldest.result().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("observing failed; please report this as a bug", e.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
