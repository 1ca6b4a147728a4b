package dev.sinew.probe.proof;

import com.nimbusds.jose.JWSAlgorithm;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A token that is signed with the public key, as if that were a secret, is accepted: the key is public, so that anybody signs.
 *
 * <p>Proved where garbage and no token at all are refused, and a token under HS256 with a secret that nobody has is refused too: the same claims under
 * HS256, with the public key of the target's own key set as the secret, get the same values as the good token, twice. The key is tried as the texts and
 * bytes that libraries keep it as. A described operation that is called after a key may tell it as a text. Where the target tells none, nothing can be told.
 *
 * <p>To fix it, say which algorithm belongs to a key, and take none from the token (RFC 8725, 3.1).
 */
@Rule(
        id = "probe.jwt-algorithm-confusion",
        flaw = "jwt-algorithm-confusion",
        title = "A public key counts as a secret",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {347})
public final class JwtAlgorithmConfusion implements Proof {
    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return Forged.signedJwt(endpoint, trial, (good, read) -> judge(endpoint, trial, good, read));
    }

    private static Outcome judge(Endpoint endpoint, Trial trial, Session good, OpenRead read) {
        String token = good.token().orElseThrow();
        Optional<JWSHeader> header = OwnKey.header(token);
        if (header.isEmpty()
                || !JWSAlgorithm.Family.SIGNATURE.contains(header.get().getAlgorithm())) {
            return Outcome.refuted(
                    "its tokens are not signed with a key pair, so that there is no public key to take for a secret");
        }
        Optional<String> id = Optional.ofNullable(header.get().getKeyID());
        List<byte[]> secrets = new ArrayList<>(IssuerKeySets.texts(trial));
        IssuerKeySets.of(endpoint, trial, id).forEach(each -> secrets.addAll(IssuerKeySets.secrets(each)));
        if (secrets.isEmpty()) {
            return Outcome.inconclusive("no key is told at the target, so that its public key is not known");
        }
        byte[] nobodys =
                (Fresh.word() + Fresh.word() + Fresh.word() + Fresh.word()).getBytes(StandardCharsets.US_ASCII);
        if (read.baseline().isSame(read.as(good.withToken(OwnKey.hmac(token, id, nobodys)), trial))) {
            return Outcome.inconclusive("any token under HS256 is accepted, so that the public key proves nothing");
        }
        Verdicts verdicts = new Verdicts("no key of the set can be written as a secret");
        for (byte[] secret : secrets) {
            if (!verdicts.isConfirmed()) {
                Session forged = good.withToken(OwnKey.hmac(token, id, secret));
                verdicts.add(read.judge(forged, trial, "with a token under HS256, signed with the public key")
                        .forged(Forging.WithKnownKey.of(id, secret)));
            }
        }
        return verdicts.outcome();
    }
}
