package dev.sinew.probe.proof.inject;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Listener;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The server calls an address that stands in something that was created before, when it is told to: a web hook is tried, a feed is fetched. Of two that were created with addresses of the run's own listener, each is called. */
final class StoredAddress {
    private static final int TRIES = 2;
    /** What is done with an address that stands in something. */
    private static final Set<String> CALLS = Set.of(
            "test",
            "ping",
            "trigger",
            "send",
            "deliver",
            "redeliver",
            "retry",
            "verify",
            "check",
            "fetch",
            "refresh",
            "sync",
            "import",
            "run",
            "execute",
            "preview",
            "crawl",
            "scan",
            "connect");

    private StoredAddress() {}

    /** What is called when an endpoint is asked for it; empty where nothing was created that it is about and that has an address. */
    static Optional<Outcome> called(Endpoint endpoint, Trial trial) {
        String last = endpoint.lastSegment();
        boolean calls = !endpoint.isRead()
                && !endpoint.path().endsWith("}")
                && NameTraits.words(last).stream().anyMatch(CALLS::contains);
        if (!calls || trial.fixtures().isEmpty()) {
            return Optional.empty();
        }
        Fixtures fixtures = trial.fixtures().get();
        return fixtures.made().stream()
                .filter(each -> each.at(endpoint).isPresent())
                .flatMap(each -> address(each).stream().map(member -> judge(endpoint, each, member, fixtures, trial)))
                .findFirst();
    }

    /** The member that an address was sent in. */
    private static Optional<String> address(Made made) {
        JsonNode sent = made.body().isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(made.body());
        return sent instanceof ObjectNode object
                ? object.properties().stream()
                        .filter(each -> each.getValue().isString()
                                && each.getValue().asString("").matches("(?i)https?://.*")
                                && Slot.isAddress(each.getKey()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }

    private static Outcome judge(Endpoint endpoint, Made like, String member, Fixtures fixtures, Trial trial) {
        Listener listener = trial.listener();
        if (!listener.unreachable().isEmpty()) {
            return Outcome.inconclusive(listener.unreachable());
        }
        Outcome last = Outcome.inconclusive("no listener could be started");
        for (int i = 0; i < TRIES; i++) {
            String token = Fresh.word();
            Optional<String> address = listener.address(token).map(each -> "http://" + each);
            Optional<Made> made = address.flatMap(each -> fixtures.another(
                    like, member, JsonMapper.shared().getNodeFactory().stringNode(each), like.owner()));
            Optional<Filled> call = made.flatMap(each -> each.at(endpoint));
            Optional<Ask> ask =
                    call.flatMap(each -> fixtures.ask(each, like.owner()).or(() -> call.map(Filled::ask)));
            if (ask.isEmpty()) {
                return Outcome.inconclusive(
                        like.owner() + " could create none with an address of the run's own in " + member);
            }
            trial.askOdd(ask.get(), like.owner().session());
            boolean called = listener.called(List.of(token), Listener.PATIENCE).isPresent();
            made.ifPresent(fixtures::discard);
            if (!called) {
                return i == 0
                        ? Outcome.refuted("the listener was not called")
                        : Outcome.inconclusive("the listener was called once and not again");
            }
            if (!listener.isInside()) {
                return Outcome.inconclusive(
                        "the server called the run's own listener, which stands at a public address:"
                                + " whether it calls addresses inside as well is not seen; give --callback a private one");
            }
            last = Outcome.confirmed(
                    "the server called the run's own listener, which " + member
                            + " of something that was created names, when it was asked to, for each of two",
                    List.of(
                            new Outcome.Step(
                                    like.owner().session(),
                                    like.create().ask(made.orElseThrow().body()),
                                    like.owner() + " creates it with an address inside"),
                            new Outcome.Step(like.owner().session(), ask.get(), "the server calls that address")));
        }
        return last;
    }
}
