package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.Sources.Place;
import dev.sinew.spec.tree.Node;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A specification of financial grade uses bearer tokens and says nothing of binding them to whoever they were issued to.
 *
 * <p>A token that is stolen from a log or a third party can then be used by anybody.
 *
 * <p>It fires once for the specification where a scheme is OAuth 2.0, OpenID Connect or bearer, and neither a {@code
 * mutualTLS} scheme nor a {@code DPoP} header is described nor any text of the specification or its schemes speaks of mutual
 * TLS, certificates, DPoP or sender-constrained tokens. It is a possibility only: OpenAPI 3.0 has no word for mutual TLS.
 * See {@code posture.fapi-implicit-flow} for what financial grade is.
 *
 * <p>To fix it, describe a scheme {@code mutualTLS}, or the header {@code DPoP}. Source: FAPI 2.0 Security Profile, 5.3.2.1
 * and 5.3.4.
 */
@Rule(
        id = "posture.fapi-no-sender-constraint",
        flaw = "fapi-no-sender-constraint",
        title = "Tokens of financial grade are not bound to their holder",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {308},
        standards = {"FAPI-2.0 5.3.2.1", "FAPI-2.0 5.3.4"})
public final class FapiNoSenderConstraint implements LintCheck {
    private static final Pattern BOUND = Pattern.compile(
            "(?i)mutual.?TLS|\\bmTLS\\b|\\bMA-?TLS\\b|\\bDPoP\\b|sender.constrain|certificate.bound|client certificate|QWAC|QSEAL|RFC.?(8705|9449)|holder.of.key|\\bcnf\\b");

    @Override
    public List<Remark> remarks(Written api) {
        boolean bearer = api.schemes().values().stream().anyMatch(FapiNoSenderConstraint::isBearer);
        if (!bearer || !Financial.is(api) || says(api)) {
            return List.of();
        }
        Place first = api.schemes().values().iterator().next();
        return List.of(Remark.of(
                        api.whole(),
                        "",
                        api.line(first, Written.place(api.root())),
                        "neither mutual TLS nor DPoP is described beside "
                                + Spread.listed(List.copyOf(api.schemes().keySet())),
                        "components: {securitySchemes: {certificate: {type: mutualTLS}}} and security: [{token: [], certificate: []}]")
                .as(Confidence.POSSIBLE));
    }

    private static boolean isBearer(Place scheme) {
        String type = scheme.node().get("type").text();
        return type.equals("oauth2")
                || type.equals("openIdConnect")
                || scheme.node().get("scheme").text().equalsIgnoreCase("bearer");
    }

    private static boolean says(Written api) {
        Node info = api.root().get("info");
        boolean scheme = api.schemes().values().stream()
                .anyMatch(each -> each.node().get("type").text().equalsIgnoreCase("mutualTLS")
                        || BOUND.matcher(each.node().get("description").text()).find());
        boolean name = api.schemes().keySet().stream()
                .anyMatch(each -> BOUND.matcher(each).find());
        boolean header = api.operations().stream()
                .flatMap(each -> each.parameters(in -> in.equals("header")).stream())
                .anyMatch(each -> BOUND.matcher(each.node().get("name").text() + " "
                                + each.node().get("description").text())
                        .find());
        return scheme
                || name
                || header
                || BOUND.matcher(info.get("description").text()).find();
    }
}
