package dev.sinew.app.serve;

import dev.sinew.store.Retention;
import dev.sinew.store.StoreUnavailable;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away, now and then, what the journal need not keep any longer. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int EVERY_MINUTES = 10;

    private final Retention retention;
    private final Retention.Limits limits;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Background.unstarted("keep", this::run);

    Housekeeping(Retention retention, Retention.Limits limits, InstantSource clock) {
        this.retention = retention;
        this.limits = limits;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                keep();
            } while (!closing.await(EVERY_MINUTES, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        try {
            Retention.Removed removed = retention.apply(limits, clock.instant());
            if (removed.entries() > 0) {
                LOG.atInfo()
                        .addKeyValue("entries", removed.entries())
                        .addKeyValue("through", removed.through())
                        .addKeyValue("bytes", removed.bytes())
                        .log("old entries of the journal were taken away");
            }
        } catch (StoreUnavailable e) {
            LOG.atWarn().addKeyValue("why", e.getMessage()).log("nothing is taken away just now");
        }
    }

    @Override
    public void close() {
        closing.countDown();
        Ended.await(thread);
    }
}
