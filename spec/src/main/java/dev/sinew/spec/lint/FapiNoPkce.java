package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * The description of an authorization request has {@code response_type} and no {@code code_challenge}.
 *
 * <p>A code that is caught on its way back can be exchanged by whoever caught it.
 *
 * <p>It fires once for each operation that takes {@code response_type} in query or form, in specifications of financial
 * grade (see {@code posture.fapi-implicit-flow} for what that is). It stays quiet where the request is pushed or signed
 * ({@code request_uri}, {@code request}), and where the specification does not describe authorization.
 *
 * <p>To fix it, require {@code code_challenge} with the method S256. Source: FAPI 2.0 Security Profile, 5.3.2.2.
 */
@Rule(
        id = "posture.fapi-no-pkce",
        flaw = "fapi-no-pkce",
        title = "Authorization without PKCE",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {287},
        standards = {"FAPI-2.0 5.3.2.2", "RFC 9700 2.1.1"})
public final class FapiNoPkce implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Financial.authorizations(api).stream()
                .filter(each -> !Financial.takes(api, each, "code_challenge")
                        && !Financial.takes(api, each, "request_uri")
                        && !Financial.takes(api, each, "request"))
                .map(
                        each -> Remark.of(
                                each.operation(),
                                "code_challenge",
                                api.line(each.place()),
                                each.shown() + " takes response_type and no code_challenge",
                                "{name: code_challenge, in: query, required: true, schema: {type: string, minLength: 43, maxLength: 128}}"))
                .toList();
    }
}
