package dev.sinew.probe.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What paths call the things that others are below.
 *
 * @param endpoints all there are
 * @param parameters of paths with several, by what they name
 */
record Parents(List<Endpoint> endpoints, Map<Nouns.Named, Set<String>> parameters) {
    /** Worked out once for all replies. */
    static Parents of(List<Endpoint> endpoints) {
        Map<Nouns.Named, Set<String>> all = new HashMap<>();
        endpoints.stream()
                .filter(each -> each.pathParameters().size() > 1)
                .flatMap(each -> each.pathParameters().stream())
                .forEach(each -> {
                    Nouns.Named named = Nouns.named(each);
                    all.computeIfAbsent(new Nouns.Named(named.kind(), id(named.member())), key -> new TreeSet<>())
                            .add(each);
                });
        return new Parents(endpoints, all);
    }

    /** The parameters that name a thing of a kind by a member of it. */
    Set<String> named(String kind, String member) {
        return parameters.getOrDefault(new Nouns.Named(kind, id(member)), Set.of());
    }

    private static String id(String member) {
        return Nouns.alike(member, "id") ? "id" : member;
    }
}
