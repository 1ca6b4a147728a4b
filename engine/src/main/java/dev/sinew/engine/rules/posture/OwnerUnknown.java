package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.List;

/**
 * Nobody is named as the owner of an API that is in use, although owners of APIs are named.
 *
 * <p>An API without an owner is not patched, not retired and not defended: whoever finds a flaw or an attack does not know whom to
 * call. Often it is one that was put up beside the process that registers others.
 *
 * <p>It fires once for each host that answered calls with success and that has no {@code owner} in the configuration, be it that
 * its entry leaves it out or that no entry fits. It stays quiet where the configuration tells of no hosts at all, for hosts that only
 * ever refused or failed, for those of others that we call, and for this machine's own addresses.
 *
 * <p>To fix it, find out who runs the host and write its owner into the configuration, under {@code hosts}; or switch it off.
 */
@Rule(
        id = "posture.owner-unknown",
        flaw = "owner-unknown",
        title = "Nobody is known to own this API",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class OwnerUnknown implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        if (!api.described() || !api.facts().owner().isEmpty() || isThisMachine(api.api())) {
            return List.of();
        }
        long calls =
                api.operations().stream().mapToLong(OperationPosture::successes).sum();
        boolean others = api.operations().stream().anyMatch(each -> each.count(Trait.OUTGOING) > 0);
        if (calls == 0 || others) {
            return List.of();
        }
        OperationPosture example = api.operations().getFirst();
        String note = calls + " successful calls of " + api.operations().size()
                + " operations; the configuration names no owner";
        return List.of(Weakness.of(
                        Operation.ofApi(api.api()),
                        "",
                        Confidence.CONFIRMED,
                        example.learned().first(),
                        note,
                        calls)
                .cured("Name who answers for it: hosts: [{match: [\"" + api.api() + "\"], owner: TEAM}]"));
    }

    private static boolean isThisMachine(String api) {
        return api.startsWith("localhost") || api.startsWith("127.") || api.startsWith("[::1]");
    }
}
