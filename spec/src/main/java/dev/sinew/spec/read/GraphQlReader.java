package dev.sinew.spec.read;

import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.Server;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a GraphQL schema: each field of its root types is an operation at an address that the schema does not name. */
final class GraphQlReader {
    private static final int MAX_TOKENS = 2_000_000;
    private static final int MAX_RULE_DEPTH = 500;

    private GraphQlReader() {}

    static Optional<ApiDescription> read(String text, String file, SpecLimits limits, Problems problems) {
        Document document;
        try {
            ParserOptions options = ParserOptions.newParserOptions()
                    .maxCharacters(limits.bytes())
                    .maxTokens(MAX_TOKENS)
                    .maxWhitespaceTokens(MAX_TOKENS)
                    .maxRuleDepth(MAX_RULE_DEPTH)
                    .captureIgnoredChars(false)
                    .captureLineComments(false)
                    .build();
            document = new Parser()
                    .parseDocument(ParserEnvironment.newParserEnvironment()
                            .document(text)
                            .parserOptions(options)
                            .build());
        } catch (InvalidSyntaxException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLine();
            problems.add("is no GraphQL schema that can be read" + (line > 0 ? " (line " + line + ")" : ""));
            return Optional.empty();
        }
        List<DescribedOperation> operations = operations(document, limits, problems);
        if (operations.isEmpty()) {
            problems.add("is a GraphQL schema without fields of query, mutation or subscription");
        }
        return Optional.of(new ApiDescription(
                file, "", file, Format.GRAPHQL, List.of(), operations, new TreeMap<>(), new TreeMap<>()));
    }

    private static List<DescribedOperation> operations(Document document, SpecLimits limits, Problems problems) {
        Map<String, String> roots = rootTypes(document);
        List<DescribedOperation> operations = new ArrayList<>();
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof ObjectTypeDefinition type && roots.containsKey(type.getName())) {
                for (FieldDefinition field : type.getFieldDefinitions()) {
                    if (operations.size() >= limits.operations()) {
                        problems.add("more than " + limits.operations() + " operations, the rest is not read");
                        return operations;
                    }
                    operations.add(operation(field));
                }
            }
        }
        return operations;
    }

    /** The names of the root types: those that the schema definition names, else the usual ones. */
    private static Map<String, String> rootTypes(Document document) {
        Map<String, String> roots = new HashMap<>();
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof SchemaDefinition schema) {
                for (OperationTypeDefinition each : schema.getOperationTypeDefinitions()) {
                    roots.put(each.getTypeName().getName(), each.getName());
                }
            }
        }
        return roots.isEmpty()
                ? Map.of("Query", "query", "Mutation", "mutation", "Subscription", "subscription")
                : roots;
    }

    private static DescribedOperation operation(FieldDefinition field) {
        int line = field.getSourceLocation() == null
                ? 0
                : field.getSourceLocation().getLine();
        return new DescribedOperation(
                "POST",
                DescribedOperation.ANY_PATH,
                field.getName(),
                field.getName(),
                field.hasDirective("deprecated"),
                List.of(Server.UNSAID),
                List.of(),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                line);
    }
}
