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

    private static final Set<String> ORGANISATIONS = Set.of(
            "org",
            "organization",
            "organisation",
            "tenant",
            "workspace",
            "company",
            "household",
            "family",
            "team",
            "agency",
            "branch",
            "clinic",
            "club",
            "firm",
            "fleet",
            "hospital",
            "practice",
            "school",
            "shop",
            "store");

    private Headers() {}

    /** Whether a header's words say so, an {@code X} before them aside. */
    static boolean sayForWhom(List<String> words) {
        int first = !words.isEmpty() && words.getFirst().equals("x") ? 1 : 0;
        List<String> said = words.subList(first, words.size());
        return !said.isEmpty() && (FOR.contains(String.join("", said)) || ORGANISATIONS.contains(said.getLast()));
    }
}
