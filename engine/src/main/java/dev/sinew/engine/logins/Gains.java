package dev.sinew.engine.logins;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.logins.Used.Deed;
import dev.sinew.engine.route.CoarsePlace;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.model.Change;
import dev.sinew.model.Confidence;
import dev.sinew.model.Credential;
import dev.sinew.model.Link;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * What was done with the sessions that tries to get in gained. Where a try turns out to be a guess that came true, all that its session
 * does within a day is the guesser's, from whatever address. Before that is known, steps are remembered of those sessions alone before
 * which somebody had failed. Of sessions those that began first are forgotten, and all of which nothing was told within an hour.
 */
final class Gains {
    private static final int MOST = 2_048;
    private static final int STEPS = 24;
    private static final int TOKENS = 4;
    /** So many steps of one session tell it all. */
    private static final int MOST_TOLD = 50;

    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final Confidence[] CONFIDENCES = Confidence.values();
    /** The fewest bytes that a session and a step take. */
    private static final int SESSION = 6;

    private static final int STEP = 40;

    /** The session that one try gained. */
    private static final class Gain {
        final Origin origin;
        final long timeMicros;
        final List<Long> tokens = new ArrayList<>(1);
        final List<Used> steps = new ArrayList<>(0);
        /** What was told of its steps. */
        final List<Used> told = new ArrayList<>(0);
        /** The number of the rule that told of its try, -1 for none yet. */
        int rule = -1;

        Confidence confidence = Confidence.POSSIBLE;
        /** Whether somebody failed before it, as far as that is known. */
        boolean watched = true;

        Gain(Origin origin, long timeMicros) {
            this.origin = origin;
            this.timeMicros = timeMicros;
        }

        boolean isOver(long now) {
            return now - timeMicros > (rule < 0 ? HOUR : DAY);
        }
    }

    private final Map<Origin, Gain> gains = new LinkedHashMap<>();
    private final Map<Long, Gain> byToken = new HashMap<>();
    private long latest = Long.MIN_VALUE;

    /** Takes an exchange that may go on with a session. */
    void step(Observation observation, long caller) {
        latest = Math.max(latest, observation.timeMicros());
        if (byToken.isEmpty()) {
            return;
        }
        for (Credential credential : observation.credentials()) {
            Gain gain = byToken.get(credential.print());
            if (gain != null && observation.timeMicros() > gain.timeMicros && !gain.isOver(observation.timeMicros())) {
                if (gain.watched && gain.steps.size() < STEPS) {
                    int flags = observation.has(Trait.ONLY_ASKS) ? Used.ASKS : 0;
                    gain.steps.add(Used.of(
                            observation,
                            Deed.USED,
                            credential.print(),
                            0,
                            flags,
                            caller,
                            CoarsePlace.key(observation)));
                }
                observation.links().forEach(link -> token(gain, link.to()));
                return;
            }
        }
    }

    /** A try gained what its answer handed out; where that is nothing new, the session that it came with; {@code handed} is the token in its answer, or 0. */
    void begin(Observation observation, Try tried, long handed) {
        if (tried.status() >= 400 || !tried.is(Try.HANDED)) {
            return;
        }
        Gain gain = new Gain(tried.origin(), tried.timeMicros());
        for (Link link : observation.links()) {
            token(gain, link.to());
        }
        if (gain.tokens.isEmpty()) {
            token(gain, handed);
        }
        for (Credential credential : gain.tokens.isEmpty() ? observation.credentials() : List.<Credential>of()) {
            if (credential.kind() == Credential.Kind.SESSION_COOKIE) {
                token(gain, credential.print());
            }
        }
        if (!gain.tokens.isEmpty()) {
            gains.put(gain.origin, gain);
            if (gains.size() > MOST) {
                remove(gains.values().iterator().next());
            }
        }
    }

    private void token(Gain gain, long print) {
        if (print != 0 && gain.tokens.size() < TOKENS && !gain.tokens.contains(print)) {
            gain.tokens.add(print);
            byToken.put(print, gain);
        }
    }

    /** Says whether somebody failed before a try: of others the steps are not remembered. */
    void settle(Try tried, boolean failed) {
        Gain gain = gains.get(tried.origin());
        if (gain != null && gain.rule < 0 && !failed) {
            gain.watched = false;
            gain.steps.clear();
        }
    }

    /** A try was told of as one that came true. */
    void tell(Try tried, int rule, Confidence confidence) {
        Gain gain = gains.get(tried.origin());
        if (gain != null && gain.rule < 0) {
            gain.rule = rule;
            gain.confidence = confidence;
            gain.watched = true;
        }
    }

    /** What was told of a try does not hold any more. */
    void explain(
            Try tried, int rule, List<RuleEntry<?>> rules, OperationFinder finder, Collection<? super Change> changes) {
        Gain gain = gains.get(tried.origin());
        if (gain != null && gain.rule == rule) {
            RuleFacts facts = rules.get(rule).facts();
            gain.told.forEach(step -> changes.add(new Change.SignalWithdrawn(signal(facts, gain, step, finder))));
            gain.told.clear();
            gain.rule = -1;
        }
    }

    /** Tells of all new steps of sessions that were guessed, and forgets what is over. */
    void tellOfSteps(List<RuleEntry<?>> rules, OperationFinder finder, Collection<? super Change> changes) {
        List<Gain> over = new ArrayList<>(0);
        for (Gain gain : gains.values()) {
            if (gain.rule >= 0 && !gain.steps.isEmpty()) {
                RuleFacts facts = rules.get(gain.rule).facts();
                gain.steps.sort(Used::inOrder);
                for (Used step : gain.steps) {
                    if (gain.told.size() < MOST_TOLD) {
                        gain.told.add(step);
                        changes.add(new Change.SignalRaised(signal(facts, gain, step, finder)));
                    }
                }
                gain.steps.clear();
            }
            if (gain.isOver(latest)) {
                over.add(gain);
            }
        }
        over.forEach(this::remove);
    }

    private void remove(Gain gain) {
        gains.remove(gain.origin);
        gain.tokens.forEach(token -> byToken.remove(token, gain));
    }

    private static Signal signal(RuleFacts facts, Gain gain, Used step, OperationFinder finder) {
        boolean reads = step.method().equals("GET") || step.method().equals("HEAD") || step.is(Used.ASKS);
        Outcome done = reads ? Outcome.EXPOSED : Outcome.CHANGED;
        return new Signal(
                facts,
                Gate.operation(finder, step.api(), step.method(), step.selector(), step.segments()),
                step.origin(),
                step.timeMicros(),
                step.status() < 400 ? done : Outcome.ATTEMPTED,
                step.client() != 0 ? new Signal.Actor(step.client(), false) : new Signal.Actor(step.caller(), true),
                List.of(),
                List.of(),
                gain.confidence == Confidence.CONFIRMED ? Confidence.LIKELY : gain.confidence,
                "done with the session that a guess gained");
    }

    void write(StateWriter out) {
        out.fixed(latest);
        out.varint(gains.size());
        for (Gain gain : gains.values()) {
            out.moment(gain.timeMicros, gain.origin);
            out.longs(gain.tokens.stream().mapToLong(each -> each).toArray());
            out.varint(gain.rule + 1L);
            out.octet(gain.confidence.ordinal());
            out.flag(gain.watched);
            steps(out, gain.steps);
            steps(out, gain.told);
        }
    }

    private static void steps(StateWriter out, List<Used> steps) {
        out.varint(steps.size());
        steps.forEach(step -> step.write(out));
    }

    /** Takes over what was written; {@code today} says which number a rule of before has now, -1 for none. */
    void read(StateReader in, IntUnaryOperator today) {
        latest = in.fixedLong();
        int known = in.count(SESSION);
        for (int i = 0; i < known && !in.failed(); i++) {
            in.moment();
            Gain gain = new Gain(in.place(), in.time());
            for (long token : in.longs(TOKENS)) {
                token(gain, token);
            }
            gain.rule = today.applyAsInt(in.below(Held.MOST_RULES + 1) - 1);
            gain.confidence = CONFIDENCES[in.below(CONFIDENCES.length)];
            gain.watched = in.flag();
            steps(in, STEPS, gain.steps);
            steps(in, MOST_TOLD, gain.told);
            gains.put(gain.origin, gain);
        }
    }

    private static void steps(StateReader in, int most, List<Used> into) {
        int count = in.count(STEP);
        if (count > most) {
            in.fail("a session has too many steps");
        }
        for (int i = 0; i < count && !in.failed(); i++) {
            into.add(Used.read(in));
        }
    }
}
