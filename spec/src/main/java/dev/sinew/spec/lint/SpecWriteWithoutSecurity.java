package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * An operation that changes something requires no security scheme, though others of the same specification do.
 *
 * <p>Whoever finds the address may create, change or delete.
 *
 * <p>It fires once for each PUT, PATCH, DELETE and POST, and once for the specification where most are so. It is a
 * possibility only where the operation says itself that it needs none, or that callers may do without, and for receivers of
 * webhooks, which check signatures that a specification cannot describe. It stays quiet for what gives out credentials
 * (login, sign-up, token), for a POST that only asks by its name (search, query), where a credential is described as a
 * parameter, and where no operation requires anything.
 *
 * <p>To fix it, require a scheme. Source: OWASP API2:2023.
 */
@Rule(
        id = "posture.spec-write-without-security",
        flaw = "spec-write-without-security",
        title = "Operation that changes something without security",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {306},
        standards = {"NIST-800-228 REC-API-11"})
public final class SpecWriteWithoutSecurity implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Unprotected.remarks(api, WrittenOperation::isWrite);
    }
}
