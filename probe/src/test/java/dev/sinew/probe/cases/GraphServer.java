package dev.sinew.probe.cases;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.introspection.Introspection;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A GraphQL service of people who have friends, answered by graphql-java: {@code $graphql WORDS}, where {@code closed} tells no schema, {@code
 * shallow} refuses what is deeper than ten levels, {@code flat} knows no friends, {@code empty} nobody at all, {@code batches} answers lists of requests,
 * {@code few} those of up to ten.
 */
record GraphServer(Set<String> words) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Object> PERSON = Map.of("name", "Anna Berg", "mail", "anna@post.example");

    static GraphServer of(String body) {
        return new GraphServer(Set.of(body.split(" ", -1)));
    }

    String answer(Route.Request request) {
        if (!request.method().equals("POST")) {
            return "{\"errors\":[{\"message\":\"POST a query\"}]}";
        }
        JsonNode asked = JSON.readTree(request.body());
        if (!asked.isArray()) {
            return JSON.writeValueAsString(run(asked));
        }
        int most = words.contains("few") ? 10 : words.contains("batches") ? 1_000 : 0;
        if (asked.size() > most) {
            return "{\"errors\":[{\"message\":\"one query at a time\"}]}";
        }
        List<Object> all = new ArrayList<>();
        ((ArrayNode) asked).forEach(each -> all.add(run(each)));
        return JSON.writeValueAsString(all);
    }

    private Map<String, Object> run(JsonNode asked) {
        ExecutionInput.Builder input =
                ExecutionInput.newExecutionInput(asked.path("query").asString(""));
        input.graphQLContext(Map.of(Introspection.INTROSPECTION_DISABLED, words.contains("closed")));
        return graph().execute(input).toSpecification();
    }

    private GraphQL graph() {
        if (words.contains("empty")) {
            return GraphQL.newGraphQL(new SchemaGenerator()
                            .makeExecutableSchema(
                                    new SchemaParser().parse("type Query { _empty: Boolean }"),
                                    RuntimeWiring.newRuntimeWiring().build()))
                    .build();
        }
        String friends = words.contains("flat") ? "" : " friend: Person friends: [Person]";
        String schema =
                "type Query { me: Person people: [Person] } type Person { name: String mail: String" + friends + " }";
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type(
                        "Query",
                        type -> type.dataFetcher("me", each -> PERSON).dataFetcher("people", each -> List.of(PERSON)))
                .type(
                        "Person",
                        type -> words.contains("flat")
                                ? type
                                : type.dataFetcher("friend", each -> PERSON)
                                        .dataFetcher("friends", each -> List.of(PERSON)))
                .build();
        GraphQL.Builder graph = GraphQL.newGraphQL(
                new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(schema), wiring));
        return words.contains("shallow")
                ? graph.instrumentation(new MaxQueryDepthInstrumentation(10)).build()
                : graph.build();
    }
}
