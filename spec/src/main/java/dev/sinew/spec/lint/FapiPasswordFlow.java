package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Set;

/**
 * An OAuth scheme of a specification of financial grade offers the flow with the password of the user.
 *
 * <p>Customers give the password of their bank to a third party, and strong authentication is passed by.
 *
 * <p>It fires once for each scheme, in specifications of financial grade (see {@code posture.fapi-implicit-flow} for what
 * that is).
 *
 * <p>To fix it, use {@code authorizationCode}. Source: FAPI 2.0 Security Profile, 5.3.2.1: such requests are rejected.
 */
@Rule(
        id = "posture.fapi-password-flow",
        flaw = "fapi-password-flow",
        title = "Password flow in an API of financial grade",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {522},
        standards = {"FAPI-2.0 5.3.2.1", "RFC 9700 2.4"})
public final class FapiPasswordFlow implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Financial.is(api) ? Flows.remarks(api, Set.of("password")) : List.of();
    }
}
