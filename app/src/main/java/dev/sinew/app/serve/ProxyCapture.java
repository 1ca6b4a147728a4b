package dev.sinew.app.serve;

import dev.sinew.console.Refusal;
import dev.sinew.console.intake.Receipt;
import dev.sinew.inline.Captured;
import dev.sinew.model.Exchange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what passed through a proxy into the journal, on a thread of its own. Traffic never waits for that: where it comes faster than
 * it is committed, what does not fit is counted and let go.
 */
final class ProxyCapture implements Captured, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyCapture.class);

    /** How many bytes of exchanges may wait. */
    private static final long MOST_BYTES = 64L << 20;
    /** About what an exchange takes beside its bodies. */
    private static final int OVERHEAD = 4_096;

    private static final int TOGETHER = 512;
    private static final long RETRY_MILLIS = 1_000;

    private final String name;
    private final Observers observers;
    private final Committer committer;
    private final Sources sources;
    private final InstantSource clock;
    private final Counter passed;
    private final Counter dropped;
    private final BlockingQueue<Exchange> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong held = new AtomicLong();
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    ProxyCapture(
            String name,
            Observers observers,
            Committer committer,
            Sources sources,
            InstantSource clock,
            MeterRegistry registry) {
        this.name = name;
        this.observers = observers;
        this.committer = committer;
        this.sources = sources;
        this.clock = clock;
        this.passed = Counter.builder("sinew.proxy.exchanges")
                .description("Exchanges that passed through a proxy")
                .tag("proxy", name)
                .register(registry);
        this.dropped = Counter.builder("sinew.proxy.dropped")
                .description("Exchanges that passed and could not be kept, as they came too fast")
                .tag("proxy", name)
                .register(registry);
        this.thread = Thread.ofPlatform().name("capture").daemon().start(this::run);
    }

    @Override
    public void take(Exchange exchange) {
        passed.increment();
        long bytes = bytes(exchange);
        if (held.addAndGet(bytes) > MOST_BYTES || isClosing()) {
            held.addAndGet(-bytes);
            dropped.increment();
            return;
        }
        waiting.add(exchange);
    }

    private static long bytes(Exchange exchange) {
        long answer = exchange.response()
                .map(response -> response.body().bytes().length())
                .orElse(0);
        return OVERHEAD + exchange.request().body().bytes().length() + answer;
    }

    private void run() {
        List<Exchange> some = new ArrayList<>();
        try {
            while (!isClosing() || !waiting.isEmpty()) {
                Exchange first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    some.add(first);
                    waiting.drainTo(some, TOGETHER - 1);
                    guarded(some);
                    some.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** What cannot be observed or written through a fault of ours is counted as dropped: the next is tried all the same. */
    private void guarded(List<Exchange> some) throws InterruptedException {
        try {
            keep(some);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("proxy", name).setCause(e).log("what passed cannot be kept");
            dropped.increment(some.size());
        } finally {
            held.addAndGet(-some.stream().mapToLong(ProxyCapture::bytes).sum());
        }
    }

    private void keep(List<Exchange> some) throws InterruptedException {
        Delivery delivery = new Delivery(name, clock.instant(), observers);
        for (Exchange exchange : some) {
            delivery.exchange(exchange);
        }
        while (true) {
            try {
                Receipt receipt = delivery.receipt(committer.commit(delivery.entries()));
                sources.add(name, receipt, delivery.received());
                break;
            } catch (Refusal later) {
                if (closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    dropped.increment(some.size());
                    break;
                }
            }
        }
    }

    /** Keeps what waits, once nothing passes any more. */
    @Override
    public void close() {
        closing.countDown();
        Ended.await(thread);
    }
}
