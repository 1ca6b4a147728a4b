package dev.sinew.probe.proof;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Location;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A key of an API that its owner creates and deletes: whether it counts afterwards. The answer that creates it shows it once; with it, in the header that the description names, the owner gets values that nobody
 * and a key that never was do not get. It is deleted with success, and the same is asked again, twice.
 */
record RevokedKey(Endpoint removal, Persona owner, Fixtures fixtures, Trial trial) {
    private static final Pattern KEY =
            Pattern.compile("(?i)(?:.*[_.-])?\\w*(?:key|token|secret)|value|plain(?:_?text)?");
    private static final Set<String> KINDS = Set.of(
            "key", "keys", "apikey", "apikeys", "token", "tokens", "credential", "credentials", "secret", "secrets");

    private static final int SHORTEST = 16;
    private static final int MOST_READS = 12;

    /** What is said of the operation that deletes keys; empty where it deletes none that this run could create. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Fixtures> fixtures = Homes.removes(endpoint) ? trial.fixtures() : Optional.empty();
        return fixtures.flatMap(all -> all.made().stream()
                .filter(each -> each.isAddress(endpoint) && isOfKeys(each))
                .findFirst()
                .flatMap(each -> new RevokedKey(endpoint, each.owner(), all, trial).of(each)));
    }

    /** Whether what is created is a key by its kind: other answers may tell of the caller's session as well. */
    private static boolean isOfKeys(Made made) {
        return NameTraits.words(made.create().endpoint().lastSegment()).stream().anyMatch(KINDS::contains);
    }

    private Optional<Outcome> of(Made like) {
        List<Carried> carriers = carriers();
        Optional<Fixtures.Tried> fresh =
                carriers.isEmpty() ? Optional.empty() : Optional.of(fixtures.tried(like, owner));
        Optional<Made> made = fresh.flatMap(Fixtures.Tried::made);
        List<String> secrets = made.isEmpty() ? List.of() : secrets(fresh.get().reply(), made.get());
        for (String secret : secrets) {
            for (Carried carrier : carriers) {
                Optional<Counts> counts =
                        counts(carrier.session(owner, secret), carrier.session(owner, NeverExisted.like(secret)));
                if (counts.isPresent()) {
                    return Optional.of(judge(made.get(), fresh.get().ask(), counts.get()));
                }
            }
        }
        made.ifPresent(fixtures::discard);
        return Optional.empty();
    }

    /** Where a key is sent. */
    private record Carried(String header, String before) {
        Session session(Persona owner, String key) {
            Identity plain = owner.session().identity();
            Identity with =
                    new Identity("a key of " + plain.name(), plain.role(), plain.tenant(), List.of(), Optional.empty());
            return new Session(with, List.of(new Header(header, before + key)), Optional.of(key));
        }
    }

    private List<Carried> carriers() {
        return removal.description().securitySchemes().values().stream()
                .flatMap(each -> each.location().filter(Location.HEADER::equals).isPresent()
                        ? Stream.of(new Carried(each.parameter(), ""))
                        : each.scheme().equals("bearer")
                                ? Stream.of(new Carried("Authorization", "Bearer "))
                                : Stream.empty())
                .distinct()
                .toList();
    }

    /** What is long and called as keys are in the answer that creates one. */
    private static List<String> secrets(Reply reply, Made made) {
        return reply.json().map(Scalars::of).stream()
                .flatMap(each -> each.entrySet().stream())
                .filter(each -> KEY.matcher(
                                each.getKey().substring(each.getKey().lastIndexOf('.') + 1))
                        .matches())
                .map(Map.Entry::getValue)
                .filter(each -> each.length() >= SHORTEST && !each.equals(made.id()) && !each.contains(made.canary()))
                .distinct()
                .limit(2)
                .toList();
    }

    /** What a key gets. */
    private record Counts(Session key, Ask ask, Baseline baseline) {}

    private Optional<Counts> counts(Session key, Session never) {
        return trial.endpoints().stream()
                .filter(Endpoint::isRead)
                .flatMap(each -> owner.reached(each).stream().limit(1))
                .limit(MOST_READS)
                .flatMap(each -> counts(each, key, never).stream())
                .findFirst();
    }

    private Optional<Counts> counts(Reached reached, Session key, Session never) {
        Ask ask = reached.filled().ask();
        return trial.baseline(owner, reached)
                .filter(each -> !each.isSame(trial.ask(ask, Session.NOBODY)))
                .filter(each -> each.isSame(trial.askAgain(ask, key)))
                .filter(each -> !each.isSame(trial.askAgain(ask, never)))
                .map(each -> new Counts(key, ask, each));
    }

    private Outcome judge(Made made, Ask created, Counts counts) {
        Optional<Filled> delete = made.at(removal);
        Optional<Reply> deleted = delete.map(each -> trial.askAgain(each.ask(), owner.session()));
        if (deleted.filter(trial::isSuccess).isEmpty()) {
            return Outcome.inconclusive(owner + " could not delete the key again");
        }
        Reply reply = trial.askAgain(counts.ask(), counts.key());
        if (!counts.baseline().isSame(reply)) {
            return Outcome.refuted("a key that was deleted gets " + reply);
        }
        if (!counts.baseline().isSame(trial.askAgain(counts.ask(), counts.key()))) {
            return Outcome.inconclusive("a key that was deleted counted once and not again");
        }
        return Outcome.confirmed(
                "a key that " + owner + " created and deleted again, with success, still gets all "
                        + counts.baseline().stable().size()
                        + " values that it got before, twice; nobody and a key that never was get none",
                List.of(
                        new Outcome.Step(owner.session(), created, owner + " creates a key"),
                        new Outcome.Step(owner.session(), delete.get().ask(), "and deletes it"),
                        new Outcome.Step(counts.key(), counts.ask(), "it still counts")));
    }
}
