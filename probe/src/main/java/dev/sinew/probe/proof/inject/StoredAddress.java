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
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The server calls an address that stands in something that was created before, when it is told to: a web hook is tried, a feed is fetched. Of two that were created with addresses of the run's own listener, each is called. So is what stands in the settings of a user whom the run signed up. */
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
        if (endpoint.pathParameters().isEmpty()) {
            return ofSettings(endpoint, trial);
        }
        Fixtures fixtures = trial.fixtures().get();
        return fixtures.made().stream()
                .filter(each -> each.at(endpoint).isPresent())
                .flatMap(each ->
                        address(each.body()).stream().map(member -> judge(endpoint, each, member, fixtures, trial)))
                .findFirst();
    }

    /** The member of a body that an address was sent in. */
    private static Optional<String> address(String body) {
        JsonNode sent = body.isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(body);
        return sent instanceof ObjectNode object
                ? object.properties().stream()
                        .filter(each -> each.getValue().isString()
                                && each.getValue().asString("").matches("(?i)https?://.*")
                                && Slot.isAddress(each.getKey()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The two requests of a try.
     *
     * @param kept with which the address is kept
     * @param asked with which the target is asked to call it
     * @param end what undoes it
     */
    private record Try(Ask kept, Ask asked, Runnable end) {}

    private static Outcome judge(Endpoint endpoint, Made like, String member, Fixtures fixtures, Trial trial) {
        return judge(like.owner(), member, "something that was created", trial, address -> {
            Optional<Made> made = fixtures.another(like, Map.of(member, text(address)), like.owner());
            Optional<Filled> call = made.flatMap(each -> each.at(endpoint));
            return call.map(each -> new Try(
                    like.create().ask(made.orElseThrow().body()),
                    fixtures.ask(each, like.owner()).orElseGet(each::ask),
                    () -> fixtures.discard(made.orElseThrow())));
        });
    }

    private static JsonNode text(String text) {
        return JsonMapper.shared().getNodeFactory().stringNode(text);
    }

    /** What a user whom the run signed up may say of itself, right above, and the target calls when it is asked to: the web hook of one's own notifications. */
    private static Optional<Outcome> ofSettings(Endpoint endpoint, Trial trial) {
        String above = endpoint.path().substring(0, endpoint.path().lastIndexOf('/'));
        Optional<Persona> user = trial.users().flatMap(Users::spare).map(User::persona);
        return trial.endpoints().stream()
                .filter(each -> each.operation().method().matches("PUT|PATCH")
                        && each.path().equals(above))
                .flatMap(each -> user.flatMap(persona -> settings(endpoint, each, persona, trial)).stream())
                .findFirst();
    }

    private static Optional<Outcome> settings(Endpoint endpoint, Endpoint change, Persona user, Trial trial) {
        Fixtures fixtures = trial.fixtures().orElseThrow();
        Optional<String> member =
                change.members().stream().filter(Slot::isAddress).findFirst();
        Optional<ObjectNode> usual = fixtures.ask(Filled.bare(change), user)
                .map(Ask::body)
                .map(each -> JsonMapper.shared().readTree(each))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
        return member.map(name -> judge(user, name, "its own settings", trial, address -> {
            ObjectNode body = usual.map(ObjectNode::deepCopy).orElseGet(JsonMapper.shared()::createObjectNode);
            body.set(name, text(address));
            Ask kept = Filled.bare(change).ask(body.toString());
            return trial.isSuccess(trial.askOdd(kept, user.session()))
                    ? Optional.of(new Try(
                            kept,
                            fixtures.ask(Filled.bare(endpoint), user)
                                    .orElseGet(() -> Filled.bare(endpoint).ask()),
                            () -> {}))
                    : Optional.empty();
        }));
    }

    private static Outcome judge(
            Persona owner, String member, String kept, Trial trial, Function<String, Optional<Try>> tries) {
        Listener listener = trial.listener();
        if (!listener.unreachable().isEmpty()) {
            return Outcome.inconclusive(listener.unreachable());
        }
        Outcome last = Outcome.inconclusive("no listener could be started");
        for (int i = 0; i < TRIES; i++) {
            String token = Fresh.word();
            Optional<Try> tried =
                    listener.address(token).map(each -> "http://" + each).flatMap(tries);
            if (tried.isEmpty()) {
                return Outcome.inconclusive(owner + " could keep no address of the run's own in " + member);
            }
            trial.askOdd(tried.get().asked(), owner.session());
            boolean called = listener.called(List.of(token), Listener.PATIENCE).isPresent();
            tried.get().end().run();
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
                    "the server called the run's own listener, which " + member + " of " + kept
                            + " names, when it was asked to, for each of two",
                    List.of(
                            new Outcome.Step(
                                    owner.session(), tried.get().kept(), owner + " has an address inside kept"),
                            new Outcome.Step(owner.session(), tried.get().asked(), "the server calls that address")));
        }
        return last;
    }
}
