package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.List;
import java.util.Locale;

/**
 * What is meant for the inside alone is called from the internet.
 *
 * <p>Internal APIs trust who reaches them: they check less, answer more and are watched by nobody.
 *
 * <p>It fires once for each host that the user tells is internal (exposure or tag) and that answered calls from public addresses:
 * likely where they succeeded, a possibility where credentials were refused. Where nothing is told, a host's or a path's own word
 * ({@code internal}) makes a possibility of calls that succeeded. It stays quiet where addresses are unknown or private and for
 * calls that found nothing (404).
 *
 * <p>To fix it, take the route off the public gateway, or correct what is told of the API.
 */
@Rule(
        id = "posture.internal-operation-exposed",
        flaw = "internal-operation-exposed",
        title = "Internal operation is called from the internet",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023", "API8:2023"},
        cwe = {668})
public final class InternalOperationExposed implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        boolean told = Reach.isToldInternal(api)
                || api.facts().tags().stream()
                        .anyMatch(tag -> tag.toLowerCase(Locale.ROOT).equals("internal"));
        boolean unsaid = api.facts().exposure().isEmpty();
        boolean host = unsaid && HostName.isInternal(api.api()) && !HostName.isLocal(api.api());
        Examples reached = new Examples();
        Examples refused = new Examples();
        for (OperationPosture each : api.operations()) {
            if (!told && !host && !(unsaid && isNamedInternal(each))) {
                continue;
            }
            long successes = Reach.publicSuccesses(each);
            if (successes > 0) {
                reached.add(each, Reach.firstSuccess(each), "", successes);
            } else if (told && isRefused(each)) {
                refused.add(
                        each,
                        each.first(Trait.PUBLIC_CLIENT),
                        "credentials were refused",
                        each.count(Trait.PUBLIC_CLIENT));
            }
        }
        Examples examples = reached.isEmpty() ? refused : reached;
        if (examples.isEmpty()) {
            return List.of();
        }
        Confidence sure = told && !reached.isEmpty() ? Confidence.LIKELY : Confidence.POSSIBLE;
        String how =
                reached.isEmpty() ? "came from addresses of the internet" : "succeeded from addresses of the internet";
        return List.of(examples.weakness(api.api(), "", sure, how)
                .cured(
                        "Take these routes off the public gateway. NGINX: allow 10.0.0.0/8; deny all; Kong: the ip-restriction"
                                + " plugin. If " + api.api() + " is meant to be public, say exposure: internet."));
    }

    private static boolean isRefused(OperationPosture operation) {
        long refused = operation.learned().answers().entrySet().stream()
                .filter(entry -> entry.getKey() == 401 || entry.getKey() == 403)
                .mapToLong(entry -> entry.getValue().count())
                .sum();
        return Reach.both(operation, operation.count(Trait.PUBLIC_CLIENT), refused) > 0;
    }

    private static boolean isNamedInternal(OperationPosture operation) {
        String path = operation.operation().path().toLowerCase(Locale.ROOT);
        return path.contains("/internal/") || path.endsWith("/internal") || path.contains("/_internal/");
    }
}
