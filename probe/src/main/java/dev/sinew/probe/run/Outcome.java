package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.identity.Session;
import java.util.List;

/**
 * What a proof says of one place.
 *
 * @param verdict the verdict
 * @param reason why, in one sentence, values masked
 * @param steps the requests that show it, for a confirmed one
 * @param cause what outcomes of one rule at several places share where one defect is behind them, as far as that shows from outside; empty where each
 *     place stands for itself
 */
public record Outcome(Verdict verdict, String reason, List<Step> steps, String cause) {
    public Outcome {
        steps = List.copyOf(steps);
    }

    /** One that stands for itself. */
    public Outcome(Verdict verdict, String reason, List<Step> steps) {
        this(verdict, reason, steps, "");
    }

    /** The same, with what it shares with others. */
    public Outcome by(String shared) {
        return new Outcome(verdict, reason, steps, shared);
    }

    /** A request that belongs to a proof. */
    public record Step(Session who, Ask ask, String shows) {}

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
