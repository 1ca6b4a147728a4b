package dev.sinew.spec.tree;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON. */
final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonTree() {}

    static Node read(String document) {
        TreeBuilder builder = new TreeBuilder(false);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                take(parser, token, builder);
                if (builder.finished()) {
                    return builder.root();
                }
            }
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new BrokenDocument("is no JSON" + (line > 0 ? " (line " + line + ")" : ""));
        }
        throw new BrokenDocument("is empty or ends early");
    }

    private static void take(JsonParser parser, JsonToken token, TreeBuilder builder) {
        switch (token) {
            case START_OBJECT, START_ARRAY ->
                builder.open(
                        token == JsonToken.START_OBJECT,
                        parser.currentTokenLocation().getLineNr());
            case END_OBJECT, END_ARRAY -> builder.close();
            case PROPERTY_NAME -> builder.key(parser.currentName());
            case VALUE_STRING -> builder.add(Node.scalar(Node.Kind.TEXT, parser.getString(), 0));
            case VALUE_NUMBER_INT -> builder.add(Node.scalar(Node.Kind.INTEGER, parser.getString(), 0));
            case VALUE_NUMBER_FLOAT -> builder.add(Node.scalar(Node.Kind.DECIMAL, parser.getString(), 0));
            case VALUE_TRUE -> builder.add(Node.scalar(Node.Kind.BOOLEAN, "true", 0));
            case VALUE_FALSE -> builder.add(Node.scalar(Node.Kind.BOOLEAN, "false", 0));
            case VALUE_NULL -> builder.add(Node.scalar(Node.Kind.NULL, "", 0));
            default -> {}
        }
    }
}
