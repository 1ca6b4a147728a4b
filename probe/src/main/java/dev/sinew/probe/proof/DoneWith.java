package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Numeral;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Refusal;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Money that callers must not set is taken where something is done to what is theirs, as by {@code POST /cards/{id}/update-limit}: what is shown of it, or the answer to that, has the member, the
 * description of the request has not. Of two to which it is done with such a member, their owner reads what was sent; of one between them, to which the same is done without it, not.
 *
 * <p>Only sums are tried, as nothing else that is sent is so seldom there by chance; what its owner is shown nowhere proves nothing.
 */
record DoneWith(Endpoint endpoint, Made like, Schema schema, Fixtures fixtures, Trial trial) {
    private static final int MOST = 3;
    /** No sum that comes of what is done by itself. */
    private static final BigDecimal MORE = BigDecimal.valueOf(7_193);

    /** What is said of an endpoint; empty where it does nothing to what this run created, or takes any member. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return trial.fixtures()
                .filter(each -> ActionByAnother.isDeed(endpoint, trial) && endpoint.carrier() == Carrier.JSON)
                .flatMap(fixtures -> fixtures.inner(endpoint)
                        .filter(each -> !each.isOpen() && !each.properties().isEmpty())
                        .flatMap(schema -> fixtures.made().stream()
                                .filter(each -> each.at(endpoint).isPresent())
                                .filter(each ->
                                        !each.owner().session().identity().isPrivileged())
                                .findFirst()
                                .flatMap(like -> new DoneWith(endpoint, like, schema, fixtures, trial).judge())));
    }

    private Optional<Outcome> judge() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        fixtures.another(like).ifPresent(made -> {
            CreatedWith.shown(made, trial).ifPresent(each -> collect(each, sums));
            sent(made, Optional.empty()).flatMap(Reply::json).ifPresent(each -> collect(each, sums));
            fixtures.discard(made);
        });
        Verdicts verdicts = new Verdicts("");
        sums.entrySet().stream().limit(MOST).forEach(each -> {
            if (!verdicts.isConfirmed()) {
                verdicts.add(set(
                        each.getKey(),
                        JsonNodeFactory.instance.numberNode(each.getValue().add(MORE))));
            }
        });
        return sums.isEmpty() ? Optional.empty() : Optional.of(verdicts.outcome());
    }

    /** The sums that nobody says of what is its own, by name, wherever they stand. */
    private void collect(JsonNode node, Map<String, BigDecimal> sums) {
        node.properties().stream()
                .filter(each -> each.getValue().isNumber()
                        && CreatedWith.GRANTED.matcher(each.getKey()).matches()
                        && !schema.properties().containsKey(each.getKey()))
                .forEach(each -> sums.putIfAbsent(each.getKey(), each.getValue().decimalValue()));
        for (JsonNode each : node) {
            if (each.isContainer()) {
                collect(each, sums);
            }
        }
    }

    private Outcome set(String name, JsonNode value) {
        Set<String> first = places(Optional.of(Map.entry(name, value)), value);
        if (first.isEmpty()) {
            return Outcome.refuted(name + " was not kept where it was sent with what is done");
        }
        Set<String> without = places(Optional.empty(), value);
        Set<String> again = places(Optional.of(Map.entry(name, value)), value);
        first.retainAll(again);
        first.removeAll(without);
        if (first.isEmpty()) {
            return Outcome.inconclusive(name + " is shown as it was sent, but not only where it was sent");
        }
        Ask ask = with(
                        fixtures.ask(like.at(endpoint).orElseThrow(), like.owner())
                                .orElseThrow(),
                        name,
                        value)
                .orElseThrow();
        return Outcome.confirmed(
                        like.owner() + " sent " + name
                                + ", which the description of the request does not have, with what it did to two, and reads it as sent at "
                                + String.join(", ", first)
                                + "; of one between them, to which it did the same without it, not",
                        List.of(new Outcome.Step(like.owner().session(), ask, like.owner() + " adds " + name)))
                .refusing(Refusal.having(name));
    }

    /** Where a value is shown of a fresh one to which it was done, with a member more or without; nowhere where it could not be done. */
    private Set<String> places(Optional<Map.Entry<String, JsonNode>> more, JsonNode value) {
        Set<String> places = new TreeSet<>();
        fixtures.another(like).ifPresent(made -> {
            if (sent(made, more).filter(trial::isSuccess).isPresent()) {
                CreatedWith.shown(made, trial)
                        .map(Scalars::of)
                        .orElseGet(TreeMap::new)
                        .forEach((place, shown) -> {
                            if (Numeral.isSame(shown, value)) {
                                places.add(place);
                            }
                        });
            }
            fixtures.discard(made);
        });
        return places;
    }

    private Optional<Reply> sent(Made made, Optional<Map.Entry<String, JsonNode>> more) {
        Optional<Filled> deed = made.at(endpoint);
        return deed.flatMap(each -> fixtures.ask(each, like.owner()))
                .flatMap(ask -> more.isEmpty()
                        ? Optional.of(ask)
                        : with(ask, more.get().getKey(), more.get().getValue()))
                .map(ask -> trial.askAgain(ask, like.owner().session()));
    }

    /** The same request with a member more; empty where its body is no object. */
    private Optional<Ask> with(Ask ask, String name, JsonNode value) {
        if (!(JsonMapper.shared().readTree(ask.body()) instanceof ObjectNode body)) {
            return Optional.empty();
        }
        trial.wrapper(endpoint).map(body::withObjectProperty).orElse(body).set(name, value);
        return Optional.of(new Ask(ask.method(), ask.path(), ask.headers(), body.toString()));
    }
}
