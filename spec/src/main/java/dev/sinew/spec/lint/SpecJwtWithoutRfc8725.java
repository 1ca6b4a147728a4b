package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A scheme with JSON Web Tokens says nothing of how they are checked.
 *
 * <p>What is checked of a token is a contract between those who issue it and every service that takes it. Left unsaid,
 * services differ: one takes any algorithm, one forgets the audience.
 *
 * <p>It fires once for each scheme with the bearer format JWT, of OAuth 2.0 or of OpenID Connect whose text, and that of the
 * specification, names neither RFC 8725, 7519 or 9068 nor an algorithm. It is a possibility only where nothing says that
 * tokens are JWTs. It stays quiet where tokens are opaque.
 *
 * <p>To fix it, write which algorithms, issuer and audience services accept, and that they follow RFC 8725. Source: RFC
 * 8725, section 3.
 */
@Rule(
        id = "posture.spec-jwt-without-rfc8725",
        flaw = "spec-jwt-without-rfc8725",
        title = "Token scheme that does not say how tokens are checked",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {347},
        standards = {"RFC 8725 3.1"})
public final class SpecJwtWithoutRfc8725 implements LintCheck {
    private static final Pattern SAYS = Pattern.compile(
            "(?i)RFC.?(8725|7519|9068)|\\b(RS|PS|ES)(256|384|512)\\b|\\bEdDSA\\b|\\bopaque\\b|JWKS?\\b.{0,40}(signature|verif|validat)");
    private static final Pattern JWT = Pattern.compile("(?i)\\bJWTs?\\b|JSON Web Token");

    @Override
    public List<Remark> remarks(Written api) {
        List<Remark> remarks = new ArrayList<>();
        String around = api.root().get("info").get("description").text();
        api.schemes().forEach((name, place) -> {
            Node node = place.node();
            String text = node.get("description").text() + " "
                    + node.get("bearerFormat").text() + " " + around;
            boolean tokens = isOf(node) && !SAYS.matcher(text).find();
            if (tokens) {
                boolean certain =
                        JWT.matcher(text).find() || node.get("type").text().equals("openIdConnect");
                String note = "scheme " + name + " does not say how tokens are checked";
                String cure = "description: tokens are JWTs signed with ES256, checked as RFC 8725 says";
                remarks.add(Remark.of(api.whole(), name, api.line(place), note, cure)
                        .as(certain ? Confidence.LIKELY : Confidence.POSSIBLE));
            }
        });
        return remarks;
    }

    private static boolean isOf(Node node) {
        String type = node.get("type").text();
        boolean bearer = node.get("scheme").text().equalsIgnoreCase("bearer")
                && JWT.matcher(node.get("bearerFormat").text() + " "
                                + node.get("description").text())
                        .find();
        return bearer || type.equals("oauth2") || type.equals("openIdConnect");
    }
}
