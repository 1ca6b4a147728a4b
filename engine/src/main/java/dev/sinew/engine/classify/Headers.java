package dev.sinew.engine.classify;

import java.util.List;
import java.util.Set;

/** Names of headers that say for whom or for which organisation a call is made. */
final class Headers {
    private static final Set<String> FOR = Set.of(
            "actingfor",
            "actfor",
            "onbehalfof",
            "behalfof",
            "actas",
            "actingas",
            "impersonate",
            "impersonating",
            "sudo",
            "runas",
            "viewas");

    /** What people belong to beside organisations. */
    private static final Set<String> GROUPS = Set.of("household", "family");

    private Headers() {}

    /** Whether a header's words say so, an {@code X} before them aside. */
    static boolean sayForWhom(List<String> words) {
        int first = !words.isEmpty() && words.getFirst().equals("x") ? 1 : 0;
        List<String> said = words.subList(first, words.size());
        if (said.isEmpty()) {
            return false;
        }
        String last = said.getLast();
        return FOR.contains(String.join("", said)) || OrganisationNouns.isOne(last) || GROUPS.contains(last);
    }
}
