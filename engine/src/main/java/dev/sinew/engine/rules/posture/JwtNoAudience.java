package dev.sinew.engine.rules.posture;

import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.List;

/**
 * An api accepts tokens that do not say which api they are for.
 *
 * <p>Where one issuer serves several apis, a token that was given to the weakest of them opens all the others (RFC 8725,
 * sections 2.8 and 3.9).
 *
 * <p>It fires once for an api, where a JSON Web Token without {@code aud} was answered with
 * success by an operation that answers nobody without credentials. It stays quiet for encrypted tokens, for calls that were refused,
 * and for tokens in cookies, which a browser sends back to their host alone.
 *
 * <p>To fix it, let the issuer put the api's name into {@code aud}, and refuse tokens that name another or none.
 */
@Rule(
        id = "posture.jwt-no-audience",
        flaw = "jwt-no-audience",
        title = "Accepted token says not whom it is for",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {1270},
        standards = {"RFC 8725"})
public final class JwtNoAudience implements Mark, Check {
    private static final String CURE =
            "Issue tokens with aud, the name of this api, and let the verifier compare it. Envoy: jwt_authn with"
                    + " audiences. NGINX Plus: auth_jwt_require $jwt_claim_aud. Kong: the openid-connect plugin with audience_required";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        for (Credential credential : subject.credentials()) {
            if (JwtUse.isAccepted(subject, credential)
                    && credential.kind() != Kind.JWT_COOKIE
                    && credential.claims().audience().isEmpty()) {
                sink.hit(Side.REQUEST, "aud", Outcome.UNKNOWN, "no aud");
            }
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return Noticed.of(api, "posture.jwt-no-audience", JwtUse::isLookedAt).stream()
                .map(noticed -> noticed.weakness(Confidence.CONFIRMED, CURE))
                .toList();
    }
}
