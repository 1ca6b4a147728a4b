package dev.sinew.engine.classify;

import java.util.Set;

/** Nouns for organisations, as one of whose members somebody calls or that people belong to. */
public final class OrganisationNouns {
    /** Those for which somebody calls. */
    private static final Set<String> TENANTS =
            Set.of("org", "organization", "organisation", "tenant", "workspace", "company");

    private static final Set<String> ARE = Set.of(
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
            "store",
            "team");

    private OrganisationNouns() {}

    /** Whether a word in small letters is one. */
    public static boolean isOne(String word) {
        return isTenant(word) || ARE.contains(word);
    }

    /** Whether it is one for which calls are made, whatever the service is about. */
    public static boolean isTenant(String word) {
        return TENANTS.contains(word);
    }
}
