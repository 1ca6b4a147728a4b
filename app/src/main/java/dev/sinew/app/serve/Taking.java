package dev.sinew.app.serve;

import dev.sinew.capture.Batch;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Feed;
import dev.sinew.capture.Source;
import dev.sinew.capture.jsonl.JsonLinesFormat;
import dev.sinew.console.Refusal;
import dev.sinew.console.intake.Intake;
import dev.sinew.console.intake.Receipt;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Takes posts: reads their lines, observes each exchange, and has the observations committed. As many posts are observed at
 * once as there are observers; the raw bytes are gone when a post is answered.
 */
final class Taking implements Intake {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final BlockingQueue<Observers> observers = new LinkedBlockingQueue<>();
    private final Committer committer;
    private final Sources sources;
    private final InstantSource clock;
    private final JsonLinesFormat format = new JsonLinesFormat();

    Taking(int threads, Supplier<Observers> observer, Committer committer, Sources sources, InstantSource clock) {
        for (int i = 0; i < threads; i++) {
            observers.add(observer.get());
        }
        this.committer = committer;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public Receipt take(String sender, byte[] lines) throws Refusal, InterruptedException {
        if (lines.length > 1 && (lines[0] & 0xff) == GZIP_FIRST && (lines[1] & 0xff) == GZIP_SECOND) {
            throw new Refusal(400, "The body is gzip. Say so: Content-Encoding: gzip. Nothing was taken.");
        }
        Observers observer = observers.take();
        Delivery delivery = new Delivery(sender, clock.instant(), observer);
        try (Source source = format.read(Feed.of(new ByteArrayInputStream(lines)), sender, CaptureLimits.DEFAULTS)) {
            for (Optional<Batch> batch = source.next(); batch.isPresent(); batch = source.next()) {
                batch.get().readInto(delivery);
            }
        } finally {
            observers.add(observer);
        }
        Receipt receipt =
                delivery.receipt(delivery.entries().isEmpty() ? List.of() : committer.commit(delivery.entries()));
        sources.add(sender, receipt, delivery.received());
        return receipt;
    }
}
