package dev.sinew.engine.rules.posture;

import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.verify.TokenContent;
import dev.sinew.model.Confidence;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.Trait;
import java.util.List;

/**
 * A financial-grade api takes tokens that live for more than ten minutes and are tied to no key.
 *
 * <p>Such a token is worth for its whole life what its holder could do with it, whoever holds it. Under ten minutes is what the
 * first FAPI profile advises for tokens that are not tied to their sender (part 1, section 5.2.2, number 21); national profiles
 * say five to fifteen.
 *
 * <p>It fires once for a financial-grade api, where {@code exp} lies more than ten minutes after {@code iat} in a readable token
 * that was accepted, and neither a token names a key nor a request proves to hold one. It stays quiet for other apis and for opaque
 * tokens.
 *
 * <p>To fix it, issue access tokens for five minutes with refresh tokens beside them, or tie them to the client's key.
 */
@Rule(
        id = "posture.fapi-token-life",
        flaw = "fapi-token-life",
        title = "Financial-grade token lives longer than advised",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {613})
public final class FapiTokenLife implements Mark, Check {
    private static final long ADVISED = 600;

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        for (Credential credential : subject.credentials()) {
            Claims claims = credential.claims();
            boolean timed = claims.expires() != Claims.ABSENT && claims.issuedAt() != Claims.ABSENT;
            if (timed
                    && claims.expires() - claims.issuedAt() > ADVISED
                    && credential.kind() == Kind.BEARER_JWT
                    && JwtUse.isAccepted(subject, credential)) {
                sink.hit(Side.REQUEST, "exp", Outcome.UNKNOWN, "lives for more than ten minutes");
            }
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        if (!FinancialGrade.is(api) || api.operations().stream().anyMatch(FapiTokenLife::isBound)) {
            return List.of();
        }
        return Noticed.of(api, "posture.fapi-token-life", JwtUse::isLookedAt).stream()
                .map(noticed -> noticed.weakness(
                        Confidence.CONFIRMED,
                        "Set the life of access tokens to 300 seconds at the authorization server, or bind them to the client's"
                                + " key"))
                .toList();
    }

    private static boolean isBound(OperationPosture operation) {
        return operation.count(Trait.SENDER_BOUND) > 0
                || operation.tokens().stream()
                        .anyMatch(token -> token.contents().contains(TokenContent.BOUND_TO_A_KEY));
    }
}
