package dev.sinew.spec.read;

import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.GraphSchema;
import dev.sinew.spec.GraphSchema.Field;
import dev.sinew.spec.GraphSchema.Kind;
import dev.sinew.spec.GraphSchema.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a GraphQL schema in its own language: each field of its root types is an operation at an address that the schema does not name. It reads from left to
 * right without recursion, so that any document takes time in proportion to its length (GraphQL, October 2021, section 3).
 */
final class GraphQlReader {
    /** Of what is said of a field, so much is kept. */
    static final int LONGEST = 1000;

    private static final class Unexpected extends RuntimeException {}

    /** What is known of a type while it is read: extensions add to it. */
    private static final class Growing {
        private final Kind kind;
        private final List<Field> fields = new ArrayList<>();
        private final List<String> members = new ArrayList<>();

        Growing(Kind kind) {
            this.kind = kind;
        }
    }

    private final GraphQlTokens tokens;
    private final SpecLimits limits;
    private final Map<String, Growing> types = new LinkedHashMap<>();
    private final Map<String, String> roots = new HashMap<>();
    private int fields;

    private GraphQlReader(String text, SpecLimits limits) {
        this.tokens = new GraphQlTokens(text);
        this.limits = limits;
    }

    static ApiDescription read(String text, String file, SpecLimits limits, Problems problems) {
        GraphQlReader reader = new GraphQlReader(text, limits);
        boolean whole = true;
        try {
            while (!reader.tokens.is(GraphQlTokens.END)) {
                reader.definition();
            }
        } catch (Unexpected e) {
            whole = false;
            problems.add("is no GraphQL that can be read from line " + reader.tokens.line() + " on");
        }
        if (reader.fields > limits.schemas()) {
            problems.add("more than " + limits.schemas() + " fields, the rest is not read");
        }
        return GraphDescription.of(reader.schema(), whole, file, limits, problems);
    }

    private GraphSchema schema() {
        Map<String, String> named = roots.isEmpty() ? GraphDescription.USUAL_ROOTS : roots;
        TreeMap<String, GraphSchema.Type> all = new TreeMap<>();
        types.forEach((name, each) -> all.put(name, new GraphSchema.Type(name, each.kind, each.fields, each.members)));
        return new GraphSchema(
                named.getOrDefault("query", ""),
                named.getOrDefault("mutation", ""),
                named.getOrDefault("subscription", ""),
                all);
    }

    private void definition() {
        skipDescription();
        if (tokens.is("extend")) {
            tokens.take();
        }
        switch (name()) {
            case "schema" -> roots();
            case "type" -> fields(Kind.OBJECT);
            case "interface" -> fields(Kind.INTERFACE);
            case "input" -> fields(Kind.INPUT);
            case "enum" -> values();
            case "scalar" -> {
                name();
                directives();
            }
            case "union" -> {
                Growing union = type(Kind.UNION);
                directives();
                union.members.addAll(names("="));
            }
            case "directive" -> {
                expect("@");
                name();
                skipBalanced("(", ")");
                if (tokens.is("repeatable")) {
                    tokens.take();
                }
                names("on");
            }
            default -> throw new Unexpected();
        }
    }

    private Growing type(Kind kind) {
        return types.computeIfAbsent(name(), key -> new Growing(kind));
    }

    private void roots() {
        directives();
        expect("{");
        while (!tokens.is("}")) {
            skipDescription();
            String root = name();
            expect(":");
            roots.put(root, name());
        }
        tokens.take();
    }

    /** A type with its fields; a definition need not have a body, so it ends before the next one too. */
    private void fields(Kind kind) {
        String name = tokens.peek();
        Growing type = type(kind);
        if (tokens.is("implements")) {
            for (String each : names("implements")) {
                types.computeIfAbsent(each, key -> new Growing(Kind.INTERFACE))
                        .members
                        .add(name);
            }
        }
        directives();
        if (tokens.is("{")) {
            tokens.take();
            fields("}", kind != Kind.INPUT, type.fields);
        }
    }

    /** Fields or arguments up to a closing bracket, with it; what was read stays where the rest cannot be. */
    private void fields(String close, boolean asked, List<Field> own) {
        while (!tokens.is(close)) {
            String description = description();
            int line = tokens.line();
            String field = name();
            List<Field> arguments = new ArrayList<>();
            if (asked && tokens.is("(")) {
                tokens.take();
                fields(")", false, arguments);
            }
            expect(":");
            Reference type = reference();
            boolean defaulted = tokens.is("=");
            if (defaulted) {
                tokens.take();
                skipValue();
            }
            boolean deprecated = directives();
            if (++fields <= limits.schemas()) {
                own.add(new Field(field, arguments, type, defaulted, deprecated, description, line));
            }
        }
        tokens.take();
    }

    private void values() {
        Growing type = type(Kind.ENUM);
        directives();
        if (!tokens.is("{")) {
            return;
        }
        tokens.take();
        while (!tokens.is("}")) {
            skipDescription();
            String value = name();
            directives();
            if (++fields <= limits.schemas()) {
                type.members.add(value);
            }
        }
        tokens.take();
    }

    /** A type's name between any brackets. */
    private Reference reference() {
        int lists = 0;
        StringBuilder written = new StringBuilder();
        while (tokens.is("[")) {
            written.append(tokens.take());
            lists++;
        }
        String name = name();
        written.append(name);
        boolean required = false;
        while (tokens.is("]") || tokens.is("!")) {
            required = tokens.is("!");
            written.append(tokens.take());
        }
        return new Reference(name, lists, required, written.toString());
    }

    /** Any directives; whether one says that what they stand at is deprecated. */
    private boolean directives() {
        boolean deprecated = false;
        while (tokens.is("@")) {
            tokens.take();
            deprecated |= name().equals("deprecated");
            skipBalanced("(", ")");
        }
        return deprecated;
    }

    /** Names parted by bars or ampersands behind a word, where that is there. */
    private List<String> names(String word) {
        List<String> names = new ArrayList<>();
        if (!tokens.is(word)) {
            return names;
        }
        do {
            tokens.take();
            while (tokens.is("|") || tokens.is("&")) {
                tokens.take();
            }
            String name = name();
            if (++fields <= limits.schemas()) {
                names.add(name);
            }
        } while (tokens.is("|") || tokens.is("&"));
        return names;
    }

    /** A value that stands where none is given. */
    private void skipValue() {
        if (tokens.is("[")) {
            skipBalanced("[", "]");
        } else if (tokens.is("{")) {
            skipBalanced("{", "}");
        } else if (!tokens.isName() && !tokens.is(GraphQlTokens.VALUE)) {
            throw new Unexpected();
        } else {
            tokens.take();
        }
    }

    /** From an opening bracket to the closing one that belongs to it; nothing where there is none. */
    private void skipBalanced(String open, String close) {
        if (!tokens.is(open)) {
            return;
        }
        long depth = 0;
        do {
            depth += tokens.is(open) ? 1 : tokens.is(close) ? -1 : 0;
            if (tokens.take().equals(GraphQlTokens.END)) {
                throw new Unexpected();
            }
        } while (depth > 0);
    }

    private String description() {
        String said = "";
        while (tokens.is(GraphQlTokens.VALUE)) {
            said = tokens.string().strip();
            tokens.take();
        }
        return said.substring(0, Math.min(said.length(), LONGEST));
    }

    private void skipDescription() {
        while (tokens.is(GraphQlTokens.VALUE)) {
            tokens.take();
        }
    }

    private void expect(String token) {
        if (!tokens.take().equals(token)) {
            throw new Unexpected();
        }
    }

    private String name() {
        if (!tokens.isName()) {
            throw new Unexpected();
        }
        return tokens.take();
    }
}
