package dev.sinew.spec.read;

import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.Server;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a GraphQL schema: each field of its root types is an operation at an address that the schema does not name. It reads as
 * much of the grammar (GraphQL, October 2021, section 3) as finding these fields needs, from left to right without recursion, so
 * that any document takes time in proportion to its length.
 */
final class GraphQlReader {
    private static final Set<String> USUAL_ROOTS = Set.of("Query", "Mutation", "Subscription");

    /** A field of an object type. */
    private record Field(String name, boolean deprecated, int line) {}

    private static final class Unexpected extends RuntimeException {}

    private final GraphQlTokens tokens;
    private final SpecLimits limits;
    private final Map<String, List<Field>> types = new LinkedHashMap<>();
    private final Set<String> roots = new HashSet<>();
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
        List<DescribedOperation> operations = reader.operations();
        if (operations.isEmpty() && whole) {
            problems.add("is a GraphQL schema without fields of query, mutation or subscription");
        }
        if (reader.fields > limits.schemas()) {
            problems.add("more than " + limits.schemas() + " fields, the rest is not read");
        }
        if (operations.size() > limits.operations()) {
            problems.add("more than " + limits.operations() + " operations, the rest is not read");
            operations = operations.subList(0, limits.operations());
        }
        return new ApiDescription(
                file, "", file, Format.GRAPHQL, List.of(), operations, new TreeMap<>(), new TreeMap<>());
    }

    private List<DescribedOperation> operations() {
        Set<String> named = roots.isEmpty() ? USUAL_ROOTS : roots;
        List<DescribedOperation> operations = new ArrayList<>();
        types.forEach((type, own) -> {
            if (named.contains(type)) {
                own.forEach(field -> operations.add(operation(field)));
            }
        });
        return operations;
    }

    private static DescribedOperation operation(Field field) {
        return new DescribedOperation(
                "POST",
                DescribedOperation.ANY_PATH,
                field.name(),
                field.name(),
                field.deprecated(),
                Optional.empty(),
                List.of(Server.UNSAID),
                List.of(),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                field.line());
    }

    private void definition() {
        skipDescription();
        if (tokens.is("extend")) {
            tokens.take();
        }
        switch (name()) {
            case "schema" -> schema();
            case "type" -> type();
            case "interface", "input", "enum" -> {
                name();
                skipTo("{");
                skipBalanced("{", "}");
            }
            case "scalar" -> {
                name();
                directives();
            }
            case "union" -> {
                name();
                directives();
                names("=");
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

    private void schema() {
        directives();
        expect("{");
        while (!tokens.is("}")) {
            skipDescription();
            name();
            expect(":");
            roots.add(name());
        }
        tokens.take();
    }

    private void type() {
        List<Field> own = types.computeIfAbsent(name(), key -> new ArrayList<>());
        if (tokens.is("implements")) {
            names("implements");
        }
        directives();
        if (!tokens.is("{")) {
            return;
        }
        tokens.take();
        while (!tokens.is("}")) {
            skipDescription();
            int line = tokens.line();
            String field = name();
            skipBalanced("(", ")");
            expect(":");
            reference();
            boolean deprecated = directives();
            if (++fields <= limits.schemas()) {
                own.add(new Field(field, deprecated, line));
            }
        }
        tokens.take();
    }

    /** A type's name between any brackets. */
    private void reference() {
        while (tokens.is("[")) {
            tokens.take();
        }
        name();
        while (tokens.is("]") || tokens.is("!")) {
            tokens.take();
        }
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
    private void names(String word) {
        if (!tokens.is(word)) {
            return;
        }
        do {
            tokens.take();
            while (tokens.is("|") || tokens.is("&")) {
                tokens.take();
            }
            name();
        } while (tokens.is("|") || tokens.is("&"));
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

    /** Over directives and interfaces; a definition need not have a body, so it ends before the next one too. */
    private void skipTo(String open) {
        if (tokens.is("implements")) {
            names("implements");
        }
        directives();
        if (!tokens.is(open) && !tokens.isName() && !tokens.is(GraphQlTokens.VALUE) && !tokens.is(GraphQlTokens.END)) {
            throw new Unexpected();
        }
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
