package dev.sinew.engine.identity;

import java.util.List;

/**
 * A caller as known at some time.
 *
 * @param key what stands for it; derived from fingerprints, never shown
 * @param cohort what kind of caller it is
 * @param requests how many calls it made
 * @param authenticationTypes the kinds of its credentials, in order
 * @param agents families of user agents it used, in order, at most eight
 * @param clients how many applications it used, by the claims of its tokens, at most eight
 * @param tenants how many tenants its tokens named, at most eight
 * @param consents how many consents its tokens named, at most eight
 * @param firstSeenMicros its first call in microseconds since 1970 UTC, or {@link Long#MIN_VALUE}
 * @param lastSeenMicros its last call, likewise
 */
public record KnownCaller(
        long key,
        Cohorts.Verdict cohort,
        long requests,
        List<String> authenticationTypes,
        List<String> agents,
        int clients,
        int tenants,
        int consents,
        long firstSeenMicros,
        long lastSeenMicros) {
    public KnownCaller {
        authenticationTypes = List.copyOf(authenticationTypes);
        agents = List.copyOf(agents);
    }
}
