package dev.sinew.probe.proof.surface;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Fields of a schema that lead from the root to a type, and from there back to it, so that a query can be as deep as one likes. Fields that need
 * arguments are left out.
 *
 * @param way from the root to the type
 * @param round from the type to itself
 */
record GraphqlCycle(List<String> way, List<String> round) {
    /** What is asked for to find one. */
    static final String SCHEMA = "{__schema{queryType{name} types{name kind fields{name args{type{kind}}"
            + " type{kind name ofType{kind name ofType{kind name ofType{kind name}}}}}}}}";

    private static final int MOST_TYPES = 500;

    private record Edge(String field, String type) {}

    /** A path that was walked. */
    private record Walked(String type, List<String> fields) {
        Walked on(Edge edge) {
            List<String> more = new ArrayList<>(fields);
            more.add(edge.field());
            return new Walked(edge.type(), more);
        }
    }

    /** The cycle nearest to the root; single objects are preferred to lists, which multiply. */
    static Optional<GraphqlCycle> of(JsonNode schema) {
        Map<String, List<Edge>> edges = edges(schema);
        String root = schema.path("queryType").path("name").asString("Query");
        for (Walked walked : reach(new Walked(root, List.of()), edges)) {
            if (!walked.fields().isEmpty()) {
                for (Edge edge : edges.getOrDefault(walked.type(), List.of())) {
                    Optional<Walked> back = reach(new Walked(walked.type(), List.of()).on(edge), edges).stream()
                            .filter(each -> each.type().equals(walked.type()))
                            .findFirst();
                    if (back.isPresent()) {
                        return Optional.of(
                                new GraphqlCycle(walked.fields(), back.get().fields()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** All types that can be reached, each by the shortest way. */
    private static List<Walked> reach(Walked from, Map<String, List<Edge>> edges) {
        Map<String, Walked> seen = new HashMap<>(Map.of(from.type(), from));
        List<Walked> order = new ArrayList<>(List.of(from));
        Deque<Walked> open = new ArrayDeque<>(order);
        while (!open.isEmpty()) {
            Walked walked = open.removeFirst();
            for (Edge edge : edges.getOrDefault(walked.type(), List.of())) {
                if (seen.size() < MOST_TYPES && !seen.containsKey(edge.type())) {
                    Walked next = walked.on(edge);
                    seen.put(edge.type(), next);
                    order.add(next);
                    open.add(next);
                }
            }
        }
        return order;
    }

    private static Map<String, List<Edge>> edges(JsonNode schema) {
        Map<String, List<Edge>> edges = new HashMap<>();
        for (JsonNode type : schema.path("types")) {
            String name = type.path("name").asString("__");
            List<Edge> single = new ArrayList<>();
            List<Edge> many = new ArrayList<>();
            for (JsonNode field : name.startsWith("__") ? List.<JsonNode>of() : type.path("fields")) {
                JsonNode leaf = field.path("type");
                boolean list = false;
                while (leaf.path("ofType").isObject()) {
                    list |= leaf.path("kind").asString("").equals("LIST");
                    leaf = leaf.path("ofType");
                }
                if (leaf.path("kind").asString("").equals("OBJECT") && !needsArguments(field)) {
                    Edge edge = new Edge(
                            field.path("name").asString(""), leaf.path("name").asString(""));
                    (list ? many : single).add(edge);
                }
            }
            single.addAll(many);
            edges.put(name, single);
        }
        return edges;
    }

    private static boolean needsArguments(JsonNode field) {
        for (JsonNode each : field.path("args")) {
            if (each.path("type").path("kind").asString("").equals("NON_NULL")) {
                return true;
            }
        }
        return false;
    }

    /** A query that goes round so often. */
    String query(int rounds) {
        StringBuilder query = new StringBuilder();
        int open = 1;
        query.append('{').append(String.join("{", way)).append('{');
        open += way.size();
        for (int i = 0; i < rounds; i++) {
            query.append(String.join("{", round)).append('{');
            open += round.size();
        }
        return query.append("__typename").append("}".repeat(open)).toString();
    }

    /** How many levels of objects such a query has. */
    int depth(int rounds) {
        return way.size() + rounds * round.size();
    }
}
