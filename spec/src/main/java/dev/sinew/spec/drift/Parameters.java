package dev.sinew.spec.drift;

import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Location;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.SecurityScheme;
import dev.sinew.spec.match.Described;
import dev.sinew.spec.match.Match;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which described parameter is a learned one. */
final class Parameters {
    private Parameters() {}

    /** Every description of a learned parameter by all candidates of a match. */
    static List<Parameter> describing(Match match, LearnedField learned) {
        return match.candidates().stream()
                .flatMap(each -> each.operation().parameters().stream())
                .filter(each -> is(match, each, learned))
                .toList();
    }

    /** What was learned of a described parameter. */
    static Optional<LearnedField> learned(Match match, LearnedOperation learned, Parameter described) {
        List<LearnedField> fitting = learned.parameters().stream()
                .filter(each -> is(match, described, each))
                .toList();
        return fitting.stream()
                .filter(each -> each.path().name().equalsIgnoreCase(described.name()))
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    private static boolean is(Match match, Parameter described, LearnedField learned) {
        Location location = learned.path().location();
        if (described.location() != location) {
            return false;
        }
        String name = learned.path().depth() == 0 ? "" : top(learned);
        if (location == Location.PATH) {
            return match.parameters().stream()
                    .anyMatch(each ->
                            each.learned().equals(name) && each.described().equals(described.name()));
        }
        if (location == Location.HEADER) {
            return described.name().equalsIgnoreCase(name);
        }
        String whole = described.name().endsWith("[]")
                ? described.name().substring(0, described.name().length() - 2)
                : described.name();
        return described.name().equals(name) || whole.equals(base(name));
    }

    private static String top(LearnedField field) {
        var path = field.path();
        while (path.depth() > 1) {
            path = path.parent();
        }
        return path.name();
    }

    /** The name before brackets: an array's or object's parts are written {@code ids[]}, {@code filter[status]}. */
    private static String base(String name) {
        int bracket = name.indexOf('[');
        return bracket > 0 ? name.substring(0, bracket) : name;
    }

    /** Whether a security scheme of the descriptions says that a credential stands there. */
    static boolean isCredential(Match match, Location location, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return match.candidates().stream()
                .map(Described::api)
                .flatMap(each -> each.securitySchemes().values().stream())
                .anyMatch(each -> stands(each, location, lower));
    }

    private static boolean stands(SecurityScheme scheme, Location location, String name) {
        Location place = scheme.location().orElse(Location.HEADER);
        return place == location && scheme.parameter().equals(name);
    }

    /** What a location is called. */
    static String word(Location location) {
        return switch (location) {
            case QUERY -> "query parameter";
            case HEADER -> "header";
            case COOKIE -> "cookie";
            case PATH -> "path parameter";
            case BODY -> "field";
        };
    }
}
