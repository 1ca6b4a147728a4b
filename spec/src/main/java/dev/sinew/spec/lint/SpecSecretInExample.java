package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * The specification or collection contains what looks like a real key, token or private key.
 *
 * <p>Specifications are published, mailed and put under version control. Examples are copied from what was at hand, and that
 * often was a real call.
 *
 * <p>It fires once for each kind of secret and place of the document, with the secret masked. Keys of known form are likely;
 * a JSON Web Token, and a password in a saved request or a default, are possibilities. It stays quiet for what is made up
 * (example, test keys, ascending digits, repeated letters), for variables, and for tokens that documentation shows
 * everywhere.
 *
 * <p>To fix it, revoke the secret first, then write an invented one. Source: CWE-798.
 */
@Rule(
        id = "posture.spec-secret-in-example",
        flaw = "spec-secret-in-example",
        title = "Secret in an example",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {798},
        standards = {"NIST-800-228 REC-API-11"})
public final class SpecSecretInExample implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return new SecretSearch(api).remarks();
    }
}
