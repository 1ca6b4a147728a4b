package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the page of another customer, patient or guest, as {@code /customers/{id}} is. Of two who buy from the same shop neither has any business with how the other is reached, whoever lists tell of both. Controls: each
 * has a page there that names it, its owner gets the same three times, nobody gets it without credentials, nor does who names one that never existed.
 */
final class CustomersPage {
    private CustomersPage() {}

    /** What one gets of another's; empty where an endpoint is no such page, or not two callers have one. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        List<String> names = endpoint.pathParameters();
        boolean page = names.size() == 1
                && endpoint.isRead()
                && endpoint.path().endsWith("}")
                && Possessions.trader(endpoint.path()).isPresent()
                && !PeopleListed.isOfFound(endpoint.path())
                && !endpoint.saysOpen()
                && !isForStaff(endpoint, trial);
        if (!page) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts("");
        boolean tried = false;
        for (Persona owner : trial.customers()) {
            Optional<Reached> owned = own(endpoint, owner, trial);
            for (Persona other : owned.isPresent() ? trial.customers() : List.<Persona>of()) {
                if (owner != other
                        && !Rank.apart(owner, other)
                        && !Rank.apart(other, owner)
                        && !verdicts.isConfirmed()
                        && own(endpoint, other, trial).isPresent()) {
                    tried = true;
                    verdicts.add(judge(owned.get(), owner, other, trial));
                }
            }
        }
        return tried ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    /** Whether its path says that it is for the privileged, apart from what customers else do, and one of them reached it: that others get it is a flaw of its own, which {@link FunctionForPrivileged} tells of. */
    static boolean isForStaff(Endpoint endpoint, Trial trial) {
        return trial.personas().stream()
                        .anyMatch(each -> each.session().identity().isPrivileged()
                                && !each.reached(endpoint).isEmpty())
                && trial.customers().stream().anyMatch(each -> FunctionForPrivileged.isNamedFor(endpoint, trial, each));
    }

    /** The page that names a caller, and says how it is reached. */
    private static Optional<Reached> own(Endpoint endpoint, Persona who, Trial trial) {
        List<Reached> reached = who.reached(endpoint);
        if (reached.isEmpty()) {
            return Optional.empty();
        }
        Stream<Reached> asked = Possessions.trader(endpoint.path()).flatMap(kind -> who.ownId(kind + "Id")).stream()
                .map(id -> {
                    Filled filled = reached.getFirst().filled().withLast(id);
                    return new Reached(filled, trial.ask(filled.ask(), who.session()));
                });
        return Stream.concat(reached.stream(), asked)
                .filter(each -> trial.isSuccess(each.reply()) && isOf(each, who))
                .findFirst();
    }

    /** Whether it has one of somebody's names that is no number, which others have for other things, and how somebody is reached. */
    private static boolean isOf(Reached page, Persona who) {
        return page.reply()
                .json()
                .filter(json -> SensitiveFields.isOfSomebody(json) && names(Scalars.of(json), who.called()))
                .isPresent();
    }

    private static boolean names(Map<String, String> shown, Collection<String> called) {
        return shown.entrySet().stream()
                .anyMatch(each -> each.getKey().indexOf('[') < 0
                        && each.getValue().chars().anyMatch(Character::isLetter)
                        && called.contains(each.getValue()));
    }

    private static Outcome judge(Reached owned, Persona owner, Persona other, Trial trial) {
        Optional<Baseline> baseline = trial.baseline(owner, owned);
        if (baseline.isEmpty()) {
            return Outcome.inconclusive("the answers to " + owner + " are not three times the same");
        }
        Filled read = owned.filled();
        Reply reply = trial.askAgain(read.ask(), other.session());
        if (!baseline.get().isSame(reply)) {
            return Outcome.refuted(
                    trial.isSuccess(reply)
                            ? other + " gets another answer than " + owner
                            : other + " was refused: " + reply);
        }
        if (names(Scalars.of(reply.json().orElseThrow()), other.called())) {
            return Outcome.inconclusive("it names " + other + " as well, who may belong to " + owner);
        }
        if (baseline.get().isSame(trial.ask(read.ask(), Session.NOBODY))) {
            return Outcome.inconclusive("everybody gets it, also without credentials");
        }
        Filled never = read.withLast(NeverExisted.like(read.last()));
        if (baseline.get().isSame(trial.askAgain(never.ask(), other.session()))) {
            return Outcome.inconclusive("an id that never existed gets the same values");
        }
        if (!baseline.get().isSame(trial.askAgain(read.ask(), other.session()))) {
            return Outcome.inconclusive(other + " got it once and not again");
        }
        return Outcome.confirmed(
                other + ", who has such a page of its own, gets all "
                        + baseline.get().stable().size() + " values of that of " + owner
                        + ", and how this one is reached, twice; nobody and an id that never existed got none",
                List.of(
                        new Outcome.Step(owner.session(), read.ask(), owner + " gets its own page"),
                        new Outcome.Step(other.session(), read.ask(), other + " gets the same")));
    }
}
