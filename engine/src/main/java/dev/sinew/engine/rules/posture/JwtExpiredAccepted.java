package dev.sinew.engine.rules.posture;

import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.verify.TokenTimes;
import dev.sinew.model.Confidence;
import dev.sinew.model.Credential;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.List;

/**
 * An api accepts tokens whose time is over.
 *
 * <p>A token that somebody took from a log, a backup or a lost phone goes on working as if it had no end, and a logout that waits for the end
 * of a token never comes.
 *
 * <p>It fires once for an api, where a JSON Web Token whose {@code exp} had passed by more than five minutes was the only credential of a call
 * that was answered with success, by an operation that answers nobody without credentials. It stays quiet for refused calls, for calls with
 * another credential, which the server may have gone by, and where the clock of a capture is unknown. Where three callers and more go on
 * with ended tokens, this alone is told, and none of them: it is the service that errs, not its users.
 *
 * <p>To fix it, verify {@code exp} with a few seconds of leeway (RFC 7519, section 4.1.4).
 */
@Rule(
        id = "posture.jwt-expired-accepted",
        flaw = "token-not-verified",
        title = "Token accepted after its end",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {613},
        standards = {"RFC 7519"})
public final class JwtExpiredAccepted implements Mark, Check {
    private static final String CURE =
            "Refuse tokens whose exp has passed. Envoy: jwt_authn does so, with clock_skew_seconds of a few seconds. Kong: the jwt plugin with"
                    + " claims_to_verify: exp";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.credentials().size() == 1) {
            Credential only = subject.credentials().getFirst();
            if (JwtUse.isAccepted(subject, only)
                    && TokenTimes.expired(only.claims(), subject.exchange().timeMicros())) {
                sink.hit(Side.REQUEST, "exp", Outcome.UNKNOWN, "exp passed");
            }
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return Noticed.of(api, "posture.jwt-expired-accepted", JwtUse::isLookedAt).stream()
                .map(noticed -> noticed.weakness(Confidence.LIKELY, CURE))
                .toList();
    }
}
