package dev.sinew.app.config;

import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.classify.Glob;
import dev.sinew.engine.identity.CohortRule;
import dev.sinew.engine.observe.TrustedProxies;
import dev.sinew.engine.posture.RiskWeights;
import dev.sinew.engine.verify.IssuerKeys;
import dev.sinew.model.ApiFacts;
import java.util.List;

/**
 * What the user told of the environment. Everything has a default: nothing.
 *
 * @param hosts what is known of apis, the first that fits counts
 * @param cohorts rules that tell callers' cohorts, the first that fits counts
 * @param keySets the keys of token issuers
 * @param trustedProxies whose word on client addresses is taken
 * @param dataClasses what decides the classes of fields, the user's own and overrides included
 * @param risk what weighs how in the risk score
 * @param serve what is told of the always-on service
 */
public record Configuration(
        List<Host> hosts,
        List<CohortRule> cohorts,
        List<IssuerKeys> keySets,
        TrustedProxies trustedProxies,
        FieldClasses dataClasses,
        RiskWeights risk,
        ServeOptions serve) {
    public static final Configuration NONE = new Configuration(
            List.of(),
            List.of(),
            List.of(),
            TrustedProxies.NONE,
            new FieldClasses(),
            RiskWeights.USUAL,
            ServeOptions.USUAL);

    public Configuration {
        hosts = List.copyOf(hosts);
        cohorts = List.copyOf(cohorts);
        keySets = List.copyOf(keySets);
    }

    /** What is told of an api, or nothing. */
    public ApiFacts of(String api) {
        return hosts.stream()
                .filter(host -> host.fits(api))
                .findFirst()
                .map(Host::facts)
                .orElse(ApiFacts.NONE);
    }

    /**
     * What the user tells of some apis.
     *
     * @param match host patterns, with or without port, {@code *} for any run of characters
     * @param facts what is told
     */
    public record Host(List<String> match, ApiFacts facts) {
        public Host {
            match = List.copyOf(match);
        }

        boolean fits(String api) {
            return match.stream().anyMatch(pattern -> Glob.fitsApi(pattern, api));
        }
    }
}
