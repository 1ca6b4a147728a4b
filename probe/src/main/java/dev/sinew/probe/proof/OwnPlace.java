package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Outcome.Step;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what stands below another person. That lists tell everybody of all people, as directories do, makes nothing of it anybody else's. Controls: the owner gets it three
 * times, the other has the same of its own with other values, gets nothing of it for a person who never existed, and nobody gets it without credentials.
 */
final class OwnPlace {
    private OwnPlace() {}

    /**
     * Whether what was read is such as one shows to nobody: by what the address calls it, or by what is in it. What ends with somebody's name may be a profile, where people
     * tell where they live and when they were born; what is looked up is for those who know what to look for, as whoever pays to an account is told its holder. What the query
     * asks for by a name may be a profile as well, unless it is said to be the caller's ({@code Get your note}).
     */
    static boolean isPrivate(Reached reached) {
        Endpoint endpoint = reached.filled().endpoint();
        boolean shown = Whose.endsWithName(endpoint) || Whose.isSearch(endpoint);
        return (Whose.isPossession(endpoint) && !Whose.isSearch(endpoint))
                || isSaid(endpoint)
                || (shown
                        ? SensitiveFields.isConfidential(
                                reached.reply(), reached.filled().named())
                        : reached.reply()
                                .json()
                                .filter(SensitiveFields::isPersonal)
                                .isPresent());
    }

    /** What others get of it; empty where nothing stands below one of two callers of one rank. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        if (Whose.parameter(endpoint).isEmpty()) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts("");
        boolean tried = false;
        for (Persona owner : trial.personas()) {
            for (Persona other : trial.personas()) {
                Optional<Reached> owned = Rank.apart(other, owner) ? Optional.empty() : owned(endpoint, owner, other);
                if (owned.isPresent() && !verdicts.isConfirmed()) {
                    tried = true;
                    verdicts.add(judge(owned.get(), owner, other, trial));
                }
            }
        }
        return tried ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    private static Optional<Reached> owned(Endpoint endpoint, Persona owner, Persona other) {
        boolean both = other.reached(endpoint).stream().anyMatch(each -> Whose.isBelow(each.filled(), other, owner));
        return owner.reached(endpoint).stream()
                .filter(each -> both && Whose.isBelow(each.filled(), owner, other))
                .filter(each -> isPrivate(each) && !mayBeProfile(each))
                .findFirst();
    }

    /** Whether the query alone names somebody, so that it may be a profile as well as what ends with a name: what nobody shows there, and what is said to be the caller's, is none. */
    private static boolean mayBeProfile(Reached reached) {
        Endpoint endpoint = reached.filled().endpoint();
        return Whose.isAskedByName(endpoint)
                && !Whose.isPossession(endpoint)
                && !isSaid(endpoint)
                && !SensitiveFields.isConfidential(
                        reached.reply(), reached.filled().named());
    }

    private static boolean isSaid(Endpoint endpoint) {
        return Whose.isAskedByName(endpoint) && SaidFor.isCallers(endpoint);
    }

    private static Outcome judge(Reached owned, Persona owner, Persona other, Trial trial) {
        Filled filled = owned.filled();
        Set<String> common = new HashSet<>(filled.named());
        other.reached(filled.endpoint()).stream()
                .filter(each -> Whose.isBelow(each.filled(), other, owner))
                .forEach(each ->
                        Baseline.of(List.of(each.reply())).map(Baseline::values).ifPresent(common::addAll));
        List<String> unique =
                trial.baseline(owner, owned).map(each -> each.unique(common)).orElse(List.of());
        if (Strength.of(unique) < Strength.ENOUGH) {
            return Outcome.inconclusive(
                    "nothing in the answer to " + owner + " is so much its own that it would prove anything");
        }
        Reply reply = trial.ask(filled.ask(), other.session());
        if (!Baseline.found(unique, reply).equals(unique)) {
            return Outcome.refuted(
                    trial.isSuccess(reply)
                            ? other + " gets another answer than " + owner
                            : other + " was refused: " + reply);
        }
        if (!Baseline.found(unique, trial.ask(filled.ask(), Session.NOBODY)).isEmpty()) {
            return Outcome.inconclusive("everybody gets it, also without credentials");
        }
        String parameter = Whose.parameter(filled.endpoint()).orElseThrow();
        Filled never =
                filled.with(parameter, NeverExisted.like(filled.bindings().getOrDefault(parameter, "")));
        if (!Baseline.found(unique, trial.ask(never.ask(), other.session())).isEmpty()) {
            return Outcome.inconclusive("below a person who never existed the same values stand");
        }
        if (!Baseline.found(unique, trial.askAgain(filled.ask(), other.session()))
                .equals(unique)) {
            return Outcome.inconclusive(other + " got it once and not again");
        }
        String where = Shown.places(trial.baseline(owner, owned).orElseThrow(), unique);
        return Outcome.confirmed(
                other + " gets all " + unique.size() + " values of what stands below " + owner
                        + ", who is called as the address says (" + where + "); nobody gets them without credentials",
                List.of(
                        new Step(owner.session(), filled.ask(), owner + " gets its own"),
                        new Step(other.session(), filled.ask(), other + " gets the same values: " + where)));
    }
}
