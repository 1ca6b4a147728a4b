package dev.sinew.scan.leak;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.verify.Validity;

/**
 * A token lies in a file whose checksum is wrong: its issuer never issued it.
 *
 * <p>Most of them are made up for a test. Some are real ones that were changed in a few characters, and then what is left of them says much of
 * the rest.
 *
 * <p>To fix it, write it so that nobody takes it for a real one, and look whether it was made of one.
 */
@Rule(
        id = "scan.token-nobody-issued",
        flaw = "token-nobody-issued",
        title = "A token with a wrong checksum lies in a file",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {540})
public final class TokenNobodyIssued implements Leak {
    @Override
    public boolean covers(Hit hit) {
        return hit.kind() == Kind.SECRET
                && hit.verification().validity() == Validity.INVALID
                && hit.verification().note().contains("checksum");
    }
}
