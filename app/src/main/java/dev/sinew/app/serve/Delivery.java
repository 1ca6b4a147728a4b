package dev.sinew.app.serve;

import dev.sinew.capture.Sink;
import dev.sinew.console.intake.Receipt;
import dev.sinew.console.intake.Receipt.Outcome;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.model.Exchange;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Observation;
import dev.sinew.model.Problem;
import dev.sinew.store.Appended;
import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Exchanges of one source on their way into the journal: observed as they are read, and what became of each. */
final class Delivery implements Sink {
    /** In front of a source, in the identity of what was observed under the next key. */
    private static final String NEXT = "next key ";

    private final String source;
    private final Instant received;
    private final Observers observers;
    private final boolean numbered;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Receipt.Line> lines = new ArrayList<>();

    /** A delivery whose exchanges are told apart by the ids that their sender gave them. */
    Delivery(String source, Instant received, Observers observers) {
        this(source, received, observers, false);
    }

    private Delivery(String source, Instant received, Observers observers, boolean numbered) {
        this.source = source;
        this.received = received;
        this.observers = observers;
        this.numbered = numbered;
    }

    /** A delivery out of a file: an exchange without an id is told by its place. */
    static Delivery ofFile(String file, Instant received, Observers observers) {
        return new Delivery(file, received, observers, true);
    }

    Instant received() {
        return received;
    }

    List<JournalEntry> entries() {
        return entries;
    }

    @Override
    public void exchange(Exchange exchange) {
        exchange(exchange, List.of());
    }

    /** Takes an exchange of which something was noticed before it was observed; returns what was observed. */
    Observation exchange(Exchange exchange, List<MarkHit> why) {
        lines.add(new Receipt.Line(exchange.origin().entry(), Outcome.ACCEPTED, ""));
        String id =
                exchange.id().isEmpty() && numbered ? "#" + exchange.origin().entry() : exchange.id();
        Exchange timed = timed(exchange);
        Observation seen = observers.now().observe(timed).noticing(why);
        entries.add(entry(seen, Identity.of(source, id)));
        observers
                .next()
                .ifPresent(
                        next -> entries.add(entry(next.observe(timed).noticing(why), Identity.of(NEXT + source, id))));
        return seen;
    }

    private JournalEntry entry(Observation seen, Identity identity) {
        return new JournalEntry(JournalEntry.EXCHANGE, ObservationCodec.encode(seen), source, identity, received);
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
        int each = observers.next().isPresent() ? 2 : 1;
        for (Receipt.Line line : lines) {
            if (line.outcome() == Outcome.REJECTED) {
                all.add(line);
            } else {
                boolean known = places.get(next).duplicate();
                next += each;
                all.add(known ? new Receipt.Line(line.number(), Outcome.DUPLICATE, "") : line);
            }
        }
        return new Receipt(all);
    }
}
