package dev.sinew.app.serve;

import dev.sinew.app.fold.Folds;
import dev.sinew.app.fold.HeapSize;
import dev.sinew.engine.codec.Decoded;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.engine.route.RouteView;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Problem;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds folds with what the journal holds. What they know follows from that alone. An exchange that a fold fails at is counted and
 * passed over, on every replay alike: one fault must not end all watching. Not for two threads at once.
 */
final class Replay implements Consumer<Journaled> {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final String JOURNAL = "journal";

    private final Folds folds;
    private final TokenVerdicts tokens;
    private final IntPredicate keys;
    private final Told told;
    private final HeapSize heap = new HeapSize();
    private volatile long sequence;
    private volatile boolean news;

    /** Is told of what the folds know, on their thread. */
    interface Told {
        /** A tick was reached: {@code view} is what is known, of all up to {@code sequence}. */
        void tick(Folds folds, RouteView view, long sequence);

        /** Somebody decided something. */
        default void decided(long sequence, JournalEntry entry) {}

        /** Both, one after the other. */
        default Told and(Told next) {
            Told first = this;
            return new Told() {
                @Override
                public void tick(Folds folds, RouteView view, long sequence) {
                    first.tick(folds, view, sequence);
                    next.tick(folds, view, sequence);
                }

                @Override
                public void decided(long sequence, JournalEntry entry) {
                    first.decided(sequence, entry);
                    next.decided(sequence, entry);
                }
            };
        }
    }

    /**
     * A replay from behind a sequence, whose folds know what came before; {@code tokens} are those that they ask. What was observed
     * under another privacy key than {@code keys} allow is passed over: the folds could not tell who is who.
     */
    Replay(Folds folds, TokenVerdicts tokens, long after, IntPredicate keys, Told told) {
        this.folds = folds;
        this.tokens = tokens;
        this.sequence = after;
        this.keys = keys;
        this.told = told;
        this.news = after > 0;
    }

    /** Whether an entry changes what is known and nobody is told of it, so that who takes it waits for nothing. */
    static boolean isLearnedOnly(Journaled read) {
        return switch (read) {
            case Journaled.Damaged damaged -> true;
            case Journaled.Entry entry ->
                entry.entry().kind() != JournalEntry.TICK && entry.entry().kind() != JournalEntry.DECISION;
        };
    }

    /** The last sequence that is folded. */
    long sequence() {
        return sequence;
    }

    /** Whether something came since the last tick, or the start: today's rules may see more in what is known. */
    boolean news() {
        return news;
    }

    /** What is known. To be asked on the same thread. */
    Folds folds() {
        return folds;
    }

    @Override
    public void accept(Journaled read) {
        switch (read) {
            case Journaled.Damaged damaged ->
                folds.problems().add(new Problem(JOURNAL, damaged.sequence(), damaged.what()));
            case Journaled.Entry entry -> fold(entry.sequence(), entry.entry());
        }
        sequence = read.sequence();
    }

    private void fold(long at, JournalEntry entry) {
        switch (entry.kind()) {
            case JournalEntry.EXCHANGE -> exchange(at, entry);
            case JournalEntry.VERDICT -> verdict(entry);
            case JournalEntry.TICK -> {
                told.tick(folds, folds.view(), at);
                news = false;
            }
            case JournalEntry.DECISION -> told.decided(at, entry);
            default -> {
                // Nothing else changes the folds.
            }
        }
    }

    private void verdict(JournalEntry entry) {
        VerdictBytes.read(entry.payload()).ifPresent(tokens::add);
        news = true;
    }

    private void exchange(long at, JournalEntry entry) {
        switch (ObservationCodec.decode(entry.payload())) {
            case Decoded.Broken broken ->
                folds.problems().add(new Problem(JOURNAL, at, "entry is not read: " + broken.reason()));
            case Decoded.Ok ok when !keys.test(ok.observation().keyId()) -> {
                // Observed again under the key in use, or before that key was.
            }
            case Decoded.Ok ok -> guarded(ok.observation().at(new Origin(entry.source(), at)));
        }
    }

    private void guarded(Observation observation) {
        news = true;
        try {
            accept(observation);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("sequence", observation.origin().entry())
                    .setCause(e)
                    .log("folding an exchange failed; it is passed over");
            folds.problems()
                    .add(
                            new Problem(
                                    JOURNAL,
                                    observation.origin().entry(),
                                    "folding this exchange failed and it is not part of what is shown; please report the log as a bug"));
        }
    }

    private void accept(Observation observation) {
        folds.accept(observation);
        if (folds.isFull()) {
            folds.settle();
            heap.check();
        }
    }
}
