package dev.sinew.probe.proof;

import com.nimbusds.jose.JWSHeader;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Forging;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.Optional;

/**
 * The key that a token carries in its own header ({@code jwk}) is believed: anybody makes a pair of keys and signs.
 *
 * <p>Proved where garbage and no token at all are refused: the same claims, signed with a key of the run's own that stands in the header, get the same values as
 * the good token, twice; signed with another key than the one that stands there they get none.
 *
 * <p>To fix it, verify with keys that are known beforehand, and take none from the token (RFC 8725, 3.10).
 */
@Rule(
        id = "probe.jwt-jwk-injected",
        flaw = "jwt-jwk-injected",
        title = "A token brings the key that it is verified with",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {347})
public final class JwtJwkInjected implements Proof {
    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return Forged.signedJwt(endpoint, trial, (good, read) -> judge(trial, good, read));
    }

    private static Outcome judge(Trial trial, Session good, OpenRead read) {
        String token = good.token().orElseThrow();
        Optional<JWSHeader> header = OwnKey.header(token);
        if (header.isEmpty()) {
            return Outcome.inconclusive("its token has no header that can be read");
        }
        OwnKey own = OwnKey.like(header.get(), Fresh.word());
        Session forged = good.withToken(sign(own, own, token));
        Outcome judged = read.judge(forged, trial, "with a token that brings its own key");
        Outcome outcome = own.isElliptic() ? judged : judged.forged(new Forging.WithItsOwnKey());
        if (outcome.verdict() != Verdict.CONFIRMED) {
            return outcome;
        }
        OwnKey other = OwnKey.another(header.get(), own.key().getKeyID());
        return read.baseline().isSame(read.as(good.withToken(sign(other, own, token)), trial))
                ? Outcome.inconclusive(
                        "a token that its own key did not sign is accepted too, so that the key proves nothing")
                : outcome;
    }

    private static String sign(OwnKey with, OwnKey shown, String token) {
        return with.sign(
                token,
                header ->
                        header.jwk(shown.key().toPublicJWK()).keyID(shown.key().getKeyID()));
    }
}
