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

    /** What the name of whoever is meant comes behind. */
    private static final Set<String> ACTING = Set.of(
            "acting", "effective", "impersonated", "impersonate", "delegated", "delegator", "assumed", "represented");

    /** Words for people that headers have for programs and devices. */
    private static final Set<String> PROGRAMS =
            Set.of("client", "sender", "driver", "worker", "vendor", "supplier", "receiver");

    /** What people belong to beside organisations. */
    private static final Set<String> GROUPS = Set.of("household", "family");

    /** What headers count, measure or tell of the call itself. */
    private static final Set<String> OF_CALLS = Set.of(
            "version",
            "build",
            "timestamp",
            "time",
            "date",
            "nonce",
            "retry",
            "retries",
            "attempt",
            "count",
            "page",
            "limit",
            "total",
            "offset",
            "status",
            "code",
            "priority",
            "age",
            "ttl",
            "timeout",
            "width",
            "height",
            "dpr",
            "sequence",
            "seq",
            "port",
            "length",
            "size",
            "level",
            "depth",
            "request",
            "trace",
            "span",
            "correlation",
            "session",
            "signature",
            "duration",
            "remaining",
            "release",
            "revision",
            "quality",
            "memory",
            "rtt",
            "downlink",
            "timezone",
            "phone");

    private Headers() {}

    /** Whether a header is called after one thing, whose number its digits are: {@code X-Line}. */
    static boolean areOfThing(List<String> words) {
        return words.size() == 2
                && words.getFirst().equals("x")
                && words.getLast().length() > 2
                && !OF_CALLS.contains(words.getLast())
                && !PROGRAMS.contains(words.getLast());
    }

    /** Whether words say for whom somebody acts, in a header or in what an answer tells of a caller: {@code "actingFor": [20469]}. */
    static boolean sayForOne(List<String> words) {
        return FOR.contains(String.join("", words));
    }

    /** Whether a header's words say so, an {@code X} before them aside. */
    static boolean sayForWhom(List<String> words) {
        int first = !words.isEmpty() && words.getFirst().equals("x") ? 1 : 0;
        List<String> said = words.subList(first, words.size());
        if (said.isEmpty()) {
            return false;
        }
        String last = said.getLast();
        // What follows says who: X-Acting-Host, X-Effective-User.
        boolean acting = said.size() == 2 && ACTING.contains(said.getFirst());
        return acting
                || sayForOne(said)
                || OrganisationNouns.isOne(last)
                || (PersonNouns.areIn(last) && !PROGRAMS.contains(last))
                || GROUPS.contains(last);
    }
}
