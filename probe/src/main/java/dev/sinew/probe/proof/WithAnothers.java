package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who creates something names what is another's in the body, where its own stands: an order that is paid with the card of another. Of kinds that are one's own by what they are, and of others where what is created shows what only the owner was shown, as an invoice shows whom it is for. Proved by what is created, which refers to
 * what only its owner was told of, twice; the same with an id that never existed is refused, so that it is looked up.
 */
record WithAnothers(Endpoint endpoint, Fixtures fixtures, Trial trial) {
    /** What is said of an endpoint; empty where nothing that is created there takes the id of such a thing. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return trial.fixtures().flatMap(fixtures -> new WithAnothers(endpoint, fixtures, trial).judge());
    }

    private Optional<Outcome> judge() {
        Map<String, Pairs> byMember = new LinkedHashMap<>();
        List<Made> all = fixtures.made().stream()
                .filter(each -> each.create().endpoint().equals(endpoint))
                .toList();
        Set<Persona> creators = all.stream().map(Made::owner).collect(Collectors.toSet());
        for (Made like : all) {
            for (Persona owner : trial.personas()) {
                if (owner == like.owner() || Rank.above(like.owner(), owner)) {
                    continue;
                }
                for (Map.Entry<String, JsonNode> each : sent(like).properties()) {
                    Pairs pairs = byMember.getOrDefault(each.getKey(), new Pairs(new Verdicts(""), creators::contains));
                    if (pairs.isOpen(owner, like.owner())) {
                        test(like, owner, each).ifPresent(test -> {
                            byMember.put(each.getKey(), pairs);
                            pairs.attempt(owner, like.owner(), test);
                        });
                    }
                }
            }
        }
        Verdicts verdicts = new Verdicts("");
        byMember.values().forEach(each -> verdicts.add(each.outcome()));
        return byMember.isEmpty() ? Optional.empty() : Optional.of(verdicts.outcome());
    }

    /** The test of a member of what somebody created, with what another has; empty where the owner has nothing for it that counts. */
    private Optional<Supplier<Outcome>> test(Made like, Persona owner, Map.Entry<String, JsonNode> member) {
        String name = member.getKey();
        // Money that is taken from an account of before the run does not come back.
        boolean means = Whose.isMeans(name) || fixtures.writing().leftovers() && Whose.isPaying(name);
        Optional<String> foreign = means || Whose.isIdOfThing(name)
                ? foreign(name, member.getValue(), like.owner(), owner)
                : Optional.empty();
        return foreign.flatMap(each -> {
            List<String> own = values(each, name, owner, like.owner());
            boolean tells = Strength.of(own) >= Strength.ENOUGH;
            JsonNode id = typed(each, member.getValue());
            return means || tells
                    ? Optional.<Supplier<Outcome>>of(() -> tried(like, owner, name, id, means, own))
                    : Optional.empty();
        });
    }

    /** What its owner sent when it created something; an empty object where that was none. */
    static ObjectNode sent(Made like) {
        return !like.body().isEmpty() && JsonMapper.shared().readTree(like.body()) instanceof ObjectNode object
                ? object
                : JsonMapper.shared().createObjectNode();
    }

    /** The id of a thing of the same kind of which its owner was told, and the other was not, but for what it is in another's request. */
    private Optional<String> foreign(String name, JsonNode own, Persona other, Persona owner) {
        String plain = Whose.plainly(name);
        List<String> others = trial.told(other, plain);
        boolean isOwn = own.isValueNode()
                && (others.contains(own.asString("")) || created(other, plain).anyMatch(own.asString("")::equals));
        return Stream.concat(trial.told(owner, plain).stream(), created(owner, plain))
                .filter(each -> isOwn && !each.equals(own.asString("")))
                .filter(each -> !others.contains(each) && !owner.called().contains(each))
                .filter(each -> !isSeen(each, name, owner, other))
                .findFirst();
    }

    /** Whether the other reads it at its own address, or is told by a list of what its owner created since: colleagues share what is their company's. */
    private boolean isSeen(String id, String name, Persona owner, Persona other) {
        boolean read = addresses(id, name, owner)
                .anyMatch(each -> trial.isSuccess(trial.askAgain(each.filled().ask(), other.session())));
        return read
                || fixtures.made().stream()
                        .filter(each -> each.owner() == owner && each.id().equals(id))
                        .anyMatch(each -> Sight.isTold(each, other, trial));
    }

    /** Where its owner read a thing, of the kind that a member is the id of. */
    private Stream<Reached> addresses(String id, String name, Persona owner) {
        return trial.endpoints().stream()
                .filter(each -> Whose.isAddress(each, name))
                .flatMap(each -> owner.reached(each).stream())
                .filter(each -> each.filled().last().equals(id));
    }

    /** The ids of things of a kind that a caller created in this run. */
    private Stream<String> created(Persona owner, String plain) {
        return fixtures.made().stream()
                .filter(each -> each.owner() == owner && each.isCalled(plain))
                .map(Made::id);
    }

    /** What its owner alone was shown of a thing at its own address, and is not there by chance. */
    private List<String> values(String id, String name, Persona owner, Persona other) {
        Set<String> common = new HashSet<>(other.seen());
        common.add(id);
        return addresses(id, name, owner)
                .findFirst()
                .flatMap(each -> trial.baseline(owner, each))
                .map(each -> each.unique(common))
                .orElseGet(() -> Stream.concat(listed(id, name, owner).stream(), sent(id, owner))
                        .filter(each -> !common.contains(each))
                        .distinct()
                        .toList());
    }

    /** What its owner sent when it created a thing in this run. */
    private Stream<String> sent(String id, Persona owner) {
        return fixtures.made().stream()
                .filter(each -> each.owner() == owner && each.id().equals(id))
                .limit(1)
                .flatMap(each -> Scalars.of(sent(each)).values().stream());
    }

    /** What a list of its owner's says of a thing of the kind that a member is the id of. */
    private List<String> listed(String id, String name, Persona owner) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead() && Whose.isListOf(each, name))
                .flatMap(each -> owner.reached(each).stream())
                .flatMap(each -> each.reply().json().stream())
                .flatMap(WithAnothers::elements)
                .filter(each -> each.path("id").asString("").equals(id))
                .findFirst()
                .map(each -> List.copyOf(Scalars.of(each).values()))
                .orElse(List.of());
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray()
                ? node.valueStream()
                : node.valueStream().filter(JsonNode::isContainer).flatMap(WithAnothers::elements);
    }

    static JsonNode typed(String id, JsonNode like) {
        return like.isNumber() && id.matches("\\d{1,15}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(id))
                : JsonNodeFactory.instance.stringNode(id);
    }

    /**
     * A try with what is another's.
     *
     * @param means whether that it is referred to is enough
     * @param own what may come back of it
     */
    private Outcome tried(Made like, Persona owner, String name, JsonNode foreign, boolean means, List<String> own) {
        Persona other = like.owner();
        JsonNode never = typed(NeverExisted.like(foreign.asString("")), foreign);
        Optional<Made> wrong = fixtures.another(like, Map.of(name, never), other);
        if (wrong.isPresent()) {
            fixtures.discard(wrong.get());
            return Outcome.inconclusive(name + " is taken as it comes, also of what never existed");
        }
        Optional<Created> first = created(like, owner, name, foreign, means, own);
        if (first.isEmpty()) {
            Optional<Made> usual = fixtures.another(like);
            usual.ifPresent(fixtures::discard);
            return usual.isPresent()
                    ? Outcome.refuted("what is " + owner + "'s is not taken as " + name)
                    : Outcome.inconclusive(other + " could create no more for this test, of its own either: "
                            + fixtures.whyNoMore(like));
        }
        if (!first.get().tells()) {
            return own.isEmpty()
                    ? Outcome.inconclusive("what is " + owner + "'s is taken as " + name
                            + ", and nothing is known of it by which it would be told in what is created")
                    : Outcome.refuted("nothing of what is " + owner + "'s comes back where it is taken as " + name);
        }
        if (created(like, owner, name, foreign, means, own)
                .filter(Created::tells)
                .isEmpty()) {
            return Outcome.inconclusive(name + " of " + owner + " was taken once, and not again");
        }
        return Outcome.confirmed(
                other + " created something with what is " + owner + "'s as " + name + ", twice, of which only " + owner
                        + " was told: what is created "
                        + (means
                                ? "refers to it, shows what only its owner was shown of it, or stands in the list of "
                                        + owner
                                : "shows values of it that only " + owner
                                        + " was shown, or stands in the list of that one")
                        + "; an id that never existed is refused",
                List.of(new Outcome.Step(
                        other.session(),
                        like.create().ask(first.get().made().body()),
                        other + " names what is " + owner + "'s")));
    }

    /** What was created with what is another's, and whether it tells of that. */
    private record Created(Made made, boolean tells) {}

    /** One that was created with what is another's; it tells of that where it shows it, or stands in that one's own list. It is deleted again where that can be done. */
    private Optional<Created> created(
            Made like, Persona owner, String name, JsonNode foreign, boolean means, List<String> own) {
        Optional<Made> made = fixtures.another(like, Map.of(name, foreign), like.owner());
        boolean shown = made.flatMap(each -> CreatedWith.shown(each, trial))
                .map(each -> Scalars.of(each).values())
                .filter(each -> means && each.contains(foreign.asString(""))
                        || Strength.of(own.stream().filter(each::contains).toList()) >= Strength.ENOUGH)
                .isPresent();
        // Who created it among another's things may not be told of it.
        boolean listed = made.filter(each -> !shown && each.body().contains(each.canary()))
                .filter(each -> Elements.isListed(each, owner, trial))
                .isPresent();
        made.ifPresent(fixtures::discard);
        return made.map(each -> new Created(each, shown || listed));
    }
}
