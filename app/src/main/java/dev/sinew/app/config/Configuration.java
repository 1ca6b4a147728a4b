package dev.sinew.app.config;

import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.classify.Glob;
import dev.sinew.engine.identity.CohortRule;
import dev.sinew.engine.observe.TrustedProxies;
import dev.sinew.engine.verify.IssuerKeys;
import java.util.List;

/**
 * What the user told of the environment. Everything has a default: nothing.
 *
 * @param hosts what is known of apis, the first that fits counts
 * @param cohorts rules that tell callers' cohorts, the first that fits counts
 * @param keySets the keys of token issuers
 * @param trustedProxies whose word on client addresses is taken
 * @param dataClasses what decides the classes of fields, the user's own and overrides included
 */
public record Configuration(
        List<HostFacts> hosts,
        List<CohortRule> cohorts,
        List<IssuerKeys> keySets,
        TrustedProxies trustedProxies,
        FieldClasses dataClasses) {
    public static final Configuration NONE =
            new Configuration(List.of(), List.of(), List.of(), TrustedProxies.NONE, new FieldClasses());

    public Configuration {
        hosts = List.copyOf(hosts);
        cohorts = List.copyOf(cohorts);
        keySets = List.copyOf(keySets);
    }

    /** What is told of an api, or nothing. */
    public HostFacts of(String api) {
        return hosts.stream().filter(host -> host.fits(api)).findFirst().orElse(HostFacts.NONE);
    }

    /**
     * What the user tells of some apis.
     *
     * @param match host patterns, with or without port, {@code *} for any run of characters
     * @param environment {@code production}, {@code test} …, or empty
     * @param owner who answers for them, or empty
     * @param exposure {@code internet}, {@code partner} or {@code internal}, or empty where unknown
     * @param tags words to find them by
     */
    public record HostFacts(List<String> match, String environment, String owner, String exposure, List<String> tags) {
        public static final HostFacts NONE = new HostFacts(List.of(), "", "", "", List.of());

        public HostFacts {
            match = List.copyOf(match);
            tags = List.copyOf(tags);
        }

        boolean fits(String api) {
            return match.stream().anyMatch(pattern -> Glob.fitsApi(pattern, api));
        }
    }
}
