package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL server answered a query that goes in circles, deep.
 *
 * <p>Where a type leads back to itself (author, books, author …), each level multiplies the work of the one before: one small
 * query keeps the server and its database busy.
 *
 * <p>It fires once for each host that answered with data at a depth of ten names or more in which one name comes up at least three
 * times: a possibility; likely from a depth of fifteen, beyond the limits that are usual. It stays quiet for deep answers without a
 * circle, for the schema's own types, and where the deep query was refused, as then nothing deep is answered.
 *
 * <p>To fix it, limit the depth and the cost of queries before they run, and let clients register theirs.
 */
@Rule(
        id = "posture.graphql-no-depth-limit",
        flaw = "graphql-no-depth-limit",
        title = "GraphQL queries may go in circles",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770, 674})
public final class GraphqlNoDepthLimit implements Check {
    private static final int DEEP = 10;
    private static final int VERY_DEEP = 15;
    private static final int CIRCLE = 3;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        Examples examples = new Examples();
        int deepest = 0;
        for (OperationPosture each : api.operations()) {
            LearnedField found = each.operation().selector().isEmpty() || !asks(each) ? null : deepest(each);
            if (found != null) {
                int depth = names(found.path()).size();
                examples.add(each, found.first(), "answered at a depth of " + depth, found.present());
                deepest = Math.max(deepest, depth);
            }
        }
        if (examples.isEmpty()) {
            return List.of();
        }
        Confidence sure = deepest >= VERY_DEEP ? Confidence.LIKELY : Confidence.POSSIBLE;
        return List.of(examples.weakness(api.api(), "query", sure, "were answered though they go in circles")
                .cured(
                        "Refuse queries deeper than the pages need. Apollo: validationRules: [depthLimit(8)]; graphql-java:"
                                + " MaxQueryDepthInstrumentation(8); Hot Chocolate: AddMaxExecutionDepthRule(8)"));
    }

    private static boolean asks(OperationPosture operation) {
        boolean body = operation.learned().requestBody().fields().stream()
                .anyMatch(field -> field.path().fieldName().equals("query"));
        return body
                || operation.learned().parameters().stream()
                        .anyMatch(field -> field.path().fieldName().equals("query"));
    }

    private static @Nullable LearnedField deepest(OperationPosture operation) {
        LearnedField deepest = null;
        int depth = DEEP - 1;
        for (Map.Entry<Integer, LearnedAnswer> entry :
                operation.learned().answers().entrySet()) {
            for (LearnedField field :
                    entry.getKey() / 100 == 2 ? entry.getValue().body().fields() : List.<LearnedField>of()) {
                List<String> names = names(field.path());
                if (names.size() > depth && goesInCircles(names)) {
                    deepest = field;
                    depth = names.size();
                }
            }
        }
        return deepest;
    }

    private static boolean goesInCircles(List<String> names) {
        Map<String, Integer> counts = new HashMap<>();
        names.forEach(name -> counts.merge(name, 1, Integer::sum));
        boolean schema = counts.containsKey("__schema") || counts.containsKey("__type");
        return !schema && counts.values().stream().anyMatch(count -> count >= CIRCLE);
    }

    /** The names below {@code data}, without the elements of arrays; empty where it stands elsewhere. */
    private static List<String> names(FieldPath path) {
        List<String> names = new ArrayList<>();
        FieldPath at = path;
        for (; at.depth() > 1; at = at.parent()) {
            if (!at.name().equals(FieldPath.ELEMENT)
                    && !at.name().equals("edges")
                    && !at.name().equals("node")) {
                names.add(at.name());
            }
        }
        return at.name().equals("data") ? names : List.of();
    }
}
