package dev.sinew.app.serve;

import dev.sinew.capture.Batch;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Feed;
import dev.sinew.capture.Sink;
import dev.sinew.capture.Source;
import dev.sinew.capture.jsonl.JsonLinesFormat;
import dev.sinew.console.Refusal;
import dev.sinew.console.intake.Intake;
import dev.sinew.console.intake.Receipt;
import dev.sinew.console.intake.Receipt.Outcome;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.engine.observe.Observer;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import dev.sinew.model.Problem;
import dev.sinew.store.Appended;
import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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

    private final BlockingQueue<Observer> observers = new LinkedBlockingQueue<>();
    private final Committer committer;
    private final Sources sources;
    private final InstantSource clock;
    private final JsonLinesFormat format = new JsonLinesFormat();

    Taking(int threads, Supplier<Observer> observer, Committer committer, Sources sources, InstantSource clock) {
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
        Post post = new Post(sender, clock.instant());
        Observer observer = observers.take();
        try {
            post.read(lines, observer);
        } finally {
            observers.add(observer);
        }
        Receipt receipt = post.receipt(post.entries.isEmpty() ? List.of() : committer.commit(post.entries));
        sources.add(sender, receipt, post.received);
        return receipt;
    }

    /** One post on its way. */
    private final class Post implements Sink {
        private final String sender;
        private final Instant received;
        private final List<JournalEntry> entries = new ArrayList<>();
        private final List<Receipt.Line> lines = new ArrayList<>();
        private Optional<Observer> observer = Optional.empty();

        Post(String sender, Instant received) {
            this.sender = sender;
            this.received = received;
        }

        void read(byte[] bytes, Observer with) {
            observer = Optional.of(with);
            try (Source source =
                    format.read(Feed.of(new ByteArrayInputStream(bytes)), sender, CaptureLimits.DEFAULTS)) {
                for (Optional<Batch> batch = source.next(); batch.isPresent(); batch = source.next()) {
                    batch.get().readInto(this);
                }
            }
            observer = Optional.empty();
        }

        @Override
        public void exchange(Exchange exchange) {
            Observation seen = observer.orElseThrow().observe(timed(exchange));
            lines.add(new Receipt.Line(exchange.origin().entry(), Outcome.ACCEPTED, ""));
            entries.add(new JournalEntry(
                    JournalEntry.EXCHANGE,
                    ObservationCodec.encode(seen),
                    sender,
                    Identity.of(sender, exchange.id()),
                    received));
        }

        /** An exchange without a time happened when it came, as far as anybody knows. */
        private Exchange timed(Exchange exchange) {
            return exchange.timeMicros() == Exchange.TIME_UNKNOWN ? exchange.at(Times.micros(received)) : exchange;
        }

        @Override
        public void problem(Problem problem) {
            lines.add(new Receipt.Line(problem.entry(), Outcome.REJECTED, problem.what()));
        }

        /** What became of the lines; {@code places} says it of the exchanges, in their order. */
        Receipt receipt(List<Appended.Place> places) {
            List<Receipt.Line> all = new ArrayList<>(lines.size());
            int next = 0;
            for (Receipt.Line line : lines) {
                if (line.outcome() == Outcome.REJECTED) {
                    all.add(line);
                } else {
                    boolean known = places.get(next++).duplicate();
                    all.add(known ? new Receipt.Line(line.number(), Outcome.DUPLICATE, "") : line);
                }
            }
            return new Receipt(all);
        }
    }
}
