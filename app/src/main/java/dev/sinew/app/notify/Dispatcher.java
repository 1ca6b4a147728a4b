package dev.sinew.app.notify;

import dev.sinew.report.message.Notice;
import dev.sinew.report.message.NoticeReader;
import dev.sinew.store.Outbox;
import dev.sinew.store.Outbox.Waiting;
import dev.sinew.store.Store;
import dev.sinew.store.StoreUnavailable;
import dev.sinew.store.Targets.Target;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits in the outbox. One thread looks what is due; each target has at most one message under way, on a thread of its
 * own, so that none waits for another. A message leaves the outbox after it arrived: what is under way when the process ends
 * is sent again.
 */
final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final long LOOK_MILLIS = 500;
    private static final int CLOSE_SECONDS = 10;

    private final Store store;
    private final Sinks sinks;
    private final Patience patience;
    private final DeliveryCounts counts;
    private final InstantSource clock;
    private final Runnable everyLook;
    private final RandomGenerator chance = new SecureRandom();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore wakes = new Semaphore(0);
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = Thread.ofPlatform().name("notify").daemon().unstarted(this::run);
    private volatile boolean closing;
    private boolean troubled;

    /** A dispatcher that does something else, too, at every look. */
    Dispatcher(
            Store store,
            Sinks sinks,
            Patience patience,
            DeliveryCounts counts,
            InstantSource clock,
            Runnable everyLook) {
        this.store = store;
        this.sinks = sinks;
        this.patience = patience;
        this.counts = counts;
        this.clock = clock;
        this.everyLook = everyLook;
    }

    void start() {
        thread.start();
    }

    /** Has it look at once. */
    void wake() {
        wakes.release();
    }

    private void run() {
        try {
            while (!closing) {
                guarded();
                if (wakes.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void guarded() {
        try {
            everyLook.run();
            look();
            troubled = false;
        } catch (StoreUnavailable e) {
            if (!troubled) {
                LOG.atWarn().addKeyValue("why", e.getMessage()).log("nothing can be told just now");
            }
            troubled = true;
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("looking what is to be told failed; trying again");
        }
    }

    private void look() {
        Instant now = clock.instant();
        // Before asking: what is under way now may be settled by the time the answer is here, and the answer not know
        // it.
        Set<String> before = Set.copyOf(busy);
        for (Waiting next : store.outbox().next()) {
            String target = next.message().target();
            if (!before.contains(target) && !next.due().isAfter(now)) {
                busy.add(target);
                senders.execute(() -> deliver(target, next));
            }
        }
        counts.stand(store.outbox().standings());
    }

    /** On a thread of the target's own. Whatever goes wrong here must not stop the others. */
    private void deliver(String name, Waiting next) {
        try {
            Optional<Target> target = store.targets().get(name);
            if (target.isPresent()) {
                settle(next, tell(target.get(), next));
            }
        } catch (StoreUnavailable e) {
            LOG.atWarn()
                    .addKeyValue("target", name)
                    .addKeyValue("why", e.getMessage())
                    .log("it may be told twice");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.remove(name);
            wake();
        }
    }

    private Delivery tell(Target target, Waiting next) throws InterruptedException {
        Optional<Notice> notice = NoticeReader.read(next.message().json());
        if (notice.isEmpty()) {
            return new Delivery.Never("this version cannot read the message");
        }
        try {
            return sinks.send(target, notice.get(), next.message().json(), clock.instant());
        } catch (RuntimeException e) {
            // Its message may hold what must not be logged.
            LOG.atError().addKeyValue("what", e.getClass().getName()).log("telling failed by our own fault");
            return new Delivery.Later("Sinew fails at it: " + e.getClass().getSimpleName(), Optional.empty());
        }
    }

    private void settle(Waiting next, Delivery delivery) {
        Outbox outbox = store.outbox();
        String target = next.message().target();
        switch (delivery) {
            case Delivery.Arrived arrived -> {
                outbox.sent(next.number());
                counts.sent(target);
            }
            case Delivery.Never never -> giveUp(next, never.why());
            case Delivery.Later later -> {
                Instant now = clock.instant();
                boolean last = next.attempts() + 1 >= patience.attempts()
                        || !now.isBefore(next.message().at().plus(patience.age()));
                if (last) {
                    giveUp(next, later.why());
                } else {
                    outbox.later(next.number(), now.plus(pause(next, later)), later.why());
                    counts.retried(target);
                }
            }
        }
    }

    private Duration pause(Waiting next, Delivery.Later later) {
        Duration usual = patience.pause(next.attempts(), chance);
        Duration asked = later.after().orElse(Duration.ZERO);
        return usual.compareTo(asked) > 0 ? usual : asked;
    }

    private void giveUp(Waiting next, String why) {
        store.outbox().dead(next.number(), why);
        counts.failed(next.message().target());
        LOG.atWarn()
                .addKeyValue("target", next.message().target())
                .addKeyValue("event", next.message().event())
                .addKeyValue("why", why)
                .log("a message is given up");
    }

    @Override
    public void close() {
        closing = true;
        wake();
        awaited(thread);
        senders.shutdownNow();
        sinks.close();
        try {
            if (!senders.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.atWarn().log("a target still hangs; it is told again after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaited(Thread ending) {
        try {
            ending.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
