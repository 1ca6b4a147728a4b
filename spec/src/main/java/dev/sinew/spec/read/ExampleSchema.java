package dev.sinew.spec.read;

import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import dev.sinew.spec.tree.Node;
import java.util.Optional;

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
