package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Set;

/**
 * An OAuth scheme offers the implicit flow, or that with the password of the user.
 *
 * <p>The implicit flow hands the access token over in an address, where history, logs and scripts see it. The password flow
 * trains users to give their password to any application, and knows no second factor.
 *
 * <p>It fires once for each scheme and flow. It stays quiet in specifications of financial grade, where the rules of FAPI
 * say the same with more weight.
 *
 * <p>To fix it, use {@code authorizationCode} with PKCE. Source: RFC 9700, sections 2.1.2 and 2.4.
 */
@Rule(
        id = "posture.spec-outdated-flow",
        flaw = "spec-outdated-flow",
        title = "Outdated OAuth flow described",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {522},
        standards = {"RFC 9700 2.1.2", "RFC 9700 2.4"})
public final class SpecOutdatedFlow implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Financial.is(api) ? List.of() : Flows.remarks(api, Set.of("implicit", "password"));
    }
}
