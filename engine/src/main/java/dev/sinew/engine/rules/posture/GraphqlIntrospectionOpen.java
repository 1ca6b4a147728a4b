package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.List;
import java.util.Optional;

/**
 * A GraphQL server tells its whole schema to whoever asks.
 *
 * <p>The schema names every query and change, those that no page uses as well, and saves an attacker the search.
 *
 * <p>It fires once for each host that answered {@code __schema} or {@code __type} with data: confirmed without credentials, a
 * possibility with them, as these may be its makers'. It stays quiet where the answer is an error, where the user tells that the host
 * is internal or a test, and for {@code __typename}, which clients ask for all the time.
 *
 * <p>To fix it, switch introspection off in production, or ask for the right of a developer. If the API is public, accept the finding.
 */
@Rule(
        id = "posture.graphql-introspection-open",
        flaw = "graphql-introspection-open",
        title = "GraphQL schema is open",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023", "API9:2023"},
        cwe = {200})
public final class GraphqlIntrospectionOpen implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        if (Reach.isInternal(api) || Reach.isTest(api)) {
            return List.of();
        }
        Examples examples = new Examples();
        boolean open = false;
        for (OperationPosture each : api.operations()) {
            String selector = each.operation().selector();
            Optional<LearnedField> told =
                    selector.contains("__schema") || selector.contains("__type") ? told(each) : Optional.empty();
            if (told.isPresent()) {
                examples.add(
                        each,
                        told.get().first(),
                        "told " + told.get().path().text(),
                        told.get().present());
                open |= each.count(Trait.BARE_SUCCESS) > 0;
            }
        }
        if (examples.isEmpty()) {
            return List.of();
        }
        Confidence sure = open ? Confidence.CONFIRMED : Confidence.POSSIBLE;
        String how = open ? "were answered with the schema, without credentials" : "were answered with the schema";
        return List.of(
                examples.weakness(api.api(), "__schema", sure, how)
                        .cured(
                                "Switch introspection off in production. Apollo: introspection: false; graphql-java:"
                                        + " IntrospectionDisabledFieldVisibility; Spring: spring.graphql.schema.introspection.enabled=false"));
    }

    /** A field of the schema in a successful answer. */
    private static Optional<LearnedField> told(OperationPosture operation) {
        return operation.learned().answers().entrySet().stream()
                .filter(entry -> entry.getKey() / 100 == 2)
                .flatMap(entry -> entry.getValue().body().fields().stream())
                .filter(field -> isSchema(field.path()))
                .findFirst();
    }

    /** Whether it stands below {@code data.__schema} or {@code data.__type}. */
    private static boolean isSchema(FieldPath path) {
        FieldPath at = path;
        while (at.depth() > 2) {
            at = at.parent();
        }
        boolean meta = at.name().equals("__schema") || at.name().equals("__type");
        return path.depth() > 2 && meta && at.parent().name().equals("data");
    }
}
