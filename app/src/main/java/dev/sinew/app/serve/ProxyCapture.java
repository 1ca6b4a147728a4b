package dev.sinew.app.serve;

import dev.sinew.console.Refusal;
import dev.sinew.inline.Captured;
import dev.sinew.model.Exchange;
import dev.sinew.model.MarkHit;
import dev.sinew.store.Appended;
import dev.sinew.store.JournalEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what passed through a proxy into the journal, on threads of its own: one looks at it at once, the other waits for the store. Traffic never waits for that: where it comes faster than
 * it is committed, what does not fit is counted and let go.
 */
final class ProxyCapture implements Captured, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyCapture.class);

    /** How many bytes of exchanges may wait. */
    private static final long MOST_BYTES = 64L << 20;
    /** About what an exchange takes beside its bodies. */
    private static final int OVERHEAD = 4_096;

    private static final int TOGETHER = 512;
    /** So many times that are committed at once at most: all of it or nothing. */
    private static final int MOST_COMMITTED = 8;

    /** With more bytes of exchanges that wait, they wait for nobody else. */
    private static final long MOST_PATIENT_BYTES = 32L << 20;

    private static final int FEW = 32;
    /**
     * So long few wait for more to come: each thread that is woken up may take a processor from those that pass traffic on, and looking at one exchange, or committing one, costs half as
     * much again as it takes among others.
     */
    private static final Duration GATHERING = Duration.ofMillis(5);

    /** Requests that may be refused wait for what passed before them; few small exchanges are looked at in a millisecond. */
    private static final Duration SLOW = Duration.ofMillis(150);

    private static final long RETRY_MILLIS = 1_000;

    private final String name;
    private final Observers observers;
    private final Committer committer;
    private final Sources sources;
    private final InstantSource clock;
    private final Counter passed;
    private final Counter dropped;
    private final Recent.Lane lane;
    private final BlockingQueue<Passed> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<Looked>> looked = new LinkedBlockingQueue<>();
    private final AtomicLong held = new AtomicLong();
    private final Spare spare = new Spare("look", SLOW);
    private final Thread looking;
    private final Thread keeping;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** An exchange that waits, with why it was refused, and how much it takes. */
    private record Passed(Exchange exchange, List<MarkHit> why, long bytes) {}

    /** Exchanges that are to be kept. */
    private record Looked(Delivery delivery, List<Recent.Noted> notes, long bytes) {}

    ProxyCapture(
            String name,
            Observers observers,
            Committer committer,
            Sources sources,
            Recent recent,
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
        this.lane = recent.lane();
        this.looking = Background.start("capture", this::look);
        this.keeping = Background.start("keep", this::keep);
    }

    @Override
    public void take(Exchange exchange, List<MarkHit> why) {
        passed.increment();
        lane.passed();
        long bytes = bytes(exchange);
        if (held.addAndGet(bytes) > MOST_BYTES || isClosing()) {
            held.addAndGet(-bytes);
            dropped.increment();
            lane.lose(1);
            return;
        }
        waiting.add(new Passed(exchange, why, bytes));
    }

    private static long bytes(Exchange exchange) {
        long answer = exchange.response()
                .map(response -> response.body().bytes().length())
                .orElse(0);
        return OVERHEAD + exchange.request().body().bytes().length() + answer;
    }

    private void look() {
        List<Passed> some = new ArrayList<>();
        try {
            while (!isClosing() || !waiting.isEmpty()) {
                Passed first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    some.add(first);
                    if (waiting.size() < FEW) {
                        gather();
                    }
                    look(some);
                    some.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Nothing comes behind it.
            looked.add(Optional.empty());
        }
    }

    /** Few are looked at when the processors are free, many at once where they wait. */
    private void look(List<Passed> some) throws InterruptedException {
        if (held.get() > MOST_PATIENT_BYTES || !spare.isFree() || isClosing()) {
            waiting.drainTo(some, TOGETHER - 1);
            looked.add(Optional.of(looked(some)));
        } else {
            waiting.drainTo(some, FEW - 1);
            spare.run(() -> looked.add(Optional.of(looked(some))));
        }
    }

    private void gather() throws InterruptedException {
        boolean unused = closing.await(GATHERING.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** What cannot be observed through a fault of ours is counted as dropped: the next is tried all the same. */
    private Looked looked(List<Passed> some) {
        Delivery delivery = new Delivery(name, clock.instant(), observers);
        List<Recent.Noted> notes = new ArrayList<>(some.size());
        long bytes = 0;
        for (Passed each : some) {
            bytes += each.bytes();
            try {
                notes.add(lane.note(delivery.exchange(each.exchange(), each.why())));
            } catch (RuntimeException e) {
                LOG.atError().addKeyValue("proxy", name).setCause(e).log("what passed cannot be observed");
                dropped.increment();
                lane.lose(1);
            }
        }
        return new Looked(delivery, notes, bytes);
    }

    private void keep() {
        List<Looked> some = new ArrayList<>();
        try {
            for (Optional<Looked> next = looked.take(); next.isPresent(); next = looked.take()) {
                some.add(next.get());
                gather();
                // The last sign is left for the loop.
                for (Optional<Looked> more = looked.peek();
                        more != null && more.isPresent() && some.size() < MOST_COMMITTED;
                        more = looked.peek()) {
                    some.add(more.get());
                    looked.remove();
                }
                guarded(some);
                some.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void guarded(List<Looked> some) throws InterruptedException {
        try {
            keep(some);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("proxy", name).setCause(e).log("what passed cannot be kept");
            some.forEach(this::drop);
        } finally {
            some.forEach(each -> held.addAndGet(-each.bytes()));
        }
    }

    private void keep(List<Looked> some) throws InterruptedException {
        List<JournalEntry> entries = some.stream()
                .flatMap(each -> each.delivery().entries().stream())
                .toList();
        while (true) {
            try {
                List<Appended.Place> places = committer.commit(entries);
                int from = 0;
                for (Looked each : some) {
                    int to = from + each.delivery().entries().size();
                    kept(each, places.subList(from, to));
                    from = to;
                }
                return;
            } catch (Refusal later) {
                if (closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    some.forEach(this::drop);
                    return;
                }
            }
        }
    }

    private void kept(Looked some, List<Appended.Place> places) {
        sources.add(name, some.delivery().receipt(places), some.delivery().received());
        long last = places.stream().mapToLong(Appended.Place::sequence).max().orElse(0);
        some.notes().forEach(note -> note.isAt(last));
    }

    /** The journal will never have it, and what it told is known to nobody. */
    private void drop(Looked some) {
        dropped.increment(some.notes().size());
        some.notes().forEach(note -> note.isAt(0));
        lane.lose(0);
    }

    /** Keeps what waits, once nothing passes any more. */
    @Override
    public void close() {
        closing.countDown();
        Ended.await(looking);
        Ended.await(keeping);
        spare.close();
    }
}
