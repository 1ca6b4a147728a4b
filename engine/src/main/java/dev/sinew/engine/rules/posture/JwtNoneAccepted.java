package dev.sinew.engine.rules.posture;

import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Credential;
import dev.sinew.model.Direction;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.List;

/**
 * An api accepts a token without a signature.
 *
 * <p>A token with {@code alg} of {@code none} is a text that anybody can write. A service that accepts one believes every
 * user name and role in it.
 *
 * <p>It fires where a JSON Web Token without a signature alone came with a call that was answered with success, at an operation that
 * answers nobody without credentials; it is confirmed where the operation also refused calls for want of proof. It stays
 * quiet where such tokens are refused, where the operation answers without credentials too, and where the call had another credential,
 * which the server may have gone by.
 *
 * <p>To fix it, verify with a fixed list of algorithms that does not have {@code none} (RFC 8725, sections 3.1 and 3.2).
 */
@Rule(
        id = "posture.jwt-none-accepted",
        flaw = "token-not-verified",
        title = "Token without a signature accepted",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {347},
        standards = {"RFC 8725"})
public final class JwtNoneAccepted implements Mark, Check {
    private static final String CURE =
            "Verify tokens with a fixed list of algorithms, such as RS256 or ES256, and refuse none. Envoy: the jwt_authn filter"
                    + " with remote_jwks. NGINX Plus: auth_jwt with auth_jwt_key_request. Kong: the jwt plugin";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.credentials().size() == 1) {
            Credential only = subject.credentials().getFirst();
            if (JwtUse.isUnsigned(only)
                    && subject.status() >= 200
                    && subject.status() < 300
                    && subject.exchange().direction() == Direction.INCOMING) {
                sink.hit(Side.REQUEST, only.place(), Outcome.UNKNOWN, "alg none");
            }
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        boolean guarded = api.operations().stream().anyMatch(JwtNoneAccepted::refusesAndAccepts);
        return Noticed.of(api, "posture.jwt-none-accepted", JwtUse::isLookedAt).stream()
                .map(noticed -> noticed.weakness(guarded ? Confidence.CONFIRMED : Confidence.LIKELY, CURE))
                .toList();
    }

    /** Whether an operation that accepted such a token has refused somebody for want of proof. */
    private static boolean refusesAndAccepts(OperationPosture operation) {
        boolean noticed = operation.notices().keySet().stream()
                .anyMatch(each -> each.rule().equals("posture.jwt-none-accepted"));
        return noticed
                && JwtUse.isLookedAt(operation)
                && operation.learned().answers().containsKey(401);
    }
}
