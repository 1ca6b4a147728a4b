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
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.Exchange;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.List;

/**
 * An api accepts tokens that live for more than a day.
 *
 * <p>A signed token cannot be called back before it ends: logging out, changing the password and dismissing somebody do nothing to
 * it. How long it lives is how long a thief has.
 *
 * <p>It fires once for an api, where {@code exp} lies more than 24 hours after {@code iat},
 * or after the call itself where there is no {@code iat}, in a token that names somebody and was answered with success by an
 * operation that answers nobody without credentials. It stays quiet for tokens that name nobody, such as the public key of an
 * app in the form of a token, for tokens of services (an API key header), and for encrypted ones.
 *
 * <p>To fix it, issue access tokens for minutes with a refresh token beside them that the issuer can call back.
 */
@Rule(
        id = "posture.jwt-long-life",
        flaw = "jwt-long-life",
        title = "Accepted token lives for more than a day",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {613},
        standards = {"RFC 9700"})
public final class JwtLongLife implements Mark, Check {
    private static final String CURE =
            "Issue access tokens for 5 to 60 minutes with refresh tokens that are replaced at each use. Envoy: jwt_authn"
                    + " with max_lifetime. Kong: the jwt plugin with maximum_expiration: 3600";
    private static final long DAY = 86_400;

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        for (Credential credential : subject.credentials()) {
            if (JwtUse.isAccepted(subject, credential) && isLong(subject, credential)) {
                sink.hit(Side.REQUEST, "exp", Outcome.UNKNOWN, "lives for more than a day");
            }
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return Noticed.of(api, "posture.jwt-long-life", JwtUse::isLookedAt).stream()
                .map(noticed -> noticed.weakness(Confidence.CONFIRMED, CURE))
                .toList();
    }

    private static boolean isLong(MarkSubject subject, Credential credential) {
        Claims claims = credential.claims();
        boolean session = credential.kind() == Kind.BEARER_JWT || credential.kind() == Kind.JWT_COOKIE;
        if (!session || claims.subject() == 0 || claims.expires() == Claims.ABSENT) {
            return false;
        }
        long called = subject.exchange().timeMicros();
        long from = claims.issuedAt() != Claims.ABSENT
                ? claims.issuedAt()
                : called == Exchange.TIME_UNKNOWN ? claims.expires() : Math.floorDiv(called, 1_000_000L);
        return claims.expires() - from > DAY;
    }
}
