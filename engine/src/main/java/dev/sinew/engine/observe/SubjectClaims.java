package dev.sinew.engine.observe;

import java.util.Map;

/** The claims by which tokens name whom they are for, in the order in which they are believed. */
public final class SubjectClaims {
    private static final Map<String, Integer> RANKS = Map.ofEntries(
            Map.entry("sub", 1),
            Map.entry("user_id", 2),
            Map.entry("userid", 2),
            Map.entry("nameid", 2),
            Map.entry("uid", 3),
            Map.entry("email", 4),
            Map.entry("preferred_username", 5),
            Map.entry("username", 5),
            Map.entry("user_name", 5),
            Map.entry("upn", 5),
            Map.entry("unique_name", 5),
            Map.entry("user", 5),
            Map.entry("login", 5),
            Map.entry("id", 6),
            Map.entry("name", 7));

    private SubjectClaims() {}

    /** From 1, the smaller the sooner it is believed; 0 for a claim that names nobody. */
    static int rank(String claim) {
        return RANKS.getOrDefault(claim, 0);
    }

    /** Whether a claim, in lower case, names whom a token is for. */
    public static boolean isOne(String claim) {
        return RANKS.containsKey(claim);
    }
}
