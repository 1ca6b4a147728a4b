package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Of something one person may have so many, as what is ordered says of itself ({@code "maxPerPerson": 4}), and one order for more is refused, but two orders that are more together are not. Proved by both, which one caller creates one after the other, each for as many as one may have, and then reads as
 * they were created, in the same state. Not where the description says that it is meant of one order.
 */
record PerPerson(Made like, Fixtures fixtures, Trial trial) {
    private static final Pattern QUANTITY = Pattern.compile(
            "(?i)(?:quantity|qty|count|(?:number_?of_?)?(?:seats|tickets|places|pieces|units|items|people))");

    private static final Pattern LIMIT = Pattern.compile(
            "(?i)(?:max(?:imum)?|limit|most)_?\\w*?_?(?:per|for_?each)_?(?:person|customer|user|buyer|member|guest|account|household)");
    private static final Pattern OF_ONE_ORDER = Pattern.compile(
            "(?i)\\b(?:per|an?|each|every|one|single)\\s+(?:single\\s+)?(?:order|booking|purchase|transaction|checkout|reservation)\\b|\\bat once\\b");
    private static final Pattern STATE = Pattern.compile("(?i)(?:\\w+_)?(?:status|state)");
    private static final int MOST = 20;

    /** What is said of an endpoint; empty where nothing that was created there says of how many, or of how many one may have. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Verdicts verdicts = new Verdicts("");
        boolean[] tried = new boolean[1];
        trial.fixtures()
                .filter(each -> each.writing().leftovers()
                        && !OF_ONE_ORDER.matcher(endpoint.text()).find())
                .ifPresent(fixtures -> fixtures.made().stream()
                        .filter(each -> each.create().endpoint().equals(endpoint))
                        .filter(each -> trial.customers().contains(each.owner()))
                        .forEach(each -> {
                            PerPerson one = new PerPerson(each, fixtures, trial);
                            Optional<Integer> most = verdicts.isDecided() ? Optional.empty() : one.most();
                            most.filter(limit -> one.of(limit).isPresent()).ifPresent(limit -> {
                                tried[0] = true;
                                verdicts.add(one.judge(limit));
                            });
                        }));
        return tried[0] ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    /** Of how much of it one may have, as the page of what it is of says. */
    private Optional<Integer> most() {
        return WithAnothers.sent(like).properties().stream()
                .filter(each ->
                        Whose.isIdOfThing(each.getKey()) && each.getValue().isValueNode())
                .flatMap(each -> trial.endpoints().stream()
                        .filter(read -> Whose.isAddress(read, each.getKey())
                                && read.pathParameters().size() == 1
                                && read.required().isEmpty())
                        .map(read -> new Filled(
                                read,
                                Map.of(
                                        read.pathParameters().getFirst(),
                                        each.getValue().asString("")),
                                "",
                                true,
                                true)))
                .map(read -> trial.ask(read.ask(), like.owner().session()))
                .filter(trial::isSuccess)
                .flatMap(reply -> reply.json().stream())
                .flatMap(json -> Scalars.of(json).entrySet().stream())
                .filter(each -> LIMIT.matcher(
                                each.getKey().substring(each.getKey().lastIndexOf('.') + 1))
                        .matches())
                .map(Map.Entry::getValue)
                .filter(each -> each.matches("\\d{1,2}"))
                .map(Integer::valueOf)
                .filter(each -> each > 0 && each < MOST)
                .findFirst();
    }

    private Outcome judge(int most) {
        Optional<Made> more = fixtures.another(like, of(most + 1).orElseThrow(), like.owner());
        more.ifPresent(fixtures::discard);
        if (more.isPresent()) {
            return Outcome.inconclusive("one order for more than " + most + " is not refused either");
        }
        Map<String, JsonNode> all = of(most).orElseThrow();
        Optional<Made> first = fixtures.another(like, all, like.owner());
        Optional<Made> second = first.flatMap(each -> fixtures.another(like, all, like.owner()));
        try {
            return judge(most, first, second);
        } finally {
            second.ifPresent(fixtures::discard);
            first.ifPresent(fixtures::discard);
        }
    }

    private Outcome judge(int most, Optional<Made> first, Optional<Made> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return Outcome.refuted("together they are refused: " + fixtures.whyNoMore(like));
        }
        Optional<String> states = states(first.get());
        if (first.get().id().equals(second.get().id()) || states.isEmpty() || !states.equals(states(second.get()))) {
            return Outcome.inconclusive("of two orders the first may not count any more");
        }
        Outcome.Step step = new Outcome.Step(
                like.owner().session(),
                like.create().ask(second.get().body()),
                like.owner() + " orders as many as one may have");
        return Outcome.confirmed(
                like.owner() + " ordered " + most + " twice, where one person may have " + most
                        + ", as what is ordered says, and reads both in the same state; one order for " + (most + 1)
                        + " is refused",
                List.of(step, step));
    }

    /** What its owner reads of the states of an order, in order; empty where it cannot be read. */
    private Optional<String> states(Made made) {
        return CreatedWith.shown(made, trial)
                .map(shown -> Scalars.of(shown).entrySet().stream()
                        .filter(each -> STATE.matcher(each.getKey()).matches())
                        .map(Map.Entry::getValue)
                        .toList()
                        .toString());
    }

    /** What was sent, of so many; empty where it does not say of how many. */
    private Optional<Map<String, JsonNode>> of(int many) {
        ObjectNode body = WithAnothers.sent(like).deepCopy();
        Optional<ObjectNode> line = isOfMany(body)
                ? Optional.of(body)
                : body.values().stream()
                        .filter(each -> each.isArray() && each.size() == 1)
                        .map(each -> each.get(0))
                        .filter(each -> each instanceof ObjectNode one && isOfMany(one))
                        .map(ObjectNode.class::cast)
                        .findFirst();
        return line.map(each -> {
            List.copyOf(each.propertyNames()).stream()
                    .filter(name -> isQuantity(name, each))
                    .limit(1)
                    .forEach(name -> each.put(name, many));
            Map<String, JsonNode> members = new LinkedHashMap<>();
            body.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            return members;
        });
    }

    private static boolean isOfMany(ObjectNode node) {
        return node.propertyNames().stream().anyMatch(each -> isQuantity(each, node));
    }

    private static boolean isQuantity(String name, ObjectNode node) {
        return node.path(name).isIntegralNumber() && QUANTITY.matcher(name).matches();
    }
}
