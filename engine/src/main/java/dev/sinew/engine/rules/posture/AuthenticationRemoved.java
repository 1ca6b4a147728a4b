package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.profile.Admissions;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operation that always had credentials is from some time on answered without.
 *
 * <p>A route that was moved behind another gateway, a filter whose pattern no longer fits, a switch left over from a test: the check
 * is gone and nobody notices, as all who send their credentials are still served. Whoever leaves them out is served too.
 *
 * <p>It fires in two situations, both by the order in time. Calls without credentials were refused with 401 or 403 before, at least
 * 20 with them were answered, and since some call those without are answered and none is refused any more. Or, without any refusal,
 * all calls had credentials for two days and at least 20 calls, so many that at the share of calls without since then the chance to
 * see none before is below one in a hundred, and at least five without were answered since. In both cases credentials must go on to
 * arrive at this API afterwards: where they end altogether, it is the recording that lost them. It stays quiet for operations that
 * take both from the beginning, for single slips, for sources that record no headers or times, and where refusals go on.
 *
 * <p>To fix it, put the check back: refuse calls without credentials at the gateway for this path, and look at who called it since.
 */
@Rule(
        id = "posture.authentication-removed",
        flaw = "authentication-removed",
        title = "Authentication was taken away",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {306})
public final class AuthenticationRemoved implements Check {
    private static final int FEWEST_BEFORE = 20;
    private static final long FEWEST_SINCE = 5;
    private static final long DAYS = 2 * 86_400_000_000L;
    private static final double CHANCE = 0.01;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        long last = api.operations().stream()
                .mapToLong(each -> each.admissions().lastWith())
                .max()
                .orElse(Long.MIN_VALUE);
        List<Weakness> found = new ArrayList<>();
        api.operations().forEach(operation -> of(operation, last).ifPresent(found::add));
        return found;
    }

    private static Optional<Weakness> of(OperationPosture operation, long lastCredential) {
        Admissions seen = operation.admissions();
        long since = seen.firstOpen();
        boolean ever = seen.open() > 0 && seen.withBefore(since) >= FEWEST_BEFORE && lastCredential > since;
        if (!ever || operation.operation().method().equals("OPTIONS") || seen.lastRefused() > since) {
            return Optional.empty();
        }
        boolean refused = seen.refused() > 0;
        if (!refused && !isChange(seen)) {
            return Optional.empty();
        }
        String note = refused
                ? "calls without credentials were refused " + seen.refused() + " times, then answered with success "
                        + seen.open() + " times"
                : "all calls had credentials, then " + seen.open() + " without were answered with success";
        Confidence confidence = refused && seen.open() >= FEWEST_SINCE ? Confidence.CONFIRMED : Confidence.LIKELY;
        return Optional.of(Weakness.of(operation, "authorization", confidence, seen.openOrigin(), note, seen.open())
                .cured("Refuse calls without credentials for "
                        + operation.operation().method() + " "
                        + operation.operation().path()
                        + " again. Envoy: a jwt_authn rule with requires for this path; Kong: the key-auth or jwt plug-in"
                        + " on its route; NGINX: auth_request in its location"));
    }

    /** Whether calls without credentials are new rather than rare. */
    private static boolean isChange(Admissions seen) {
        double share = (double) seen.open() / (seen.open() + seen.with());
        int before = seen.withBefore(seen.firstOpen());
        return seen.open() >= FEWEST_SINCE
                && seen.firstOpen() - seen.firstWith() >= DAYS
                && Math.pow(1 - share, before) < CHANCE;
    }
}
