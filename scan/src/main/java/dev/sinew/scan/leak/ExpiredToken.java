package dev.sinew.scan.leak;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.verify.Validity;

/**
 * A token lies in a file whose time is over.
 *
 * <p>It opens nothing any more, but where it lies, the next one may lie tomorrow; and what it says of its account can be read by anybody.
 *
 * <p>To fix it, take it out, and see where it came from.
 */
@Rule(
        id = "scan.expired-token",
        flaw = "expired-token",
        title = "A token that no longer works lies in a file",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {540})
public final class ExpiredToken implements Leak {
    @Override
    public boolean covers(Hit hit) {
        return hit.kind() == Kind.SECRET
                && hit.verification().validity() == Validity.INVALID
                && hit.verification().note().contains("expired");
    }
}
