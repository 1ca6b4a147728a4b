package dev.sinew.scan.leak;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.verify.Validity;

/**
 * A key or a token lies in a file that its issuer refuses.
 *
 * <p>That is said only where somebody had the issuer asked ({@code sinew scan --ask-issuers}) and it answered that the secret is none of its own
 * any more. It opens nothing now, but where it lies, the next one may lie tomorrow. An issuer may also refuse because a key is limited to some
 * addresses, and this was not one of them.
 *
 * <p>To fix it, take it out, and see where it came from; make sure at the issuer that it is revoked.
 */
@Rule(
        id = "scan.revoked-token",
        flaw = "hard-coded-secret",
        title = "A key or token that its issuer refuses lies in a file",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {540})
public final class RevokedToken implements Leak {
    @Override
    public boolean covers(Hit hit) {
        return hit.verification().validity() == Validity.REFUSED;
    }
}
