package dev.sinew.spec.match;

import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Described operations by the addresses they stand at. */
final class Catalogue {
    /** A described operation at one of its addresses. */
    record Entry(Described described, PathTemplate template, Server server) {
        /** What is the same for all that describe this address. */
        String address() {
            return described.operation().method() + " " + template.nameless();
        }
    }

    /** An entry that covers a learned path. */
    record Candidate(Entry entry, PathTemplate.Fit fit) {}

    /** So many hosts are remembered at most. */
    private static final int MOST_HOSTS = 4_096;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, List<Entry>> bySize = new HashMap<>();
    private final List<Entry> takingRest = new ArrayList<>();
    private final Map<String, List<Described>> selectors = new HashMap<>();
    private final Map<String, Set<Server>> named = new HashMap<>();
    private final Set<Server> servers = new LinkedHashSet<>();
    private boolean graphQl;

    Catalogue(List<ApiDescription> descriptions) {
        for (ApiDescription api : descriptions) {
            graphQl |= api.format() == Format.GRAPHQL;
            if (api.format() != Format.GRAPHQL) {
                servers.addAll(api.servers());
            }
            for (DescribedOperation operation : api.operations()) {
                add(new Described(api, operation));
            }
        }
    }

    private void add(Described described) {
        DescribedOperation operation = described.operation();
        if (operation.path().equals(DescribedOperation.ANY_PATH)) {
            selectors
                    .computeIfAbsent(operation.selector(), key -> new ArrayList<>())
                    .add(described);
            return;
        }
        for (Server server : new LinkedHashSet<>(operation.servers())) {
            Entry entry = new Entry(described, PathTemplate.of(server.basePath() + operation.path()), server);
            entries.add(entry);
            servers.add(server);
            if (entry.template().takesRest()) {
                takingRest.add(entry);
            } else {
                bySize.computeIfAbsent(entry.template().size(), key -> new ArrayList<>())
                        .add(entry);
            }
        }
    }

    List<Entry> entries() {
        return entries;
    }

    Map<String, List<Described>> selectors() {
        return selectors;
    }

    boolean hasGraphQl() {
        return graphQl;
    }

    /** The servers that name an authority. */
    Set<Server> naming(String api) {
        Set<Server> known = named.get(api);
        if (known != null) {
            return known;
        }
        Set<Server> naming = new LinkedHashSet<>(servers);
        naming.removeIf(server -> !server.names(api));
        if (named.size() < MOST_HOSTS) {
            named.put(api, naming);
        }
        return naming;
    }

    /** Whether any server is without a host. */
    boolean hasHostless() {
        return servers.stream().anyMatch(server -> !server.namesAny());
    }

    /** Every entry that covers a path, of the servers and for the methods that are asked for. */
    List<Candidate> covering(String path, Predicate<Server> server, Predicate<String> method) {
        return covering(PathTemplate.segments(path), path.endsWith("/"), server, method);
    }

    /** The same of a path in segments, without empty ones at its ends. */
    List<Candidate> covering(List<String> learned, boolean slash, Predicate<Server> server, Predicate<String> method) {
        List<Candidate> covering = new ArrayList<>();
        for (List<Entry> group : List.of(bySize.getOrDefault(learned.size(), List.of()), takingRest)) {
            for (Entry entry : group) {
                if (server.test(entry.server())
                        && method.test(entry.described().operation().method())) {
                    Optional<PathTemplate.Fit> fit = entry.template().fit(learned, slash);
                    fit.ifPresent(each -> covering.add(new Candidate(entry, each)));
                }
            }
        }
        return covering;
    }
}
