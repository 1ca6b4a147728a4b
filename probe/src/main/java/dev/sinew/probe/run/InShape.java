package dev.sinew.probe.run;

import dev.sinew.model.Location;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a parameter takes that is described as a UUID: of what might fill it, what looks like one. Where nothing does, the members of such things that are called after a UUID do, as {@code pc_uuid} beside the
 * {@code id} of a row.
 *
 * <p>Where no value looks like one at all, and where the description has no such format, all stays as it is: descriptions may be wrong.
 */
final class InShape {
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Pattern ENDING = Pattern.compile(".*(?:uuid|guid)");

    private InShape() {}

    /** Those of the candidates for a parameter that look as they should, else others that do. */
    static List<Known> of(List<Known> candidates, Endpoint endpoint, String parameter, Persona persona) {
        Predicate<Known> fits = each -> UUID.matcher(each.value()).matches();
        if (!isUuid(endpoint, parameter) || candidates.stream().allMatch(fits) && !candidates.isEmpty()) {
            return candidates;
        }
        Set<String> meant = Filler.meant(endpoint, parameter);
        List<Known> fitting = candidates.stream().filter(fits).toList();
        List<Known> others = !fitting.isEmpty()
                ? fitting
                : persona.known().stream()
                        .filter(fits)
                        .filter(each -> meant.contains(each.kind())
                                && ENDING.matcher(each.member()).matches())
                        .toList();
        return others.isEmpty() ? candidates : others;
    }

    private static boolean isUuid(Endpoint endpoint, String parameter) {
        return endpoint.described().parameters().stream()
                .filter(each -> each.location() == Location.PATH && each.name().equals(parameter))
                .flatMap(each -> endpoint.description().resolver().variants(each.schema()).stream())
                .anyMatch(each -> each.format().equals("uuid"));
    }
}
