package dev.sinew.probe.run;

import dev.sinew.engine.classify.NameTraits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a caller's own record has under a name, such as the number of its account: beside one of its names, in an answer to a request that named nothing. A bare id may be that of whatever has a name
 * in it, and is left out.
 */
public final class OwnRecord {
    private static final int DEPTH = 4;

    private OwnRecord() {}

    /** What a parameter would take to ask for what is a caller's own; empty where its records tell nothing, or several. */
    public static Optional<String> as(String parameter, Persona persona, List<Endpoint> endpoints) {
        String plain = Nouns.plain(parameter);
        boolean name = Nouns.isNameOfSomebody(plain);
        if (!name && NameTraits.words(parameter).size() < 2) {
            return Optional.empty();
        }
        List<String> told = endpoints.stream()
                .filter(Endpoint::isRead)
                .flatMap(each -> persona.told(each).stream())
                .filter(each ->
                        each.filled().named().isEmpty() && each.filled().query().isEmpty())
                .flatMap(each -> each.reply().json().stream())
                .flatMap(each -> named(each, persona, 0))
                .flatMap(each -> each.properties().stream())
                .filter(each -> Nouns.plain(each.getKey()).equals(plain)
                        && each.getValue().isValueNode()
                        && !each.getValue().isNull())
                .map(each -> each.getValue().asString(""))
                .distinct()
                .toList();
        return told.size() == 1
                ? Optional.of(told.getFirst())
                : Optional.of(parameter).filter(each -> name && told.isEmpty()).flatMap(persona::calledAs);
    }

    /** The objects that have one of a caller's names as a member. */
    private static Stream<JsonNode> named(JsonNode node, Persona persona, int depth) {
        Stream<JsonNode> own =
                node.properties().stream().anyMatch(each -> isName(each, persona)) ? Stream.of(node) : Stream.empty();
        return depth == DEPTH
                ? own
                : Stream.concat(
                        own,
                        node.valueStream()
                                .filter(JsonNode::isContainer)
                                .flatMap(each -> named(each, persona, depth + 1)));
    }

    private static boolean isName(Map.Entry<String, JsonNode> member, Persona persona) {
        return Whose.names(member.getKey())
                && member.getValue().isString()
                && (persona.called().contains(member.getValue().asString())
                        || persona.isOwn(member.getValue().asString()));
    }
}
