package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who creates something names what is another's in the body, where its own stands: an order that is paid with the card of another. Of kinds that are one's own by what they are. Proved by what is created, which refers to
 * what only its owner was told of, twice; the same with an id that never existed is refused, so that it is looked up.
 */
record WithAnothers(Endpoint endpoint, Fixtures fixtures, Trial trial) {
    /** What is said of an endpoint; empty where nothing that is created there takes the id of such a thing. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return trial.fixtures().flatMap(fixtures -> new WithAnothers(endpoint, fixtures, trial).judge());
    }

    private Optional<Outcome> judge() {
        Verdicts verdicts = new Verdicts("");
        boolean tried = false;
        for (Made like : fixtures.made()) {
            if (!like.create().endpoint().equals(endpoint)) {
                continue;
            }
            for (Persona owner : trial.personas()) {
                if (owner == like.owner() || Rank.above(like.owner(), owner)) {
                    continue;
                }
                for (Map.Entry<String, JsonNode> each : sent(like).properties()) {
                    Optional<String> foreign = Whose.isMeans(each.getKey())
                            ? foreign(each.getKey(), each.getValue(), like.owner(), owner)
                            : Optional.empty();
                    if (foreign.isPresent() && !verdicts.isConfirmed()) {
                        tried = true;
                        verdicts.add(tried(like, owner, each.getKey(), typed(foreign.get(), each.getValue())));
                    }
                }
            }
        }
        return tried ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    private static ObjectNode sent(Made like) {
        return !like.body().isEmpty() && JsonMapper.shared().readTree(like.body()) instanceof ObjectNode object
                ? object
                : JsonMapper.shared().createObjectNode();
    }

    /** The id of a thing of the same kind of which its owner was told, and the other was not. */
    private Optional<String> foreign(String name, JsonNode own, Persona other, Persona owner) {
        boolean isOwn = own.isValueNode() && trial.told(other, name).contains(own.asString(""));
        return trial.told(owner, name).stream()
                .filter(each -> isOwn && !each.equals(own.asString("")))
                .filter(each -> !trial.told(other, name).contains(each))
                .findFirst();
    }

    private static JsonNode typed(String id, JsonNode like) {
        return like.isNumber() && id.matches("\\d{1,15}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(id))
                : JsonNodeFactory.instance.stringNode(id);
    }

    private Outcome tried(Made like, Persona owner, String name, JsonNode foreign) {
        Persona other = like.owner();
        JsonNode never = typed(NeverExisted.like(foreign.asString("")), foreign);
        Optional<Made> wrong = fixtures.another(like, name, never, other);
        if (wrong.isPresent()) {
            fixtures.discard(wrong.get());
            return Outcome.inconclusive(name + " is taken as it comes, also of what never existed");
        }
        Optional<Made> first = refers(like, name, foreign);
        Optional<Made> second = first.flatMap(each -> refers(like, name, foreign));
        if (second.isEmpty()) {
            return first.isPresent()
                    ? Outcome.inconclusive(name + " of " + owner + " was taken once, and not again")
                    : Outcome.refuted("what is " + owner + "'s is not taken as " + name);
        }
        return Outcome.confirmed(
                other + " created something with what is " + owner + "'s as " + name + ", twice, of which only " + owner
                        + " was told: what is created refers to it; an id that never existed is refused",
                List.of(new Outcome.Step(
                        other.session(),
                        like.create().ask(first.get().body()),
                        other + " names what is " + owner + "'s")));
    }

    /** One that was created with what is another's, and shows that; it is deleted again where that can be done. */
    private Optional<Made> refers(Made like, String name, JsonNode foreign) {
        Optional<Made> made = fixtures.another(like, name, foreign, like.owner());
        boolean shown = made.flatMap(each -> CreatedWith.shown(each, trial))
                .filter(each -> Scalars.of(each).containsValue(foreign.asString("")))
                .isPresent();
        made.ifPresent(fixtures::discard);
        return made.filter(each -> shown);
    }
}
