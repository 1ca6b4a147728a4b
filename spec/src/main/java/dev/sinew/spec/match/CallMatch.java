package dev.sinew.spec.match;

import dev.sinew.model.Segment;
import dev.sinew.model.Standing;
import dev.sinew.model.Standing.Kind;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.Server;
import dev.sinew.spec.match.Catalogue.Candidate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds what describes one call, by its address alone, as {@link SpecMatch} does for learned operations. A segment whose text is not
 * kept counts as a value: where a name is described there, it may be that name, and the call counts as described. Whether a
 * description is of a host that it does not name is not decided here, as one call cannot tell.
 */
public final class CallMatch {
    private final Catalogue catalogue;
    private final Versions versions;

    public CallMatch(List<ApiDescription> descriptions) {
        catalogue = new Catalogue(descriptions);
        versions = new Versions(descriptions);
    }

    /**
     * What is known of an address.
     *
     * @param standing how it stands to the descriptions, whatever the day
     * @param described what describes just it, if anything does
     * @param sunset its last day, where that is said
     */
    public record Found(Standing standing, Optional<Described> described, Optional<LocalDate> sunset) {
        private static final Found NOTHING = of(Standing.UNSAID);

        private static Found of(Standing standing) {
            return new Found(standing, Optional.empty(), Optional.empty());
        }
    }

    /** What describes calls of an address. */
    public Found of(String api, String method, String selector, List<Segment> segments) {
        List<String> path = new ArrayList<>(segments.size());
        boolean slash = false;
        for (Segment each : segments) {
            slash = each.length() == 0;
            path.add(each.text().isEmpty() && each.length() > 0 ? "{}" : each.text());
        }
        while (!path.isEmpty() && path.getLast().isEmpty()) {
            path.removeLast();
        }
        Optional<Found> root = selector.isEmpty() ? Optional.empty() : root(selector);
        if (root.isPresent()) {
            return root.get();
        }
        Set<Server> naming = catalogue.naming(api);
        Predicate<Server> servers = !naming.isEmpty()
                ? naming::contains
                : catalogue.hasHostless() ? server -> !server.namesAny() : server -> true;
        List<Candidate> covering = catalogue.covering(path, slash, servers, each -> true);
        return covering.stream()
                .filter(each -> each.entry().described().operation().method().equals(method))
                .max(Comparator.comparing(Candidate::fit)
                        .thenComparing(each -> each.entry().described().api(), Versions::compare))
                .map(this::found)
                .orElseGet(() -> bare(method, path, naming, !covering.isEmpty()));
    }

    private Optional<Found> root(String selector) {
        List<Described> fields = catalogue.selectors().getOrDefault(selector, List.of());
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        boolean retired = fields.stream().allMatch(each -> each.operation().deprecated());
        return Optional.of(Found.of(
                retired
                        ? new Standing(
                                Kind.RETIRED,
                                "deprecated in " + fields.getFirst().api().file())
                        : Standing.DESCRIBED));
    }

    private Found found(Candidate best) {
        if (!best.fit().certain()) {
            return Found.of(Standing.DESCRIBED);
        }
        Described described = best.entry().described();
        Optional<ApiDescription> newer = versions.goneIn(described);
        Standing standing = described.operation().deprecated()
                ? new Standing(Kind.RETIRED, "deprecated in " + described.api().file())
                : newer.map(each -> new Standing(Kind.RETIRED, "gone from the newer " + each.file()))
                        .orElse(Standing.DESCRIBED);
        return new Found(standing, Optional.of(described), described.operation().sunset());
    }

    /** HEAD and OPTIONS come with the others; of a host that is named, what stands below no described base path may be another service's. */
    private static Found bare(String method, List<String> path, Set<Server> naming, boolean others) {
        String whole = "/" + String.join("/", path);
        boolean beside = method.equals("HEAD")
                || method.equals("OPTIONS")
                || Ancillary.isFile(whole)
                || Ancillary.isProbe(whole)
                || !(naming.isEmpty()
                        || naming.stream().anyMatch(server -> (whole + "/").startsWith(server.basePath() + "/")));
        if (beside) {
            return Found.NOTHING;
        }
        return Found.of(new Standing(
                Kind.MISSING, others ? "no description has " + method + " of this path" : "not in any description"));
    }
}
