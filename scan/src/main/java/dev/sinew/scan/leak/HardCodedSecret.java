package dev.sinew.scan.leak;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.verify.Validity;

/**
 * A key or a token lies in a file, in the format of its issuer, or under a name that says so.
 *
 * <p>Whoever reads the file can use it: everybody with access to the repository, its clones, the build and what is made of it. It stays in
 * the history after it was taken out of the file.
 *
 * <p>What the format says of itself is checked first: a checksum, a structure, a time. What nobody can have issued is left out. Only where
 * {@code sinew scan --ask-issuers} says so is the issuer asked whether it works.
 *
 * <p>To fix it, revoke the secret where it was issued, put a new one where the program gets it at run time, and only then take it out.
 */
@Rule(
        id = "scan.hard-coded-secret",
        flaw = "hard-coded-secret",
        title = "A key or token lies in a file",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {798, 540})
public final class HardCodedSecret implements Leak {
    @Override
    public boolean covers(Hit hit) {
        return (hit.kind() == Kind.SECRET || hit.kind() == Kind.GENERIC)
                && hit.verification().validity() != Validity.INVALID
                && hit.verification().validity() != Validity.REFUSED;
    }
}
