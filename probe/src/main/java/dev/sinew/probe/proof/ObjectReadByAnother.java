package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Whose;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A caller reads an object of another.
 *
 * <p>The operation takes an id and does not ask whose it is: whoever changes the number in the address gets the record of somebody else.
 *
 * <p>Proved, not guessed: the object is one of which the target told its owner in a list and did not tell the other; the other has some of its
 * own, so that the lists are told apart by caller; and the owner's own values come back to the other, twice. The owner got the same values three
 * times, an id that never existed and a caller without credentials got none of them. A status 2xx alone proves nothing.
 * Where some of what is others' is refused and some comes back, that may be for all to read.
 * Where lists tell everybody of all objects, only secrets count: passwords, secrets, PINs of objects of which the answer itself names two other
 * callers as owners.
 *
 * <p>Below a person, as in {@code /users/{userId}/credit-cards}, the address itself says whose it is, where the owner's login or token says that it is called so and
 * the other is called otherwise: then means of payment, orders, addresses and the like count, also where lists tell everybody of all people.
 *
 * <p>What is on its owner's list and not on the other's, which knows of it as something else refers to it, counts where it shows such as nobody shows to others, or
 * where somebody's own vehicle or device is.
 *
 * <p>Objects that are numbered and of which no list tells are found by counting: of two others what their own pages alone show of how they are reached, beside
 * their names as owners.
 *
 * <p>What no list tells of, but the owner's own page, counts where the answer has such as nobody shows to others: numbers of cards, such as states give to people, secrets; also where it says how somebody is
 * reached, and just the same is refused to the other at another address. Where the other page has more, what stands here may be what of it all may see.
 *
 * <p>What is one person's own by its kind, such as an order or a payment, and names one of two callers as its customer, counts whoever lists tell of it, where the other, who is a customer as well,
 * gets all of its values, and nobody does without credentials. So does whatever says how the customer is reached whom it names, and the page of a customer, a patient or a guest.
 *
 * <p>What a list shows where it is asked by a parameter for what is another's ({@code ?memberId=}) counts where it is one person's own by its kind, or shows what others are not shown; also where the
 * description has no such parameter, and the elements of each caller's list name that one by it. Where that is too little to prove anything, as a balance is, each of two callers gets the other's.
 *
 * <p>What is looked up by two things, as an order by its number and an address, is asked for by the number of another's and the caller's own address.
 *
 * <p>What one shows to nobody and stands below something counts also where its number is known to the other, if the address of what it stands below is refused to that one.
 *
 * <p>What the query or the body alone says of which object is meant, as in {@code GET /invoices?bookingId=7} and {@code POST /guests/lookup}, is tried with what the run created, where it may write, and with
 * callers themselves where the answer tells of people.
 *
 * <p>What shows the caller's own unless a parameter says whose is wanted ({@code /balance?accountNumber=}) is asked with what stands in another's record: all that the other gets of its own must come, of
 * what one shows to nobody by its kind, of money, or of what tells of people.
 *
 * <p>So is what a change of one's own names in its body, as the contact of a domain: with another's there, the answer shows what stands in that.
 *
 * <p>So is an organisation, a shop, an account or a pet that a header or a parameter of the query names, whose id only the owner was told, and for whom one asks by {@code X-On-Behalf-Of} and the like, where
 * nobody is refused that.
 *
 * <p>To fix it, look the object up among those of the caller, not among all.
 */
@Rule(
        id = "probe.object-read-by-another",
        flaw = "broken-object-level-authorisation",
        title = "An object can be read by another than its owner",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023"},
        cwe = {639, 284})
public final class ObjectReadByAnother implements Proof {
    private static final int MOST_OBJECTS = 2;
    private static final int MOST_LOOKED_AT = 6;

    @Override
    public boolean creates() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead() || endpoint.ids().isEmpty()) {
            Optional<Outcome> filter = endpoint.isRead() ? FilterOfAnother.read(endpoint, trial) : Optional.empty();
            Optional<Outcome> header = Verdicts.better(filter, () -> ParameterOfAnother.read(endpoint, trial));
            Optional<Outcome> behalf = Verdicts.better(header, () -> OnBehalf.read(endpoint, trial));
            Optional<Outcome> unless = Verdicts.better(behalf, () -> OwnUnlessNamed.read(endpoint, trial));
            Optional<Outcome> looked = Verdicts.better(unless, () -> LookedUp.read(endpoint, trial));
            return Homes.changes(endpoint) ? Verdicts.better(looked, () -> NamedInBody.prove(endpoint, trial)) : looked;
        }
        Verdicts told = new Verdicts(Scope.nothing(endpoint, trial));
        boolean byEqual = false;
        for (Persona owner : trial.personas()) {
            for (Persona other : trial.personas()) {
                if (owner != other && !Rank.apart(other, owner) && !told.isConfirmed()) {
                    pair(endpoint, trial, owner, other, told);
                    byEqual = Rank.isOrdinary(owner) && Rank.isOrdinary(other);
                }
            }
            if (told.isConfirmed()) {
                break;
            }
        }
        Verdicts verdicts = new Verdicts("");
        verdicts.add(
                told.isConfirmed() && !(byEqual && Possessions.isOfOne(endpoint.path())) && isLookedAt(endpoint, trial)
                        ? Outcome.inconclusive("some of what is others' is refused, so that it is looked at,"
                                + " and what comes back may be for all to read")
                        : told.outcome());
        if (!verdicts.isConfirmed()) {
            trial.personas().stream()
                    .flatMap(each -> OthersSecrets.of(endpoint, trial, each).stream())
                    .findFirst()
                    .ifPresent(verdicts::add);
        }
        if (!verdicts.isConfirmed()) {
            CreatedRead.read(endpoint, trial).ifPresent(verdicts::add);
        }
        if (!verdicts.isConfirmed()) {
            OwnPlace.read(endpoint, trial).ifPresent(verdicts::add);
        }
        if (!verdicts.isConfirmed()) {
            BelowRefused.read(endpoint, trial).ifPresent(verdicts::add);
        }
        if (!verdicts.isConfirmed()) {
            ReferredTo.read(endpoint, trial).ifPresent(verdicts::add);
        }
        if (!verdicts.isConfirmed()) {
            OthersContacts.of(endpoint, trial).ifPresent(verdicts::add);
        }
        if (!verdicts.isConfirmed()) {
            OwnedRead.byCustomer(endpoint, trial).ifPresent(verdicts::add);
        }
        if (!verdicts.isConfirmed()) {
            CustomersPage.read(endpoint, trial).ifPresent(verdicts::add);
        }
        if (!verdicts.isConfirmed()) {
            ParameterOfAnother.read(endpoint, trial).ifPresent(verdicts::add);
        }
        if (!verdicts.isConfirmed()) {
            LookedUpAsOneself.read(endpoint, trial).ifPresent(verdicts::add);
        }
        return Optional.of(verdicts.outcome());
    }

    /** What no list tells of may be its owner's page for others, and what lists tell staff of, anybody's; unless it shows what nobody shows them. */
    private static Outcome judge(Reached owned, ForeignRead read, Persona owner, Persona other, Trial trial) {
        Outcome outcome = read.judge(owned, owned.filled());
        boolean above = Rank.above(owner, other);
        boolean page =
                (above || !owned.filled().listed() || Whose.isReferredTo(owned.filled(), owner, trial.endpoints()))
                        && !SensitiveFields.isConfidential(
                                owned.reply(), owned.filled().named());
        if (!page || outcome.verdict() != Verdict.CONFIRMED) {
            return outcome;
        }
        Optional<Endpoint> elsewhere = above ? Optional.empty() : refusedElsewhere(owned, owner, other, trial);
        if (elsewhere.isPresent()) {
            return outcome.because("the same is refused to " + other + " at " + elsewhere.get());
        }
        return Outcome.inconclusive(
                above
                        ? "what " + owner + " is told of, who may do more, is not its own, and may be for all to read"
                        : "it may be a page of " + owner + " that others are meant to see");
    }

    /** Where else all that is shown of somebody, and nothing more, is asked for by the same name and refused to another: it says how that one is reached, and is not meant for others. */
    private static Optional<Endpoint> refusedElsewhere(Reached owned, Persona owner, Persona other, Trial trial) {
        Set<String> shown = values(owned);
        return owned.reply().json().filter(SensitiveFields::isOfSomebody).isEmpty()
                ? Optional.empty()
                : trial.endpoints().stream()
                        .filter(each -> !each.equals(owned.filled().endpoint())
                                && !other.reached(each).isEmpty())
                        .filter(each -> owner.reached(each).stream()
                                .filter(one -> one.filled()
                                                .named()
                                                .equals(owned.filled().named())
                                        && values(one).equals(shown))
                                .anyMatch(one -> trial.ask(one.filled().ask(), other.session())
                                        .isRefusal()))
                        .findFirst();
    }

    private static Set<String> values(Reached reached) {
        return Baseline.of(List.of(reached.reply())).map(Baseline::values).orElseGet(Set::of);
    }

    /** Whether somebody is refused what another's list alone told of: whoever forgot to look at whose it is refuses nothing. */
    private static boolean isLookedAt(Endpoint endpoint, Trial trial) {
        return trial.personas().stream()
                .anyMatch(owner -> trial.personas().stream()
                        .filter(other -> other != owner && !Rank.apart(other, owner))
                        .anyMatch(other -> Scope.ownAlone(endpoint, owner, other).stream()
                                .limit(MOST_LOOKED_AT)
                                .anyMatch(each -> isRefused(each, trial, owner, other))));
    }

    /** Whether somebody is told that he may not, or that nothing is there though its owner gets it, be it with success and {@code null}. */
    private static boolean isRefused(Reached each, Trial trial, Persona owner, Persona other) {
        Reply reply = trial.ask(each.filled().ask(), other.session());
        Reply own = trial.ask(each.filled().ask(), owner.session());
        return reply.isRefusal()
                || reply.status() == 404 && own.succeeded()
                || Sight.isNothing(reply) && own.succeeded() && !Sight.isNothing(own);
    }

    private static void pair(Endpoint endpoint, Trial trial, Persona owner, Persona other, Verdicts verdicts) {
        List<Reached> alone = Scope.ownAlone(endpoint, owner, other);
        if (alone.isEmpty()) {
            return;
        }
        if (other.reached(endpoint).isEmpty()) {
            verdicts.add(Outcome.inconclusive(
                    other + " reached nothing of its own here, so that nothing tells private from public"));
            return;
        }
        ForeignRead read = new ForeignRead(trial, owner, other);
        // Lists for staff tell of what is others'.
        boolean above = Rank.above(owner, other);
        alone.stream().limit(MOST_OBJECTS).forEach(each -> verdicts.add(judge(each, read, owner, other, trial)));
        List<Reached> listed = alone.stream()
                .filter(each -> !above
                        && each.filled().listed()
                        && !Whose.isReferredTo(each.filled(), owner, trial.endpoints()))
                .limit(MOST_OBJECTS + 1L)
                .toList();
        if (!verdicts.isConfirmed() && listed.size() > 1) {
            read.together(listed)
                    .or(() -> Possessions.isPrivate(endpoint.path()) ? read.whole(listed) : Optional.empty())
                    .ifPresent(verdicts::add);
        }
    }
}
