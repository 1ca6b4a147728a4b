package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A security scheme is one that has been given up: Negotiate or NTLM, Digest, or OAuth 1.
 *
 * <p>NTLM can be relayed to other servers, Digest rests on MD5 and passwords kept in a form as good as plain, OAuth 1
 * signatures are hardly implemented right by anybody any more. None of them knows short lives or scopes.
 *
 * <p>It fires once for each such scheme.
 *
 * <p>To fix it, move callers to OAuth 2.0 with short-lived tokens. Source: the registry of HTTP authentication schemes at
 * IANA.
 */
@Rule(
        id = "posture.spec-outdated-scheme",
        flaw = "spec-outdated-scheme",
        title = "Outdated authentication scheme described",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {287},
        standards = {"NIST-800-228 REC-API-11"})
public final class SpecOutdatedScheme implements LintCheck {
    private static final Set<String> OUTDATED = Set.of("negotiate", "ntlm", "digest", "oauth");

    @Override
    public List<Remark> remarks(Written api) {
        List<Remark> remarks = new ArrayList<>();
        api.schemes().forEach((name, place) -> {
            String scheme = place.node().get("scheme").text().toLowerCase(Locale.ROOT);
            if (place.node().get("type").text().equals("http") && OUTDATED.contains(scheme)) {
                String note = "scheme " + name + " is HTTP " + scheme;
                remarks.add(Remark.of(api.whole(), name, api.line(place), note, name + ": {type: oauth2, flows: {…}}"));
            }
        });
        return remarks;
    }
}
