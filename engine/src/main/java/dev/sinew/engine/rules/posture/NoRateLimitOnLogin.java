package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Burst;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A login takes one failed attempt after the other and refuses none for being too many.
 *
 * <p>Passwords are guessed by trying. What stops it is that attempts end: the account is locked for a while, the client has to
 * wait. PCI DSS 4.0.1, 8.3.4, has an account locked after ten failures.
 *
 * <p>It fires on a run of attempts, none more than ten seconds after the one before, of which more than ten for one account failed;
 * or from one client 20 failed, four in five, for several accounts and at least every third second. No answer may be a 423 or 429, the
 * refusals must not change on the way (a lock-out says something else), and answers must not grow slow. A login that then succeeds
 * shows beyond doubt that nothing was locked. Where answers tell of a rate limit, it takes 100 failures. An operation is a login where
 * calls with a secret were answered with a token, or where it takes a login name and one password. It stays quiet without such a run:
 * where nobody tried, nothing is known of limits.
 *
 * <p>To fix it, lock an account for some time after ten failures, let each client and network wait longer after each, and answer 429
 * with {@code Retry-After}.
 */
@Rule(
        id = "posture.no-rate-limit-on-login",
        flaw = "no-rate-limit-on-login",
        title = "Login takes any number of attempts",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023", "API4:2023"},
        cwe = {307},
        standards = {"PCI-DSS-4.0.1 8.3.4"})
public final class NoRateLimitOnLogin implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            if (Attempts.isLogin(each)) {
                Attempts.guessing(each).ifPresent(burst -> found.add(weakness(each, burst)));
            }
        }
        return found;
    }

    private static Weakness weakness(OperationPosture operation, Burst burst) {
        int failed = Attempts.failed(operation, burst);
        Optional<String> after = burst.failuresBeforeLogin() >= Attempts.FEWEST
                ? Optional.of("; then a login succeeded")
                : Optional.empty();
        String note = failed + " failed attempts " + Attempts.of(burst) + " in " + burst.seconds()
                + " seconds, none refused for being too many" + after.orElse("");
        return Weakness.of(
                        operation,
                        "",
                        after.isPresent() && burst.account() ? Confidence.CONFIRMED : Confidence.LIKELY,
                        burst.origin(),
                        note,
                        failed)
                .cured("Lock an account for a while after 10 failures, and answer 429 with Retry-After. NGINX:"
                        + " limit_req_zone $binary_remote_addr zone=login:10m rate=5r/m; location = "
                        + operation.operation().path()
                        + " { limit_req zone=login burst=5 nodelay; limit_req_status 429; }");
    }
}
