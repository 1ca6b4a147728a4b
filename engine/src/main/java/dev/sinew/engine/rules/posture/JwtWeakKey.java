package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * An api accepts tokens that are signed with a key from a dictionary.
 *
 * <p>Whoever holds one token can try keys against its signature on a machine of his own, millions a second. With the key he
 * signs tokens for any user and role, and nothing on the server tells them from true ones.
 *
 * <p>It fires once for an api, where the signature of a JSON Web Token that was accepted was made with a key that everybody knows:
 * examples of manuals, words, the issuer's own name. The key is named nowhere. It stays quiet for tokens that no known key made,
 * and where tokens were not verified.
 *
 * <p>To fix it, draw a key of 32 random bytes or more (RFC 8725, section 3.5), or better, sign with a key pair; replace it
 * everywhere at once, since all tokens so far can be forged.
 */
@Rule(
        id = "posture.jwt-weak-key",
        flaw = "jwt-weak-key",
        title = "Tokens signed with a known key",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {1391, 326},
        standards = {"RFC 8725"})
public final class JwtWeakKey implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<OperationPosture> weak = api.operations().stream()
                .filter(JwtUse::isLookedAt)
                .filter(each -> each.tokens().stream().anyMatch(token -> token.signature() == Signature.WEAK_KEY))
                .toList();
        if (weak.isEmpty()) {
            return List.of();
        }
        String note = weak.size() + " operations accept them, first "
                + weak.getFirst().operation();
        return List.of(Weakness.of(
                        Operation.ofApi(api.api()),
                        "signature",
                        Confidence.CONFIRMED,
                        weak.getFirst().learned().first(),
                        note,
                        weak.size())
                .cured(
                        "Draw 32 random bytes (openssl rand -base64 32) as the new signing key, or change to RS256 or ES256, and"
                                + " refuse all tokens of the old key"));
    }
}
