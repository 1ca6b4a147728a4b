package dev.sinew.probe.proof.bypass;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one caller reads and another is refused.
 *
 * @param holder who reads it
 * @param reached what he asks, and gets
 * @param baseline what stays the same in three of his answers
 * @param refused who is refused it
 * @param seen what that one was shown elsewhere
 */
public record Guarded(Persona holder, Reached reached, Baseline baseline, Session refused, Set<String> seen) {
    /**
     * At an endpoint, at most one of each kind: refused to an ordinary caller and open to a privileged one, refused to another caller than the
     * owner, refused to nobody. Empty where nobody is refused anything, as at a public catalogue, or the data says too little.
     */
    public static List<Guarded> of(Endpoint endpoint, Trial trial) {
        List<Guarded> all = new ArrayList<>();
        if (!endpoint.isRead()) {
            return all;
        }
        first(endpoint, trial, Guarded::isPrivileged, other -> !isPrivileged(other))
                .ifPresent(all::add);
        first(endpoint, trial, holder -> !isPrivileged(holder), other -> !isPrivileged(other))
                .ifPresent(all::add);
        for (Persona holder : trial.personas()) {
            Optional<Guarded> nobody = guarded(endpoint, trial, holder, Session.NOBODY, Set.of());
            if (nobody.isPresent()) {
                all.add(nobody.get());
                break;
            }
        }
        return all;
    }

    private static boolean isPrivileged(Persona persona) {
        return persona.session().identity().isPrivileged();
    }

    private static Optional<Guarded> first(
            Endpoint endpoint, Trial trial, Predicate<Persona> holds, Predicate<Persona> isRefused) {
        for (Persona holder : trial.personas()) {
            for (Persona other : trial.personas()) {
                Optional<Guarded> found = holder != other && holds.test(holder) && isRefused.test(other)
                        ? guarded(endpoint, trial, holder, other.session(), other.seen())
                        : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Guarded> guarded(
            Endpoint endpoint, Trial trial, Persona holder, Session other, Set<String> seen) {
        for (Reached reached : holder.reached(endpoint).stream().limit(1).toList()) {
            if (trial.ask(reached.filled().ask(), other).isRefusalOrMissing()) {
                return trial.baseline(holder, reached)
                        .filter(each -> each.strength() >= Strength.ENOUGH && each.telling() > 1)
                        .map(each -> new Guarded(holder, reached, each, other, seen));
            }
        }
        return Optional.empty();
    }

    /** What is refused. */
    public Ask ask() {
        return reached.filled().ask();
    }

    /**
     * Judges what other words got. Confirmed where all that stays the same for who reads it comes back to who is refused it, twice, and the plain request
     * is still refused.
     *
     * @param reply what it got
     * @param how the words, for the report
     * @return empty where it does not come back
     */
    public Optional<Outcome> judge(Ask variant, Reply reply, String how, Trial trial) {
        if (baseline.isSame(reply)) {
            return same(variant, how, trial);
        }
        // A list may have grown since it was read.
        return trial.isSuccess(reply)
                ? trial.baseline(trial.thrice(reached.filled().ask(), holder.session()))
                        .filter(now -> now.isSame(trial.askAgain(variant, refused)))
                        .map(now -> new Guarded(holder, reached, now, refused, seen))
                        .flatMap(now -> now.same(variant, how, trial))
                : Optional.empty();
    }

    private Optional<Outcome> same(Ask variant, String how, Trial trial) {
        boolean still = trial.askAgain(ask(), refused).isRefusalOrMissing();
        boolean again = baseline.isSame(trial.askAgain(variant, refused));
        if (!still || !again) {
            return Optional.of(Outcome.inconclusive("what was refused came back " + how + " once and not again"));
        }
        return Optional.of(Outcome.confirmed(
                refused + " is refused what " + holder + " reads, and gets all "
                        + baseline.stable().size() + " values of it " + how + ", twice",
                List.of(
                        new Outcome.Step(holder.session(), ask(), holder + " reads this"),
                        new Outcome.Step(refused, ask(), refused + " is refused it"),
                        new Outcome.Step(refused, variant, "and gets the same " + how))));
    }

    /**
     * The same where another shape of it is answered, as by an older version: confirmed where values of it that only its holder was shown come back to who is refused it, twice, and not
     * where {@code never} is asked for, which is nowhere, and the plain request is still refused. Nobody is no one who was shown anything, so that this tells nothing of what is open.
     */
    Optional<Outcome> part(Ask variant, Ask never, Reply reply, String how, Trial trial) {
        // What those see who may do more may be of whoever is refused, who sees it in another way.
        boolean tells = !seen.isEmpty() && !isPrivileged(holder) && trial.isSuccess(reply);
        List<String> own = baseline.unique(common());
        List<String> found = tells ? Baseline.found(own, reply) : List.of();
        if (Strength.of(found) < Strength.ENOUGH) {
            return Optional.empty();
        }
        boolean nowhere = Baseline.found(own, trial.askAgain(never, refused)).isEmpty();
        boolean open = !Baseline.found(own, trial.ask(variant, Session.NOBODY)).isEmpty();
        boolean again = Baseline.found(own, trial.askAgain(variant, refused)).equals(found);
        boolean still = trial.askAgain(ask(), refused).isRefusalOrMissing();
        if (!nowhere || open || !again || !still) {
            return Optional.of(Outcome.inconclusive("some of what was refused came back " + how
                    + (open ? ", as it does without credentials" : ", but not for certain by that")));
        }
        return Optional.of(Outcome.confirmed(
                refused + " is refused what " + holder + " reads, and gets " + found.size() + " values of it " + how
                        + " that only " + holder + " was shown, twice",
                List.of(
                        new Outcome.Step(holder.session(), ask(), holder + " reads this"),
                        new Outcome.Step(refused, ask(), refused + " is refused it"),
                        new Outcome.Step(refused, variant, "and gets values of it " + how))));
    }

    private Set<String> common() {
        Set<String> common = new HashSet<>(seen);
        common.addAll(reached.filled().named());
        return common;
    }
}
