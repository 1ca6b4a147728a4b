package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Replay;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * A caller changes an object of another.
 *
 * <p>The operation takes an id and does not ask whose it is: whoever changes the number in the address writes into the record of somebody else, or
 * chooses the PIN of a card that is not theirs.
 *
 * <p>Proved on an object that the run created for this, by what its owner reads: the owner's own change shows where in the answers a change is
 * seen; these places stand still in three reads, change with a first write of the other, stand still, and change with a second one. What cannot be
 * read back is not judged. Times are not looked at, nor objects other than those of which a list tells
 * their owner and not the other. The object is deleted afterwards.
 *
 * <p>What is done with an object by {@code POST /cards/{id}/freeze} may be done only once, so that each try has a fresh one, and one beside it that is left alone and must stay as it
 * was. Where the description demands credentials elsewhere and neither to read an object nor to change it, its long id may stand for them, as that of a guest's cart. What others are meant to do, as to like, pay or accept it, is not tried. So is what the query or the body alone says of which object is meant: {@code POST /cards/freeze}.
 *
 * <p>An account is tried with two users whom the run signs up, where it can delete them again or {@code --allow-leftovers} is given: a password is set where
 * the victim then gets in with it, and no more with its own; an address or a role is changed where it is shown as the other sent it, twice.
 *
 * <p>To fix it, look the object up among those of the caller, not among all.
 */
@Rule(
        id = "probe.object-changed-by-another",
        flaw = "broken-object-level-authorisation",
        title = "An object can be changed by another than its owner",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023"},
        cwe = {639, 284})
public final class ObjectChangedByAnother implements Proof {
    private static final String ITSELF = " itself could not change it: ";

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<PasswordOfAnother> password = PasswordOfAnother.of(endpoint, trial);
        return Verdicts.better(
                objects(endpoint, trial),
                () -> password.isPresent()
                        ? password.get().prove()
                        : ProfileOfAnother.of(endpoint, trial).flatMap(ProfileOfAnother::prove));
    }

    private static Optional<Outcome> objects(Endpoint endpoint, Trial trial) {
        if (ActionByAnother.isBeside(endpoint, trial)) {
            return OnCreated.byAnother(
                    endpoint,
                    trial,
                    made -> made.beside(endpoint).isPresent(),
                    (made, other, fixtures) ->
                            ActionByAnother.judge(made.beside(endpoint).orElseThrow(), made, other, fixtures, trial));
        }
        boolean action = ActionByAnother.isOne(endpoint, trial);
        return OnCreated.byAnother(
                endpoint,
                action || Homes.changes(endpoint),
                trial,
                made -> made.at(endpoint).isPresent(),
                action ? ActionByAnother::judge : ObjectChangedByAnother::judge);
    }

    /** With all that is known, and where its owner is refused that, without the ids of things that need not be there: what they name may be taken, or not fit. */
    static Outcome judge(Filled change, Made made, Persona other, Fixtures fixtures, Trial trial) {
        Outcome outcome = judge(change, each -> fixtures.ask(each, made.owner()), made, other, fixtures, trial);
        return outcome.reason().contains(ITSELF)
                        && fixtures.plain(change, made.owner()).isPresent()
                ? judge(change, each -> fixtures.plain(each, made.owner()), made, other, fixtures, trial)
                : outcome;
    }

    private static Outcome judge(
            Filled change,
            Function<Filled, Optional<Ask>> asks,
            Made made,
            Persona other,
            Fixtures fixtures,
            Trial trial) {
        Persona owner = made.owner();
        Optional<Sight> before = Sight.of(made, change, trial);
        Optional<Ask> own = asks.apply(change);
        Optional<Ask> first = asks.apply(change);
        Optional<Ask> second = asks.apply(change);
        if (before.isEmpty() || own.isEmpty() || first.isEmpty() || second.isEmpty()) {
            return Outcome.inconclusive(
                    before.isEmpty()
                            ? owner + " cannot read back what it created"
                            : "nothing is known that could be written");
        }
        if (SharedSecret.isIn(made.body(), first.get().body())) {
            return Outcome.inconclusive(
                    "a secret that stands in it since it was created may be what proves who may change it");
        }
        Reply mine = trial.askAgain(own.get(), owner.session());
        Optional<Sight> after = Sight.of(made, change, trial);
        if (!trial.isSuccess(mine) || after.isEmpty()) {
            return Outcome.inconclusive(owner + ITSELF + mine);
        }
        SortedMap<String, String> shows = before.get().changed(after.get());
        if (shows.isEmpty()) {
            return Outcome.inconclusive("nothing that " + owner + " can read tells whether it was changed");
        }
        Change tried = new Change(made, change, own.get(), shows, other, fixtures, trial);
        Outcome outcome = tried.judge(after.get(), first.get(), second.get());
        Optional<Filled> below = outcome.verdict() == Verdict.REFUTED
                ? BelowOwn.of(change, made, other, fixtures, trial)
                : Optional.empty();
        Optional<Sight> still = below.flatMap(each -> Sight.of(made, change, trial));
        Optional<Ask> third = below.flatMap(asks);
        Optional<Ask> fourth = below.flatMap(asks);
        return still.isPresent() && third.isPresent() && fourth.isPresent()
                ? tried.judge(still.get(), third.get(), fourth.get())
                        .because("asked for below something that is " + other + "'s own")
                : outcome;
    }

    /**
     * A try to change something.
     *
     * @param change the owner's request, and {@code own} with its body
     * @param shows what the owner sees when it changes it itself
     */
    private record Change(
            Made made,
            Filled change,
            Ask own,
            SortedMap<String, String> shows,
            Persona other,
            Fixtures fixtures,
            Trial trial) {
        Outcome judge(Sight after, Ask first, Ask second) {
            Persona owner = made.owner();
            Reply theirs = trial.askAgain(first, other.session());
            Optional<Sight> then = Sight.of(made, change, trial);
            SortedMap<String, String> moved = moved(after, then, shows);
            if (moved.isEmpty()) {
                return Outcome.refuted(
                        trial.isSuccess(theirs)
                                ? other + " got a success, but " + owner + " reads the same as before"
                                : other + " was refused: " + theirs);
            }
            Reply again = trial.askAgain(second, other.session());
            SortedMap<String, String> movedAgain = moved(then.orElseThrow(), Sight.of(made, change, trial), shows);
            if (!trial.isSuccess(theirs)
                    || !trial.isSuccess(again)
                    || !movedAgain.keySet().containsAll(moved.keySet())) {
                return Outcome.inconclusive("what " + owner + " reads changed, but not with each success of " + other);
            }
            trial.askAgain(own, owner.session());
            return confirmed(first, moved, then.get());
        }

        private Outcome confirmed(Ask first, SortedMap<String, String> moved, Sight then) {
            Persona owner = made.owner();
            Outcome.Step attempt = new Outcome.Step(other.session(), first, other + " changes it");
            Filled read = then.read();
            Outcome.Step seen = new Outcome.Step(owner.session(), read.ask(), owner + " reads the change");
            boolean again = then.listed().isEmpty() && first.path().equals(own.path());
            return Outcome.confirmed(
                            other + " changed what " + owner + " had created, twice: " + owner
                                    + " reads other values at " + String.join(", ", moved.keySet())
                                    + ", which stood still in between",
                            List.of(attempt, seen))
                    .again(
                            again
                                    ? Replay.of(
                                            made,
                                            attempt,
                                            change.endpoint(),
                                            seen,
                                            read.endpoint(),
                                            Replay.Effect.CHANGED,
                                            Replay.members(moved.keySet()),
                                            fixtures)
                                    : Optional.empty());
        }
    }

    /** What changed at the places where the owner's own change was seen. */
    private static SortedMap<String, String> moved(Sight from, Optional<Sight> to, SortedMap<String, String> shows) {
        SortedMap<String, String> moved = to.map(from::changed).orElseGet(java.util.TreeMap::new);
        moved.keySet().retainAll(shows.keySet());
        return moved;
    }
}
