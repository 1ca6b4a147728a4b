package dev.sinew.spec.match;

import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Location;
import dev.sinew.spec.match.Match.Knowledge;
import dev.sinew.spec.match.Match.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Matches calls of a GraphQL address by the root fields they ask for. */
final class GraphQlMatch {
    private static final FieldPath QUERY = FieldPath.root(Location.BODY).child("query");

    private GraphQlMatch() {}

    /** What a GraphQL schema says of a learned operation; empty where there is no schema or it is no call of one. */
    static Optional<Match> of(LearnedOperation learned, Catalogue catalogue) {
        if (!catalogue.hasGraphQl() || !isGraphQl(learned)) {
            return Optional.empty();
        }
        String selector = learned.operation().selector();
        if (selector.isEmpty()) {
            return Optional.empty();
        }
        List<Described> fields = new ArrayList<>();
        String missing = "";
        for (String field : selector.split(",", -1)) {
            List<Described> described = catalogue.selectors().getOrDefault(field, List.of());
            fields.addAll(described);
            missing = described.isEmpty() && !field.startsWith("__") ? field : missing;
        }
        if (fields.isEmpty() && missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(missing.isEmpty() ? described(learned, fields) : shadow(learned, fields, missing));
    }

    private static Match described(LearnedOperation learned, List<Described> fields) {
        Optional<Described> deprecated =
                fields.stream().filter(each -> each.operation().deprecated()).findFirst();
        Described first = deprecated.orElse(fields.getFirst());
        String why = deprecated
                .map(each -> each.operation().selector() + " is deprecated in "
                        + each.api().file())
                .orElse("");
        return new Match(
                learned.operation(),
                Optional.of(learned),
                Optional.of(first),
                fields.stream().filter(each -> !each.equals(first)).toList(),
                List.of(),
                false,
                why.isEmpty() ? Status.ACTIVE : Status.ZOMBIE,
                Knowledge.FITTING,
                why);
    }

    private static Match shadow(LearnedOperation learned, List<Described> fields, String missing) {
        boolean shadow = Existence.of(learned) != Existence.NONE;
        return new Match(
                learned.operation(),
                Optional.of(learned),
                Optional.empty(),
                fields,
                List.of(),
                false,
                shadow ? Status.SHADOW : Status.ACTIVE,
                Knowledge.FITTING,
                shadow ? "the GraphQL schema has no field " + missing : "");
    }

    private static boolean isGraphQl(LearnedOperation learned) {
        String path = learned.operation().path().toLowerCase(Locale.ROOT);
        return path.contains("graphql")
                || path.contains("gql")
                || Stream.concat(learned.requestBody().fields().stream(), learned.parameters().stream())
                        .map(LearnedField::path)
                        .anyMatch(each -> each.equals(QUERY));
    }
}
