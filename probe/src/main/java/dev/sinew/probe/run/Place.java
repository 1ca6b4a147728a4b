package dev.sinew.probe.run;

import dev.sinew.probe.http.Carrier;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a request says which thing is meant, where its path does not.
 *
 * @param name of the parameter or member
 * @param query whether it stands in the query
 * @param several whether it is a list of what may be meant
 */
record Place(String name, boolean query, boolean several) {
    static Place ofQuery(String name) {
        return new Place(name, true, false);
    }

    /** What a JSON body may say of its own, or in what it only wraps; lists where they are of plain values. */
    static Stream<Place> ofBody(Endpoint endpoint) {
        if (endpoint.carrier() != Carrier.JSON) {
            return Stream.empty();
        }
        Map<String, Schema> described =
                Bodies.inner(endpoint).map(Schema::properties).orElseGet(TreeMap::new);
        ObjectNode recorded =
                SignUp.object(endpoint.recorded().body()).orElseGet(JsonMapper.shared()::createObjectNode);
        return SignUp.own(endpoint).stream()
                .map(each -> new Place(
                        each,
                        false,
                        described.containsKey(each)
                                ? isListed(endpoint, described.get(each))
                                : isListed(recorded.path(each))));
    }

    private static boolean isListed(Endpoint endpoint, Schema schema) {
        Schema member = endpoint.description().resolver().variants(schema).getFirst();
        return member.types().contains(SchemaType.ARRAY)
                && member.items()
                        .map(each ->
                                endpoint.description().resolver().variants(each).getFirst())
                        .filter(each -> each.properties().isEmpty())
                        .filter(each -> each.types().contains(SchemaType.STRING)
                                || each.types().contains(SchemaType.INTEGER))
                        .isPresent();
    }

    private static boolean isListed(JsonNode value) {
        return value.isArray() && !value.isEmpty() && value.get(0).isValueNode();
    }

    /** The member of a JSON body that is called as the id of a kind of things is, or as that of whatever is meant. */
    static Optional<Place> named(Endpoint endpoint, String kind) {
        return ofBody(endpoint)
                .filter(each -> Nouns.named(each.one()).kind().equals(kind)
                                && Nouns.alike(Nouns.named(each.one()).member(), "id")
                        || each.isCalledAs(kind))
                .findFirst()
                .or(() -> ofBody(endpoint)
                        .filter(each -> Nouns.plain(each.one()).equals("id")
                                || Nouns.plain(each.one()).equals("uuid"))
                        .findFirst());
    }

    /** What one of what it takes is called: {@code id} of {@code ids}, {@code cardId} of {@code cardIds}. */
    String one() {
        return several && name.matches("(?i).*(?:id|key|ref|number|code)s")
                ? name.substring(0, name.length() - 1)
                : name;
    }

    /** Whether it is a list of ids that is called as the things are. */
    boolean isCalledAs(String kind) {
        return several && Nouns.singular(name).equals(kind);
    }

    /** The request that means one thing. */
    Filled meaning(Endpoint endpoint, String id) {
        return query ? Filled.asking(endpoint, name, id) : Filled.telling(endpoint, name, several, List.of(id));
    }

    /** The request that means several, where it may. */
    Optional<Filled> meaning(Endpoint endpoint, List<String> ids) {
        return several ? Optional.of(Filled.telling(endpoint, name, true, ids)) : Optional.empty();
    }
}
