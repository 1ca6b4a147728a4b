package dev.sinew.engine.rules.posture;

import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.List;

/**
 * An api accepts tokens that say no time at which they end.
 *
 * <p>Such a token is a password that nobody can change: once stolen, from a log, a backup or a lost phone, it works until the
 * signing key is replaced for all.
 *
 * <p>It fires once for an api, where a JSON Web Token without {@code exp} was answered
 * with success by an operation that answers nobody without credentials. It stays quiet for encrypted tokens, whose claims
 * cannot be read, and for calls that were refused.
 *
 * <p>To fix it, give every token an {@code exp} (RFC 7519, section 4.1.4), minutes rather than days ahead, with a refresh token
 * beside it, and refuse tokens without one.
 */
@Rule(
        id = "posture.jwt-no-expiry",
        flaw = "jwt-no-expiry",
        title = "Accepted token never ends",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {613},
        standards = {"RFC 7519"})
public final class JwtNoExpiry implements Mark, Check {
    private static final String CURE =
            "Issue tokens with exp a few minutes ahead, and let the verifier require it. Envoy: jwt_authn with"
                    + " max_lifetime. Kong: the jwt plugin with claims_to_verify: exp";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        for (Credential credential : subject.credentials()) {
            if (JwtUse.isAccepted(subject, credential) && credential.claims().expires() == Claims.ABSENT) {
                sink.hit(Side.REQUEST, "exp", Outcome.UNKNOWN, "no exp");
            }
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return Noticed.of(api, "posture.jwt-no-expiry", JwtUse::isLookedAt).stream()
                .map(noticed -> noticed.weakness(Confidence.CONFIRMED, CURE))
                .toList();
    }
}
