package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Set;

/**
 * An OAuth scheme of a specification of financial grade offers the implicit flow.
 *
 * <p>Access tokens are handed over in an address, bound to nobody: whoever reads a log or a history moves money.
 *
 * <p>It fires once for each scheme. A specification is of financial grade where it has {@code x-fapi-} headers, speaks of
 * FAPI, open banking or PSD2 in its title or description, or has scopes for accounts or payments beside operations on
 * consents; else this rule is quiet.
 *
 * <p>To fix it, use {@code authorizationCode} with PKCE and pushed requests. Source: FAPI 2.0 Security Profile, 5.3.2.2,
 * where {@code response_type} is {@code code}.
 */
@Rule(
        id = "posture.fapi-implicit-flow",
        flaw = "fapi-implicit-flow",
        title = "Implicit flow in an API of financial grade",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {522},
        standards = {"FAPI-2.0 5.3.2.2", "RFC 9700 2.1.2"})
public final class FapiImplicitFlow implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Financial.is(api) ? Flows.remarks(api, Set.of("implicit")) : List.of();
    }
}
