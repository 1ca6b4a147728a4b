package dev.sinew.app.serve;

import dev.sinew.capture.Batch;
import dev.sinew.capture.Opened;
import dev.sinew.capture.Source;
import dev.sinew.capture.UnreadableInput;
import dev.sinew.console.Refusal;
import dev.sinew.console.intake.Receipt;
import dev.sinew.console.intake.Receipt.Outcome;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what an input holds into the journal, batch by batch, and waits where there is no room. For one thread. */
final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final int RETRY_SECONDS = 2;

    private final Observers observers;
    private final Committer committer;
    private final Sources sources;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    Reading(Observers observers, Committer committer, Sources sources, InstantSource clock) {
        this.observers = observers;
        this.committer = committer;
        this.sources = sources;
        this.clock = clock;
    }

    /** Whether all of an input is in the journal, or it cannot be read at all; false where reading was ended before. */
    boolean all(String name, Opened opened) throws InterruptedException {
        switch (opened) {
            case UnreadableInput refused ->
                LOG.atWarn()
                        .addKeyValue("file", name)
                        .addKeyValue("why", refused.problem().what())
                        .log("traffic cannot be read");
            case Opened.Traffic traffic -> {
                try (Source source = traffic.source()) {
                    for (Optional<Batch> batch = source.next(); batch.isPresent(); batch = source.next()) {
                        if (!take(name, batch.get())) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private boolean take(String name, Batch batch) throws InterruptedException {
        Delivery delivery = Delivery.ofFile(name, clock.instant(), observers);
        batch.readInto(delivery);
        while (!isEnding()) {
            try {
                Receipt receipt = delivery.receipt(
                        delivery.entries().isEmpty() ? List.of() : committer.commit(delivery.entries()));
                sources.add(name, receipt, delivery.received());
                told(name, receipt);
                return true;
            } catch (Refusal later) {
                closing.await(RETRY_SECONDS, TimeUnit.SECONDS);
            }
        }
        return false;
    }

    private static void told(String name, Receipt receipt) {
        long rejected = receipt.count(Outcome.REJECTED);
        if (rejected > 0) {
            Receipt.Line first = receipt.lines().stream()
                    .filter(line -> line.outcome() == Outcome.REJECTED)
                    .findFirst()
                    .orElseThrow();
            LOG.atWarn()
                    .addKeyValue("file", name)
                    .addKeyValue("entries", rejected)
                    .addKeyValue("first", first.number())
                    .addKeyValue("why", first.what())
                    .log("entries cannot be read");
        }
    }

    /** Whether it was asked to end. */
    boolean isEnding() {
        return closing.getCount() == 0;
    }

    /** Whether it was asked to end within a time. */
    boolean endsWithin(long millis) throws InterruptedException {
        return closing.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Has it end after the batch under way. */
    void end() {
        closing.countDown();
    }
}
