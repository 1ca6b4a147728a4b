package dev.sinew.spec.match;

import dev.sinew.model.Operation;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.Server;
import dev.sinew.spec.match.Catalogue.Entry;
import dev.sinew.spec.match.Match.Knowledge;
import dev.sinew.spec.match.Match.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds described operations that were never seen. One of several descriptions of the same address is seen when any is; HEAD and
 * OPTIONS come with the others and are nobody's orphans.
 */
final class Orphans {
    private final Catalogue catalogue;

    Orphans(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** In the order of their operations; {@code seen} has the hosts at which described operations were called. */
    List<Match> of(Map<Described, Set<String>> seen) {
        Set<String> addresses = new HashSet<>();
        IdentityHashMap<ApiDescription, SortedSet<String>> hosts = new IdentityHashMap<>();
        seen.forEach((described, apis) ->
                hosts.computeIfAbsent(described.api(), key -> new TreeSet<>()).addAll(apis));
        for (Entry entry : catalogue.entries()) {
            if (seen.containsKey(entry.described())) {
                addresses.add(entry.address());
            }
        }
        Map<Operation, Match> orphans = new TreeMap<>();
        Map<Described, Boolean> done = new HashMap<>();
        List<Described> fields = new ArrayList<>();
        catalogue.selectors().values().forEach(fields::addAll);
        for (Entry entry : catalogue.entries()) {
            boolean called = seen.containsKey(entry.described()) || addresses.contains(entry.address());
            String method = entry.described().operation().method();
            if (!called && !method.matches("HEAD|OPTIONS") && done.putIfAbsent(entry.described(), true) == null) {
                String path = entry.server().basePath()
                        + entry.described().operation().path();
                put(orphan(entry.described(), path, entry.server(), hosts), orphans);
            }
        }
        for (Described field : fields) {
            if (!seen.containsKey(field)) {
                put(orphan(field, field.operation().path(), Server.UNSAID, hosts), orphans);
            }
        }
        return List.copyOf(orphans.values());
    }

    private static void put(Match orphan, Map<Operation, Match> into) {
        into.putIfAbsent(orphan.operation(), orphan);
    }

    private static Match orphan(
            Described described, String path, Server server, IdentityHashMap<ApiDescription, SortedSet<String>> hosts) {
        SortedSet<String> apis = hosts.getOrDefault(described.api(), new TreeSet<>());
        String api =
                apis.stream().filter(server::names).findFirst().orElse(apis.isEmpty() ? server.host() : apis.first());
        Operation operation = new Operation(
                api, described.operation().method(), path, described.operation().selector());
        return new Match(
                operation,
                Optional.empty(),
                Optional.of(described),
                List.of(),
                List.of(),
                false,
                Status.ORPHAN,
                apis.isEmpty() ? Knowledge.NONE : Knowledge.FITTING,
                "described in " + described.api().file() + ", never called");
    }
}
