package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * An operation that reads requires no security scheme, though others of the same specification do.
 *
 * <p>It is public to everything that is made from the specification. Mostly somebody forgot it: security that stands at
 * single operations has to be repeated at each new one.
 *
 * <p>It fires once for each such operation, and once for the specification where most are so. It is a possibility only where
 * the operation says itself that it needs none, or that callers may do without. It stays quiet for what is for everybody by
 * its name (health, login, token, documentation), where a credential is described as a parameter, and where no operation
 * requires anything, which other rules tell of.
 *
 * <p>To fix it, require a scheme at the top of the document for all. Source: OWASP API2:2023.
 */
@Rule(
        id = "posture.spec-operation-without-security",
        flaw = "spec-operation-without-security",
        title = "Operation that reads without security",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {306},
        standards = {"NIST-800-228 REC-API-11"})
public final class SpecOperationWithoutSecurity implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Unprotected.remarks(api, each -> !each.isWrite());
    }
}
