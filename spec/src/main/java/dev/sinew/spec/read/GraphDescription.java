package dev.sinew.spec.read;

import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.GraphSchema;
import dev.sinew.spec.GraphSchema.Field;
import dev.sinew.spec.Server;
import dev.sinew.spec.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A GraphQL schema as the description of an API: each field of its root types is an operation. */
final class GraphDescription {
    /** Root types where a schema names none. */
    static final Map<String, String> USUAL_ROOTS =
            Map.of("query", "Query", "mutation", "Mutation", "subscription", "Subscription");

    private GraphDescription() {}

    /**
     * The description.
     *
     * @param whole whether all of the document was read, so that it has no operations where none was found
     */
    static ApiDescription of(GraphSchema schema, boolean whole, String file, SpecLimits limits, Problems problems) {
        List<DescribedOperation> operations = new ArrayList<>();
        Stream.of(schema.query(), schema.mutation(), schema.subscription())
                .distinct()
                .flatMap(each -> schema.type(each).stream())
                .map(GraphSchema.Type::fields)
                .forEach(own -> own.forEach(field -> operations.add(operation(field))));
        if (operations.isEmpty() && whole) {
            problems.add("is a GraphQL schema without fields of query, mutation or subscription");
        }
        if (operations.size() > limits.operations()) {
            problems.add("more than " + limits.operations() + " operations, the rest is not read");
        }
        return new ApiDescription(
                file,
                "",
                file,
                Format.GRAPHQL,
                List.of(),
                operations.subList(0, Math.min(operations.size(), limits.operations())),
                new TreeMap<>(),
                new TreeMap<>(),
                Sources.NONE,
                Optional.of(schema));
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
}
