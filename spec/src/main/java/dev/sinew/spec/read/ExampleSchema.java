package dev.sinew.spec.read;

import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import dev.sinew.spec.tree.Node;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The schema that an example shows. It requires nothing; a null shows nothing, and a number may be any number. */
final class ExampleSchema {
    private ExampleSchema() {}

    static Schema of(Node example) {
        return switch (example.kind()) {
            case MAP -> object(example);
            case LIST -> array(example);
            case TEXT -> Schema.of(SchemaType.STRING).like(example.text());
            case INTEGER, DECIMAL -> Schema.of(SchemaType.NUMBER).like(example.text());
            case BOOLEAN -> Schema.of(SchemaType.BOOLEAN).like(example.text());
            case NULL, MISSING -> Schema.ANY;
        };
    }

    /** Gives members of an object that have no example of their own what the example of the whole has. */
    static void beside(SortedMap<String, Schema> members, Node example) {
        Map<String, Node> shown = example.entries();
        members.replaceAll((name, schema) -> schema.example().isEmpty() && shown.containsKey(name)
                ? schema.like(shown.get(name).text())
                : schema);
    }

    /** The examples alone: a part of a schema that says nothing but what may stand where. */
    static Schema examplesOf(Node example) {
        Schema.Builder part = new Schema.Builder();
        switch (example.kind()) {
            case MAP -> example.entries().forEach((name, each) -> part.properties.put(name, examplesOf(each)));
            case LIST -> part.items = example.elements().stream().findFirst().map(ExampleSchema::examplesOf);
            case TEXT, INTEGER, DECIMAL, BOOLEAN -> part.example = example.text();
            case NULL, MISSING -> {
                return Schema.ANY;
            }
        }
        return part.build();
    }

    private static Schema object(Node example) {
        Schema.Builder object = new Schema.Builder();
        object.types.add(SchemaType.OBJECT);
        example.entries().forEach((name, each) -> object.properties.put(name, of(each)));
        return object.build();
    }

    private static Schema array(Node example) {
        Schema.Builder array = new Schema.Builder();
        array.types.add(SchemaType.ARRAY);
        if (!example.elements().isEmpty()) {
            array.items = Optional.of(Schema.anyOf(
                    example.elements().stream().limit(8).map(ExampleSchema::of).toList()));
        }
        return array.build();
    }
}
