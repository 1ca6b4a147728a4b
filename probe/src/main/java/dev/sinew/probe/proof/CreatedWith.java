package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.Numeral;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Refusal;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Whose;
import dev.sinew.spec.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Members that callers must not set are taken where something is created: answers show them, the description of the creation does not have them. Two that were created with such a member are shown
 * with what was sent, and one between them, created without it, is not.
 */
record CreatedWith(Endpoint endpoint, Made like, Fixtures fixtures, Trial trial) {
    /** What nobody says of what is its own. Limits, groups and scores of it many do, and what it costs who sells it. */
    static final Pattern GRANTED = Pattern.compile(
            "(?i).*(?:role|admin|staff|superuser|permission|balance|credit|discount|points|verified|approved).*");

    private static final Pattern PRICE = Pattern.compile("(?i).*(?:price|total).*");
    /** What is taken for it. */
    private static final Pattern FEE =
            Pattern.compile("(?i)(?:\\w+[_-]?)?(?:fees?|surcharge)(?:[_-]?(?:cents|amount))?");

    private static final int MOST_OWNERS = 3;
    /** What is bought has a price that who sells it says. */
    private static final Pattern BUYS = Pattern.compile("(?i)^(?:buy|purchase|order|book|rent|hire)s?\\b");

    private static final int MOST = 4;
    private static final int MORE = 7;

    /** What is said of an endpoint; empty where this run created nothing there. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return trial.fixtures().flatMap(fixtures -> {
            Map<Persona, Made> examples = new LinkedHashMap<>();
            fixtures.made().stream()
                    .filter(each -> each.create().endpoint().equals(endpoint))
                    .filter(each -> !each.owner().session().identity().isPrivileged())
                    .forEach(each -> examples.putIfAbsent(each.owner(), each));
            // Who created some may create no more, as of what one may have so much of a day.
            Optional<Outcome> outcome = Optional.empty();
            for (Made like : examples.values().stream().limit(MOST_OWNERS).toList()) {
                if (outcome.isEmpty() || outcome.get().verdict() == Verdict.INCONCLUSIVE) {
                    outcome = Verdicts.better(outcome, () -> new CreatedWith(endpoint, like, fixtures, trial).judge());
                }
            }
            return outcome;
        });
    }

    private Optional<Outcome> judge() {
        Optional<Schema> schema = fixtures.inner(endpoint)
                .filter(each -> !each.isOpen() && !each.properties().isEmpty());
        Optional<JsonNode> shown = schema.flatMap(each -> shown(like));
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts(
                "what is shown of it has no member of rights, money or state that creations are not meant to set");
        int tried = 0;
        for (Map.Entry<String, JsonNode> each : shown.get().properties()) {
            Optional<JsonNode> value = schema.get().properties().containsKey(each.getKey())
                    ? Optional.empty()
                    : other(each.getKey(), each.getValue());
            if (value.isPresent() && tried++ < MOST && !verdicts.isConfirmed()) {
                verdicts.add(set(each.getKey(), value.get()));
            }
        }
        return Optional.of(verdicts.outcome());
    }

    /** Another value for what a creation is not meant to say; empty where it may well say it, or nothing is known that could stand there. */
    private Optional<JsonNode> other(String name, JsonNode old) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        boolean paid = BUYS.matcher(endpoint.summary()).find()
                || trial.endpoints().stream().anyMatch(each -> like.isAddress(each) && Whose.isPaidFor(each));
        boolean granted =
                GRANTED.matcher(name).matches() || paid && PRICE.matcher(name).matches();
        boolean state = paid && AddedMember.isState(name);
        if (paid && FEE.matcher(name).matches() && isCharged(old.asString(""))) {
            return Optional.of(old.isNumber() ? nodes.numberNode(0) : nodes.stringNode("0"));
        }
        if (old.isBoolean() && (granted || state)) {
            return Optional.of(nodes.booleanNode(!old.asBoolean()));
        }
        if (old.isNumber() && granted) {
            return Optional.of(nodes.numberNode(old.decimalValue().add(BigDecimal.valueOf(MORE))));
        }
        return old.isString() && state ? Optional.of(nodes.stringNode(Fresh.word())) : Optional.empty();
    }

    private static boolean isCharged(String text) {
        return Numeral.of(text).filter(each -> each.signum() > 0).isPresent();
    }

    private Outcome set(String name, JsonNode value) {
        Optional<String> first = kept(name, Optional.of(value));
        if (first.isEmpty()) {
            return Outcome.inconclusive(
                    like.owner() + " could create none with " + name + ": " + fixtures.whyNoMore(like));
        }
        if (!Numeral.isSame(first.get(), value)) {
            return Outcome.refuted(name + " was not kept where it was sent with a creation");
        }
        Optional<String> without = kept(name, Optional.empty());
        Optional<String> again = kept(name, Optional.of(value));
        boolean proved = without.filter(each -> !Numeral.isSame(each, value)).isPresent()
                && again.filter(each -> Numeral.isSame(each, value)).isPresent();
        if (!proved) {
            return Outcome.inconclusive(name + " is shown as it was sent, but not only where it was sent");
        }
        return Outcome.confirmed(
                        like.owner() + " created two with " + name
                                + ", which the description of the creation does not have, and is shown it as sent; one between them, without it, has another value",
                        List.of(new Outcome.Step(
                                like.owner().session(),
                                like.create().ask(like.with(name, value)),
                                like.owner() + " creates one with " + name)))
                .refusing(Refusal.having(name));
    }

    /** What is shown under a name of a fresh one, created with some value there or without; empty where none can be created and read. */
    private Optional<String> kept(String name, Optional<JsonNode> value) {
        Optional<Made> fresh = value.isPresent()
                ? fixtures.another(like, Map.of(name, value.get()), like.owner())
                : fixtures.another(like);
        Optional<String> kept =
                fresh.flatMap(this::shown).map(each -> each.path(name).asString(""));
        fresh.ifPresent(fixtures::discard);
        return kept;
    }

    /** What its owner is shown of something, itself or as an element of a list. */
    private Optional<JsonNode> shown(Made made) {
        return shown(made, trial);
    }

    static Optional<JsonNode> shown(Made made, Trial trial) {
        return Sight.address(made, trial)
                .or(() -> Elements.list(made, trial))
                .map(read -> trial.askAgain(read.ask(), made.owner().session()))
                .filter(trial::isSuccess)
                .flatMap(Reply::json)
                .flatMap(json ->
                        Elements.of(json, made).or(() -> Optional.of(json).filter(JsonNode::isObject)));
    }
}
