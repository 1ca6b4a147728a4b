package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Outcome.Step;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Asks as one caller for what is another's by a request that says itself whose or what is meant, and looks for the owner's own values in the answer. Controls: nobody gets them without
 * credentials, a request for what never existed has none of them, and they come twice.
 *
 * @param asked the request that names what is the owner's
 * @param never the same of what never existed
 * @param by what says whose it is, for people
 */
record ForeignAsk(Trial trial, Persona owner, Persona other, Ask asked, Ask never, String by) {
    /** Judges by the values of the owner's answer that nothing else explains. */
    Outcome judge(Baseline baseline, List<String> unique) {
        Reply reply = trial.askAgain(asked, other.session());
        List<String> found = Baseline.found(unique, reply);
        if (found.isEmpty()) {
            return Outcome.refuted(
                    trial.isSuccess(reply)
                            ? other + " got an answer without any value of " + owner
                            : other + " was refused: " + reply);
        }
        if (!Baseline.found(unique, trial.askAgain(asked, Session.NOBODY)).isEmpty()) {
            return Outcome.inconclusive("everybody gets it, also without credentials");
        }
        if (!Baseline.found(unique, trial.askAgain(never, other.session())).isEmpty()) {
            return Outcome.inconclusive("of what never existed the same values are shown");
        }
        boolean again =
                new HashSet<>(Baseline.found(unique, trial.askAgain(asked, other.session()))).containsAll(found);
        if (Strength.of(found) < Strength.ENOUGH || !again) {
            return Outcome.inconclusive(other + " got a value of " + owner + ", but one that may be there by chance");
        }
        String where = Shown.places(baseline, found);
        return Outcome.confirmed(
                other + " asked for what is " + owner + "'s by " + by + " and got " + found.size() + " of its "
                        + unique.size() + " own values (" + where
                        + "), twice; nobody got them, and of what never existed there were none",
                List.of(
                        new Step(owner.session(), asked, owner + " gets its own"),
                        new Step(other.session(), asked, other + " gets the same values: " + where)));
    }

    /**
     * Judges by the whole answer, of sums and the like that prove nothing one by one: the other gets all that the owner does, twice, and something else of what never existed and without asking for the
     * owner's.
     *
     * @param plain what the other asks for its own, where it can without naming itself
     */
    Outcome whole(Baseline baseline, Optional<Ask> plain) {
        Reply reply = trial.askAgain(asked, other.session());
        if (!baseline.isSame(reply)) {
            if (!trial.isSuccess(reply)) {
                return Outcome.refuted(other + " was refused: " + reply);
            }
            return baseline.isSame(trial.askAgain(asked, owner.session()))
                    ? Outcome.refuted(other + " got another answer than " + owner)
                    : Outcome.inconclusive("the answer to " + owner + " changes meanwhile");
        }
        boolean alone = plain.filter(each -> baseline.isSame(trial.askAgain(each, other.session())))
                        .isEmpty()
                && !baseline.isSame(trial.askAgain(never, other.session()))
                && !trial.isSuccess(trial.askAgain(asked, Session.NOBODY));
        return alone && baseline.isSame(trial.askAgain(asked, other.session()))
                ? Outcome.confirmed(
                        other + " asked for what is " + owner + "'s by " + by + " and got all that " + owner
                                + " gets of its own, twice; nobody and what never existed got none of it",
                        List.of(
                                new Step(owner.session(), asked, owner + " gets its own"),
                                new Step(other.session(), asked, other + " gets the same")))
                : Outcome.inconclusive(other + " gets the same also without asking for it");
    }
}
