package dev.sinew.probe.run;

import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a description gives as examples of the members of a request, also within objects and as the elements of lists.
 *
 * @param samples what stands where any text may
 * @param known the id of a thing of a kind
 */
record Examples(Endpoint endpoint, Samples samples, Function<Nouns.Named, Optional<String>> known) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEPTH = 4;

    /** The members of an object that have any. */
    ObjectNode of(Schema object) {
        return of(object, 0);
    }

    private ObjectNode of(Schema object, int depth) {
        ObjectNode examples = JSON.createObjectNode();
        Schema others = object.additionalProperties().map(this::plain).orElse(Schema.ANY);
        object.properties().forEach((name, each) -> {
            Schema member = plain(each);
            // What only an example has, as the keys of a map, is of the type of all of them.
            Schema said = member.types().isEmpty() ? others.like(member.example()) : member;
            if (!member.readOnly()) {
                value(name, said.example().isEmpty() ? member : said, depth)
                        .ifPresent(value -> examples.set(name, value));
            }
        });
        return examples;
    }

    private Optional<JsonNode> value(String name, Schema schema, int depth) {
        if (!schema.example().isEmpty()) {
            return Optional.of(scalar(name, schema));
        }
        if (depth == DEPTH) {
            return Optional.empty();
        }
        if (schema.types().contains(SchemaType.ARRAY)) {
            return schema.items()
                    .flatMap(each -> value(Nouns.singular(name), plain(each), depth + 1))
                    .map(each -> JSON.createArrayNode().add(each));
        }
        ObjectNode object = of(schema, depth + 1);
        boolean whole = !object.isEmpty() && schema.required().stream().allMatch(object::has);
        return whole ? Optional.of(object) : Optional.empty();
    }

    /** Texts of several words say something else, and ids name what is known. */
    private JsonNode scalar(String name, Schema schema) {
        Nouns.Named named = Nouns.named(name);
        boolean id = !named.kind().isEmpty() && Nouns.alike(named.member(), "id");
        boolean open = Typed.isText(schema) && schema.example().matches(".*\\s.*");
        String text = open ? samples.canary() : schema.example();
        return Typed.of(schema, id ? known.apply(named).orElse(text) : text);
    }

    private Schema plain(Schema schema) {
        return endpoint.description().resolver().variants(schema).getFirst();
    }
}
