package dev.sinew.app.serve;

import dev.sinew.app.config.Enforcing;
import dev.sinew.app.config.Enforcing.Mode;
import dev.sinew.app.fold.Folds;
import dev.sinew.console.api.Enforcement;
import dev.sinew.engine.route.RouteView;
import dev.sinew.inline.Guard;
import dev.sinew.inline.Ruling;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Observation;
import dev.sinew.model.Side;
import dev.sinew.model.Signal;
import dev.sinew.store.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that would be wrong if they succeeded, by what the folds knew at the last tick: refused before the API sees them where that is
 * certain, and passed wherever there is a doubt. Only rules that are stable count, only what they are sure of, only of callers that are
 * known, and never what may have become the caller's since that tick.
 */
final class FirstAttempts implements Replay.Told, Enforcement {
    /** So many times as long as it took is rested between two looks at the folds: they have other things to do. */
    private static final int REST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(FirstAttempts.class);
    private static final int MOST_WAITING = 32;
    private static final String KEY = "enforcement";

    private final Enforcing told;
    private final Settings settings;
    private final Recent recent;
    private final InstantSource clock;
    private final LongSupplier journaled;
    private final long liveFrom;
    private final AtomicLongArray counts = new AtomicLongArray(Outcomes.values().length);
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile Optional<Known> known = Optional.empty();
    private volatile Duration took = Duration.ZERO;
    private volatile boolean behind;
    private volatile Mode mode;

    /** What became of requests. */
    enum Outcomes {
        /** Nothing would be wrong as far as is known. */
        PASSED,
        /** Refused. */
        REFUSED,
        /** Would have been refused. */
        TRIED,
        /** Something would be wrong if it did not become the caller's just now, as it may have. */
        RECENT,
        /** Something would be wrong, by knowledge that is too old. */
        STALE,
        /** Something would be wrong, and what passed before it was not looked at in time, or lost. */
        BEHIND
    }

    /** What was known of all up to a sequence of the journal, at a time. */
    private record Known(Folds.Frozen folds, long sequence, Instant at) {}

    /** Those of a service whose journal goes up to {@code journaled} now, and went up to {@code liveFrom} at the start. */
    FirstAttempts(
            Enforcing told,
            Settings settings,
            Recent recent,
            InstantSource clock,
            LongSupplier journaled,
            long liveFrom) {
        this.settings = settings;
        this.mode = settings.get(KEY)
                .flatMap(json -> Mode.of(json.replace("\"", "")))
                .orElse(told.mode());
        this.liveFrom = liveFrom;
        this.told = told;
        recent.remember(mode != Mode.MONITOR);
        this.recent = recent;
        this.clock = clock;
        this.journaled = journaled;
    }

    /** Whether anything is looked at. */
    boolean watches() {
        return mode != Mode.MONITOR && known.isPresent();
    }

    /** What passed since the last look. */
    Recent recent() {
        return recent;
    }

    @Override
    public String mode() {
        return mode.written();
    }

    @Override
    public List<String> modes() {
        return Mode.names();
    }

    @Override
    public void change(String to) {
        mode = Mode.of(to).orElseThrow();
        settings.put(KEY, "\"" + to + "\"");
        recent.remember(mode != Mode.MONITOR);
        behind = true;
    }

    @Override
    public boolean ready() {
        return watches() && sequence() > 0;
    }

    @Override
    public SortedMap<String, Long> outcomes() {
        SortedMap<String, Long> all = new TreeMap<>();
        for (Outcomes outcome : Outcomes.values()) {
            all.put(outcome.name().toLowerCase(Locale.ROOT), count(outcome));
        }
        return all;
    }

    @Override
    public void tick(Folds folds, RouteView view, long sequence) {
        if (mode != Mode.MONITOR && sequence > liveFrom) {
            Instant started = clock.instant();
            boolean rested = known.map(last -> !started.isBefore(last.at().plus(took.multipliedBy(REST))))
                    .orElse(true);
            if (rested) {
                guarded(folds, sequence);
            }
            behind = !rested || !recent.covers(started);
        }
    }

    /** A fault of ours here must not end folding: nothing is refused then. */
    private void guarded(Folds folds, long sequence) {
        try {
            look(folds, sequence);
        } catch (RuntimeException e) {
            known = Optional.empty();
            LOG.atError()
                    .addKeyValue("sequence", sequence)
                    .setCause(e)
                    .log("what is known cannot be taken for ruling on requests; they pass");
        }
    }

    /** Takes what is known. On the folds' thread, or before that runs. */
    void look(Folds folds, long sequence) {
        Instant started = clock.instant();
        known = Optional.of(new Known(folds.frozen(), sequence, started));
        recent.forget(sequence);
        took = Duration.between(started, clock.instant());
    }

    /** What is to be done with a request; {@code head} says that its body is not there yet. One that seems wrong may have to wait. */
    Guard.Asked ask(Observation request, boolean head) {
        return known.map(now -> ask(now, request, head)).orElse(Guard.Asked.now(Ruling.PASS));
    }

    private Guard.Asked ask(Known now, Observation request, boolean head) {
        if (head && now.folds().ownership().looksIntoBody(request)) {
            return Guard.Asked.now(Ruling.NEEDS_BODY);
        }
        long caller = now.folds().identity().caller(request.credentials(), request.api());
        List<MarkHit> wrong = now.folds().ownership().presume(request, caller).stream()
                .filter(FirstAttempts::isSure)
                .map(FirstAttempts::mark)
                .toList();
        return wrong.isEmpty()
                ? Guard.Asked.now(ruling(Outcomes.PASSED, wrong))
                : Guard.Asked.later(() -> ruling(outcome(now, request), wrong));
    }

    private Ruling ruling(Outcomes outcome, List<MarkHit> wrong) {
        counts.incrementAndGet(outcome.ordinal());
        return switch (outcome) {
            case PASSED, TRIED, RECENT -> Ruling.PASS;
            case STALE, BEHIND -> told.failClosed() && mode == Mode.BLOCK ? Ruling.UNDECIDABLE : Ruling.PASS;
            case REFUSED -> Ruling.refuse(wrong);
        };
    }

    private Outcomes outcome(Known now, Observation request) {
        boolean all = journaled.getAsLong() <= now.sequence();
        if (!all && now.at().plus(told.staleAfter()).isBefore(clock.instant())) {
            return Outcomes.STALE;
        }
        if (!recent.isWhole(now.at()) || !catchesUp()) {
            return Outcomes.BEHIND;
        }
        if (recent.mentions(now.folds().ownership().named(request), request.credentials())) {
            return Outcomes.RECENT;
        }
        return mode == Mode.BLOCK ? Outcomes.REFUSED : Outcomes.TRIED;
    }

    /** Waits for what passed to be looked at, on a few threads at a time: many wrong requests must not keep honest ones waiting. */
    private boolean catchesUp() {
        if (!waiting.tryAcquire()) {
            return recent.catchesUp(Duration.ZERO);
        }
        try {
            return recent.catchesUp(told.deadline());
        } finally {
            waiting.release();
        }
    }

    private static boolean isSure(Signal signal) {
        return signal.rule().maturity() == Maturity.STABLE && signal.confidence() == Confidence.CONFIRMED;
    }

    private static MarkHit mark(Signal signal) {
        return new MarkHit(
                signal.rule().id(),
                Side.REQUEST,
                "",
                Outcome.ATTEMPTED,
                "refused before the API saw it: " + signal.note());
    }

    /** How many requests came out so since the start. */
    long count(Outcomes outcome) {
        return counts.get(outcome.ordinal());
    }

    /** Whether the last tick was too soon after the one before: another one is wanted. */
    boolean isBehind() {
        return behind;
    }

    /** The last entry of the journal that is known of; 0 where nothing can be refused yet. */
    long sequence() {
        return known.filter(last -> recent.covers(last.at()))
                .map(Known::sequence)
                .orElse(0L);
    }

    /** How long the last look at the folds took. */
    Duration took() {
        return took;
    }
}
