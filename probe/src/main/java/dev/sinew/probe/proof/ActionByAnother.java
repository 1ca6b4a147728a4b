package dev.sinew.probe.proof;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is done with an object by {@code POST /cards/{id}/freeze}, tried by another. As it may be done only once, each try has an object of its own: on a first one its owner shows what
 * is seen of it; then the other does it on two more, beside each of which one is left alone and stays as it was.
 *
 * <p>What others are meant to do with somebody's object, such as to like, pay or accept it, says nothing and is not tried.
 */
final class ActionByAnother {
    private static final int ROUNDS = 2;
    private static final String ITSELF = " itself could not do it: ";

    /** What others do with what is somebody's. */
    private static final Set<String> OF_OTHERS = Set.of(
            "like",
            "unlike",
            "likes",
            "vote",
            "votes",
            "upvote",
            "downvote",
            "follow",
            "unfollow",
            "subscribe",
            "unsubscribe",
            "join",
            "leave",
            "rate",
            "rating",
            "ratings",
            "review",
            "reviews",
            "comment",
            "comments",
            "reply",
            "replies",
            "respond",
            "response",
            "answer",
            "answers",
            "message",
            "messages",
            "contact",
            "report",
            "flag",
            "share",
            "view",
            "views",
            "visit",
            "track",
            "click",
            "claim",
            "redeem",
            "accept",
            "decline",
            "reject",
            "approve",
            "confirm",
            "pay",
            "payment",
            "payments",
            "donate",
            "bid",
            "bids",
            "offer",
            "offers",
            "buy",
            "order",
            "purchase",
            "book",
            "reserve",
            "apply",
            "enroll",
            "register",
            "sign",
            "verify",
            "react",
            "reaction",
            "reactions",
            "bookmark",
            "favorite",
            "favourite",
            "star",
            "watch",
            "clap",
            "download",
            "assign",
            "clone",
            "copy",
            "fork",
            "export",
            "attend",
            "rsvp",
            "invite",
            "checkin",
            "borrow",
            "rent");

    private ActionByAnother() {}

    /** Whether an endpoint does something with what its query or body names, and its path does not: {@code POST /cards/freeze}. */
    static boolean isBeside(Endpoint endpoint, Trial trial) {
        String method = endpoint.operation().method();
        return (method.equals("POST") || method.equals("PUT") || method.equals("PATCH"))
                && endpoint.pathParameters().isEmpty()
                && !endpoint.isRead()
                && !Homes.changes(endpoint)
                && !Homes.removes(endpoint)
                && !isCollection(endpoint, trial)
                && !isOfOthers(endpoint)
                && !LookedUp.isOne(endpoint);
    }

    private static boolean isCollection(Endpoint endpoint, Trial trial) {
        return trial.endpoints().stream()
                .anyMatch(each -> each.path().startsWith(endpoint.path() + "/{")
                        || each.isRead() && each.path().equals(endpoint.path()));
    }

    /** Whether it is something that others do with what is somebody's, as its last word says. */
    static boolean isOfOthers(Endpoint endpoint) {
        String last = endpoint.lastSegment();
        return NameTraits.words(last).stream().anyMatch(OF_OTHERS::contains);
    }

    /** Whether an endpoint does something with what its path names, and is no collection below it. */
    static boolean isOne(Endpoint endpoint, Trial trial) {
        return isDeed(endpoint, trial) && !isOfOthers(endpoint);
    }

    /** The same, also of what others may be meant to do. */
    static boolean isDeed(Endpoint endpoint, Trial trial) {
        if (!endpoint.operation().method().equals("POST")
                || endpoint.pathParameters().isEmpty()
                || endpoint.path().endsWith("}")
                || Homes.changes(endpoint)
                || Homes.removes(endpoint)) {
            return false;
        }
        return !isCollection(endpoint, trial);
    }

    /** On what was created with what must be there, and where its owner cannot do it with that, as nothing is cancelled that is done at once, for some time ahead. */
    static Outcome judge(Filled action, Made made, Persona other, Fixtures fixtures, Trial trial) {
        Outcome outcome = once(action, made, other, fixtures, trial);
        if (!outcome.reason().contains(ITSELF)) {
            return outcome;
        }
        fixtures.later(made, true);
        try {
            Optional<Made> ahead = fixtures.another(made);
            Optional<Filled> again = ahead.flatMap(each -> request(each, action.endpoint()));
            Outcome second = again.map(each -> once(each, ahead.orElseThrow(), other, fixtures, trial))
                    .orElse(outcome);
            ahead.ifPresent(fixtures::discard);
            return second.reason().contains(ITSELF) ? outcome : second;
        } finally {
            fixtures.later(made, false);
        }
    }

    private static Outcome once(Filled action, Made made, Persona other, Fixtures fixtures, Trial trial) {
        Persona owner = made.owner();
        Optional<Sight> before = Sight.of(made, trial);
        Optional<Ask> own = fixtures.ask(action, owner);
        if (before.isEmpty() || own.isEmpty()) {
            return Outcome.inconclusive(
                    before.isEmpty()
                            ? owner + " cannot read back what it created"
                            : "nothing is known that could be sent");
        }
        if (SharedSecret.isIn(made.body(), own.get().body())) {
            return Outcome.inconclusive(
                    "a secret that stands in it since it was created may be what proves who may do it");
        }
        Reply mine = trial.askAgain(own.get(), owner.session());
        Optional<Sight> after = Sight.of(made, trial);
        if (!trial.isSuccess(mine) || after.isEmpty()) {
            return Outcome.inconclusive(owner + ITSELF + mine);
        }
        SortedMap<String, String> shows = before.get().changed(after.get());
        if (shows.isEmpty()) {
            return Outcome.inconclusive("nothing that " + owner + " can read tells whether it was done");
        }
        Optional<Tried> last = Optional.empty();
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Tried> tried = tried(action.endpoint(), made, other, fixtures, trial);
            if (tried.isEmpty()) {
                return Outcome.inconclusive(
                        owner + " could create no more for this test, or what was left alone did not stay as it was");
            }
            SortedMap<String, String> moved = tried.get().moved();
            moved.keySet().retainAll(shows.keySet());
            if (moved.isEmpty()) {
                if (round > 0) {
                    return Outcome.inconclusive("what " + owner + " reads changed once, and not again");
                }
                // What served before may be in a state in which nobody could do it.
                return tried.get().used() && !tried.get().reply().isRefusalOrMissing()
                        ? Outcome.inconclusive(owner + " could create no more for this test, and " + other
                                + " could not do it with what served before: "
                                + tried.get().reply())
                        : Outcome.refuted(
                                tried.get().success()
                                        ? other + " got a success, but " + owner + " reads the same as before"
                                        : other + " was refused: " + tried.get().reply());
            }
            if (!tried.get().success()) {
                return Outcome.inconclusive("what " + owner + " reads changed, but not with a success of " + other);
            }
            last = tried;
        }
        Tried shown = last.orElseThrow();
        return Outcome.confirmed(
                other + " did with what " + owner + " had created what its owner does, twice: " + owner
                        + " reads other values at "
                        + String.join(", ", shown.moved().keySet())
                        + ", as after its own request; what was left alone beside it stayed as it was",
                List.of(
                        new Outcome.Step(other.session(), shown.ask(), other + " does it"),
                        new Outcome.Step(owner.session(), shown.read().ask(), owner + " reads the change")));
    }

    /** The request of an endpoint about an object, wherever it says so. */
    static Optional<Filled> request(Made made, Endpoint endpoint) {
        return made.at(endpoint).or(() -> made.beside(endpoint));
    }

    private record Tried(
            Ask ask, Reply reply, boolean success, SortedMap<String, String> moved, Filled read, boolean used) {}

    /** The other does it on a fresh object; empty where there is none, or where the one beside it changes by itself. */
    private static Optional<Tried> tried(Endpoint endpoint, Made like, Persona other, Fixtures fixtures, Trial trial) {
        Optional<Made> created = fixtures.another(like);
        Optional<Made> fresh = created.or(() -> fixtures.spare(like));
        Optional<Made> beside = fresh.flatMap(each -> fixtures.spare(like));
        try {
            if (beside.isEmpty()) {
                return Optional.empty();
            }
            Optional<Sight> alone = Sight.of(beside.get(), trial);
            Optional<Sight> before = Sight.of(fresh.get(), trial);
            Optional<Ask> ask = request(fresh.get(), endpoint).flatMap(each -> fixtures.ask(each, like.owner()));
            if (alone.isEmpty() || before.isEmpty() || ask.isEmpty()) {
                return Optional.empty();
            }
            Reply reply = trial.askAgain(ask.get(), other.session());
            Optional<Sight> after = Sight.of(fresh.get(), trial);
            boolean still = Sight.of(beside.get(), trial)
                    .filter(each -> alone.get().changed(each).isEmpty())
                    .isPresent();
            return after.filter(each -> still)
                    .map(each -> new Tried(
                            ask.get(),
                            reply,
                            trial.isSuccess(reply),
                            new TreeMap<>(before.get().changed(each)),
                            each.read(),
                            created.isEmpty()));
        } finally {
            beside.ifPresent(fixtures::discard);
            fresh.ifPresent(fixtures::discard);
        }
    }
}
