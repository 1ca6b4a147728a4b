package dev.sinew.spec.match;

import dev.sinew.model.LearnedOperation;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.Server;
import dev.sinew.spec.match.Catalogue.Candidate;
import dev.sinew.spec.match.Match.Knowledge;
import dev.sinew.spec.match.Match.PathParameter;
import dev.sinew.spec.match.Match.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds for each learned operation what describes it, and what is described but was never seen.
 *
 * <p>A host belongs to the descriptions that name it. One that none names belongs to those without a host, where they fit at
 * least one of its operations; else to any that fit at least half of them, as of another installation of the same API. Of several
 * described operations the most literal is taken, then the newest.
 */
public final class SpecMatch {
    private final Catalogue catalogue;
    private final Versions versions;
    private final Orphans orphans;
    private final Map<Described, Set<String>> seen = new HashMap<>();
    private final Set<String> strong = new HashSet<>();

    private SpecMatch(List<ApiDescription> descriptions) {
        catalogue = new Catalogue(descriptions);
        versions = new Versions(descriptions);
        orphans = new Orphans(catalogue);
    }

    /** One match for each learned operation, in their order, then the described operations that were never seen. */
    public static List<Match> of(List<ApiDescription> descriptions, List<LearnedOperation> learned) {
        return new SpecMatch(descriptions).matches(learned);
    }

    private record Cover(Predicate<Server> servers, Knowledge knowledge) {}

    private List<Match> matches(List<LearnedOperation> learned) {
        Map<String, List<LearnedOperation>> byApi = new TreeMap<>();
        learned.forEach(each -> byApi.computeIfAbsent(each.operation().api(), key -> new ArrayList<>())
                .add(each));
        Map<String, Cover> covers = new HashMap<>();
        byApi.forEach((api, operations) -> covers.put(api, cover(api, operations)));
        IdentityHashMap<LearnedOperation, List<Candidate>> found = new IdentityHashMap<>();
        for (LearnedOperation each : learned) {
            List<Candidate> candidates = candidates(each, cover(covers, each).servers());
            found.put(each, candidates);
            candidates.stream()
                    .limit(1)
                    .filter(best -> best.fit().certain())
                    .forEach(best -> strong.add(
                            each.operation().api() + " " + best.entry().address()));
        }
        List<Match> matches = new ArrayList<>();
        for (LearnedOperation each : learned) {
            matches.add(match(each, found.getOrDefault(each, List.of()), cover(covers, each)));
        }
        matches.addAll(orphans.of(seen));
        return List.copyOf(matches);
    }

    private static Cover cover(Map<String, Cover> covers, LearnedOperation learned) {
        return covers.getOrDefault(learned.operation().api(), new Cover(server -> false, Knowledge.NONE));
    }

    private Cover cover(String api, List<LearnedOperation> operations) {
        Set<Server> naming = catalogue.naming(api);
        if (!naming.isEmpty()) {
            return new Cover(naming::contains, Knowledge.NAMED);
        }
        Predicate<Server> hostless = server -> !server.namesAny();
        if (catalogue.hasHostless()) {
            return fitting(operations, hostless) > 0
                    ? new Cover(hostless, Knowledge.FITTING)
                    : new Cover(server -> false, Knowledge.NONE);
        }
        return fitting(operations, server -> true) * 2 >= operations.size()
                ? new Cover(server -> true, Knowledge.FITTING)
                : new Cover(server -> false, Knowledge.NONE);
    }

    private long fitting(List<LearnedOperation> operations, Predicate<Server> servers) {
        return operations.stream()
                .map(each -> candidates(each, servers))
                .filter(candidates ->
                        !candidates.isEmpty() && candidates.getFirst().fit().certain())
                .count();
    }

    /** What covers a learned operation, best first. */
    private List<Candidate> candidates(LearnedOperation learned, Predicate<Server> servers) {
        String method = learned.operation().method();
        List<Candidate> candidates =
                new ArrayList<>(catalogue.covering(learned.operation().path(), servers, each -> each.equals(method)));
        candidates.sort(Comparator.comparing(Candidate::fit)
                .thenComparing(candidate -> candidate.entry().described().api(), Versions::compare)
                .reversed());
        return candidates;
    }

    private Match match(LearnedOperation learned, List<Candidate> candidates, Cover cover) {
        Optional<Match> graphQl = GraphQlMatch.of(learned, catalogue);
        if (graphQl.isPresent() && (graphQl.get().documented() || candidates.isEmpty())) {
            graphQl.get().candidates().forEach(each -> see(each, learned));
            return graphQl.get();
        }
        if (candidates.isEmpty()) {
            return bare(learned, cover);
        }
        candidates.forEach(each -> see(each.entry().described(), learned));
        Candidate best = candidates.getFirst();
        Described described = best.entry().described();
        Optional<ApiDescription> newer = versions.goneIn(described);
        boolean deprecated = described.operation().deprecated();
        String why = deprecated
                ? "deprecated in " + described.api().file()
                : newer.map(each -> "gone from the newer " + each.file()).orElse("");
        return new Match(
                learned.operation(),
                Optional.of(learned),
                Optional.of(described),
                swallowed(learned, candidates),
                parameters(learned, best.entry().template()),
                best.fit().certain(),
                why.isEmpty() ? Status.ACTIVE : Status.ZOMBIE,
                cover.knowledge(),
                why);
    }

    private void see(Described described, LearnedOperation learned) {
        seen.computeIfAbsent(described, key -> new HashSet<>())
                .add(learned.operation().api());
    }

    /** Described names that the learned template's parameters may stand for, unless they were learned by themselves. */
    private List<Described> swallowed(LearnedOperation learned, List<Candidate> candidates) {
        return candidates.stream()
                .skip(1)
                .filter(each -> !each.fit().certain()
                        && !strong.contains(
                                learned.operation().api() + " " + each.entry().address()))
                .map(each -> each.entry().described())
                .distinct()
                .toList();
    }

    private static List<PathParameter> parameters(LearnedOperation learned, PathTemplate described) {
        List<PathParameter> parameters = new ArrayList<>();
        PathTemplate template = PathTemplate.of(learned.operation().path());
        for (int i = 0; i < template.size(); i++) {
            int at = i;
            template.parameter(at)
                    .ifPresent(name ->
                            described.parameter(at).ifPresent(other -> parameters.add(new PathParameter(name, other))));
        }
        return parameters;
    }

    /** Nothing describes the method at this path: HEAD and OPTIONS come with the others, all else is not described. */
    private Match bare(LearnedOperation learned, Cover cover) {
        String method = learned.operation().method();
        Optional<Described> around = Optional.empty();
        if (method.equals("HEAD") || method.equals("OPTIONS")) {
            around = catalogue
                    .covering(
                            learned.operation().path(),
                            cover.servers(),
                            each -> method.equals("OPTIONS") || each.equals("GET"))
                    .stream()
                    .max(Comparator.comparing(Candidate::fit))
                    .map(each -> each.entry().described());
        }
        boolean shadow = around.isEmpty() && Existence.of(learned) != Existence.NONE;
        Knowledge knowledge = around.isEmpty() ? ofPart(learned, cover) : cover.knowledge();
        return new Match(
                learned.operation(),
                Optional.of(learned),
                around,
                List.of(),
                List.of(),
                false,
                shadow ? Status.SHADOW : Status.ACTIVE,
                knowledge,
                shadow ? why(cover.knowledge(), knowledge) : "");
    }

    /** A named host may be described in part only: what stands below no described base path may be another service's. */
    private Knowledge ofPart(LearnedOperation learned, Cover cover) {
        String path = learned.operation().path() + "/";
        boolean below = cover.knowledge() != Knowledge.NAMED
                || catalogue.naming(learned.operation().api()).stream()
                        .anyMatch(server -> path.startsWith(server.basePath() + "/"));
        return below ? cover.knowledge() : Knowledge.FITTING;
    }

    private static String why(Knowledge host, Knowledge part) {
        if (host == Knowledge.NONE) {
            return "no description is of this host";
        }
        return host == part ? "not in any description" : "no description is of this part of the host";
    }
}
