package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.identity.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a proof says of one place.
 *
 * @param verdict the verdict
 * @param reason why, in one sentence, values masked
 * @param steps the requests that show it, for a confirmed one
 * @param cause what outcomes of one rule at several places share where one defect is behind them, as far as that shows from outside; empty where each
 *     place stands for itself
 * @param replay how to do it again, where it was proved on an object of this run
 * @param refusal what a proxy can refuse of it meanwhile, for a confirmed one
 */
public record Outcome(
        Verdict verdict,
        String reason,
        List<Step> steps,
        String cause,
        Optional<Replay> replay,
        Optional<Refusal> refusal) {
    public Outcome {
        steps = List.copyOf(steps);
    }

    /** One that stands for itself. */
    public Outcome(Verdict verdict, String reason, List<Step> steps) {
        this(verdict, reason, steps, "", Optional.empty(), Optional.empty());
    }

    /** The same, with what it shares with others. */
    public Outcome by(String shared) {
        return new Outcome(verdict, reason, steps, shared, replay, refusal);
    }

    /** The same, with what it rests on where it is confirmed. */
    public Outcome because(String ground) {
        return verdict == Verdict.CONFIRMED
                ? new Outcome(verdict, reason + "; " + ground, steps, cause, replay, refusal)
                : this;
    }

    /** The same, with how to do it again. */
    public Outcome again(Optional<Replay> fresh) {
        return new Outcome(verdict, reason, steps, cause, fresh, refusal);
    }

    /** The same, with what can be refused of it where it is confirmed. */
    public Outcome refusing(Refusal meanwhile) {
        Optional<Refusal> refused = verdict == Verdict.CONFIRMED ? Optional.of(meanwhile) : Optional.empty();
        return new Outcome(verdict, reason, steps, cause, replay, refused);
    }

    /** The same at a place of the request. */
    public Outcome at(Object place) {
        return new Outcome(verdict, place + ": " + reason, steps, cause, replay, refusal);
    }

    /** The same, where its last request has a token that was forged so. */
    public Outcome forged(Forging how) {
        if (steps.isEmpty()) {
            return this;
        }
        List<Step> all = new ArrayList<>(steps);
        Step last = all.removeLast();
        all.add(new Step(last.who(), last.ask(), last.shows(), Optional.of(how)));
        return new Outcome(verdict, reason, all, cause, replay, refusal);
    }

    /**
     * A request that belongs to a proof.
     *
     * @param who as whom it was sent
     * @param ask what was sent
     * @param shows what came of it, in words
     * @param forging how its token is made of the one that the first request has
     */
    public record Step(Session who, Ask ask, String shows, Optional<Forging> forging) {
        /** One with the credentials that somebody has. */
        public Step(Session who, Ask ask, String shows) {
            this(who, ask, shows, Optional.empty());
        }

        /** The same with its request as it goes over the wire. */
        Step written() {
            return new Step(who, ask.written(), shows, forging);
        }
    }

    public static Outcome confirmed(String reason, List<Step> steps) {
        return new Outcome(Verdict.CONFIRMED, reason, steps);
    }

    public static Outcome refuted(String reason) {
        return new Outcome(Verdict.REFUTED, reason, List.of());
    }

    public static Outcome inconclusive(String reason) {
        return new Outcome(Verdict.INCONCLUSIVE, reason, List.of());
    }
}
