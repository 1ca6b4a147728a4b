package dev.sinew.scan.leak;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.rules.Kind;

/**
 * The hash of a password lies in a file.
 *
 * <p>Whoever reads it can try passwords at home, without anybody noticing: billions a second for old schemes, and still the usual ones for
 * slow ones.
 *
 * <p>To fix it, take the hashes out of what is shared and have the passwords changed.
 */
@Rule(
        id = "scan.password-hash-in-file",
        flaw = "password-hash-in-file",
        title = "The hash of a password lies in a file",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {916, 540})
public final class PasswordHashInFile implements Leak {
    @Override
    public boolean covers(Hit hit) {
        return hit.kind() == Kind.HASH;
    }
}
