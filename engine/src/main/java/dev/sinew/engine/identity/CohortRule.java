package dev.sinew.engine.identity;

import dev.sinew.engine.classify.Glob;
import java.util.List;
import java.util.Locale;

/**
 * A rule of the configuration: who fits all of its conditions belongs to the cohort. An empty list is no condition; a rule
 * without any fits nobody.
 *
 * @param cohort which
 * @param scopes names of rights or roles, one of which a token has, compared without case
 * @param hosts patterns of apis, one of which fits each that the caller called
 * @param authenticationTypes kinds of credentials, one of which the caller used
 */
public record CohortRule(Cohort cohort, List<String> scopes, List<String> hosts, List<String> authenticationTypes) {
    public CohortRule {
        scopes = scopes.stream().map(scope -> scope.toLowerCase(Locale.ROOT)).toList();
        hosts = List.copyOf(hosts);
        authenticationTypes = List.copyOf(authenticationTypes);
    }

    boolean fits(Cohorts.Evidence evidence) {
        boolean any = !scopes.isEmpty() || !hosts.isEmpty() || !authenticationTypes.isEmpty();
        boolean scoped = scopes.isEmpty()
                || evidence.scopes().stream().anyMatch(scope -> scopes.contains(scope.toLowerCase(Locale.ROOT)));
        boolean placed = hosts.isEmpty()
                || evidence.hosts().stream()
                        .allMatch(api -> hosts.stream().anyMatch(pattern -> Glob.fitsApi(pattern, api)));
        boolean kind =
                authenticationTypes.isEmpty() || evidence.kinds().stream().anyMatch(authenticationTypes::contains);
        return any && scoped && placed && kind;
    }
}
