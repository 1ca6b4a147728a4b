package dev.sinew.probe.run;

import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values of the types that schemas say. */
final class Typed {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Typed() {}

    /** Whether any text may stand there: also where nothing is said of what may, as in descriptions that are made from the source of an application. */
    static boolean isText(Schema schema) {
        boolean said = !schema.types().isEmpty() || !schema.isOpen();
        return (schema.types().contains(SchemaType.STRING) || !said)
                && schema.format().isEmpty()
                && schema.values().isEmpty();
    }

    static boolean isScalar(Schema schema) {
        return schema.properties().isEmpty()
                && !schema.types().contains(SchemaType.OBJECT)
                && !schema.types().contains(SchemaType.ARRAY)
                && !schema.types().contains(SchemaType.BOOLEAN);
    }

    /** A text as a value of the type that a schema says. */
    static JsonNode of(Schema schema, String text) {
        boolean number =
                schema.types().contains(SchemaType.INTEGER) || schema.types().contains(SchemaType.NUMBER);
        if (number && text.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
            return JSON.readTree(text);
        }
        return schema.types().contains(SchemaType.BOOLEAN)
                ? JSON.getNodeFactory().booleanNode(text.equals("true"))
                : JSON.getNodeFactory().stringNode(text);
    }
}
