package dev.sinew.probe.proof.surface;

import dev.sinew.probe.http.Sender;
import dev.sinew.probe.oracle.PathVersions;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Trial;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Below which paths the operations of a target stand. */
final class Prefixes {
    private static final int MOST_PERCENT = 60;

    private Prefixes() {}

    /** The root, and what most of the paths begin with, up to the version where there is one. */
    static List<String> bases(Trial trial) {
        Map<String, Integer> counts = new HashMap<>();
        List<Endpoint> endpoints = trial.endpoints();
        endpoints.forEach(each -> counts.merge(base(each.path()), 1, Integer::sum));
        Set<String> bases = new LinkedHashSet<>(List.of(""));
        counts.forEach((base, count) -> {
            if (100 * count >= MOST_PERCENT * endpoints.size()) {
                bases.add(base);
            }
        });
        // Where the target's address ends with such a path, the root is not the host's, but that path once more.
        URI target = trial.target();
        Set<URI> below = bases.stream()
                .filter(each -> !each.isEmpty())
                .map(each -> Sender.address(target, each))
                .collect(Collectors.toSet());
        bases.removeIf(each -> each.isEmpty() && below.contains(Sender.address(target, each)));
        return List.copyOf(bases);
    }

    private static String base(String path) {
        String version = PathVersions.prefix(path);
        if (!version.isEmpty()) {
            return version.contains("{") ? "" : version;
        }
        int second = path.indexOf('/', 1);
        String first = second < 0 ? "" : path.substring(0, second);
        return first.contains("{") ? "" : first;
    }
}
