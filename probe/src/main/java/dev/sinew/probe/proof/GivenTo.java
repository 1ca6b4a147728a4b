package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What somebody who may do more creates for a caller, as the reception of a clinic writes an invoice for a patient. Who creates it names the caller where its body names a person; the caller reads there what was sent, and another
 * of its role is refused that: so it is the caller's, though the caller could not create it.
 */
final class GivenTo {
    private static final Pattern AMOUNT =
            Pattern.compile("(?i).*(?:amount|total|price|sum|fee|cost|cents)(?:[_-]?(?:cents|minor))?");

    private static final int DEAR = 9_000;

    private GivenTo() {}

    /** What more can be created like, so that an endpoint is about it: one of each kind, of owners above somebody. None where what is created is to be deleted again. */
    static List<Made> examples(Endpoint endpoint, Trial trial) {
        Map<Endpoint, Made> first = new LinkedHashMap<>();
        trial.fixtures().filter(each -> each.writing().leftovers()).stream()
                .flatMap(each -> each.made().stream())
                .filter(each -> Rank.aboveSomebody(each.owner(), trial)
                        && each.at(endpoint).isPresent()
                        && person(each).isPresent())
                .forEach(each -> first.putIfAbsent(each.create().endpoint(), each));
        return List.copyOf(first.values());
    }

    /** A fresh one, as the caller's own; empty where the caller may not have it, or others of its role may as well. */
    static Optional<Made> fresh(Made like, Persona caller, Fixtures fixtures, Trial trial) {
        return fresh(like, caller, Map.of(), fixtures, trial);
    }

    /** The same of some value, so that something can be taken off it several times. */
    static Optional<Made> dear(Made like, Persona caller, Fixtures fixtures, Trial trial) {
        Map<String, JsonNode> amounts = new HashMap<>();
        WithAnothers.sent(like).properties().stream()
                .filter(each -> each.getValue().isNumber()
                        && AMOUNT.matcher(each.getKey()).matches())
                .forEach(each -> amounts.put(each.getKey(), JsonNodeFactory.instance.numberNode(DEAR)));
        return amounts.isEmpty() ? Optional.empty() : fresh(like, caller, amounts, fixtures, trial);
    }

    private static Optional<Made> fresh(
            Made like, Persona caller, Map<String, JsonNode> members, Fixtures fixtures, Trial trial) {
        Optional<Map.Entry<String, JsonNode>> person =
                Rank.above(like.owner(), caller) ? person(like) : Optional.empty();
        return person.flatMap(member -> caller.ownId(member.getKey())
                .flatMap(id -> fixtures.another(like, naming(members, member, id), caller))
                .map(each -> each.of(caller))
                .filter(each -> isOwn(each, trial)));
    }

    private static Map<String, JsonNode> naming(
            Map<String, JsonNode> members, Map.Entry<String, JsonNode> person, String id) {
        Map<String, JsonNode> all = new HashMap<>(members);
        all.put(person.getKey(), WithAnothers.typed(id, person.getValue()));
        return all;
    }

    /** The member of what was sent that says for whom it is. */
    private static Optional<Map.Entry<String, JsonNode>> person(Made like) {
        return WithAnothers.sent(like).properties().stream()
                .filter(each -> Possessions.isOwner(each.getKey()) && Whose.isIdOfThing(each.getKey()))
                .findFirst();
    }

    private static boolean isOwn(Made made, Trial trial) {
        Optional<Filled> address = Sight.address(made, trial);
        Optional<Reply> read =
                address.map(each -> trial.askAgain(each.ask(), made.owner().session()));
        String role = made.owner().session().identity().role();
        return read.filter(each -> trial.isSuccess(each) && each.text().contains(made.canary()))
                        .isPresent()
                && trial.customers().stream()
                        .filter(each -> each != made.owner()
                                && each.session().identity().role().equals(role))
                        .anyMatch(each -> trial.askAgain(address.orElseThrow().ask(), each.session())
                                .isRefusalOrMissing());
    }
}
