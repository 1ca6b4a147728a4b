package dev.sinew.probe.proof;

import dev.sinew.engine.verify.GuessedKey;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.Optional;

/**
 * Tokens are signed with a key that everybody knows: whoever tries the words of tutorials can be anybody.
 *
 * <p>The key is found without asking, by trying a dictionary, and numbers of up to six digits, on the signature of the caller's token. Proved where garbage and no token at all are
 * refused: a token that the run signs with that key, with the same claims but another {@code iat} and {@code jti}, gets the same values, twice.
 *
 * <p>To fix it, sign with at least 256 random bits (RFC 7518, 3.2), or with a key pair, and change the key now.
 */
@Rule(
        id = "probe.jwt-weak-key",
        flaw = "weak-token-key",
        title = "Tokens are signed with a key that everybody knows",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {1391, 521})
public final class JwtWeakKey implements Proof {
    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return Forged.jwt(endpoint, trial, (good, read) -> {
            String token = good.token().orElseThrow();
            Optional<GuessedKey> key = GuessedKey.of(token).or(() -> GuessedKey.ofDigits(token));
            Optional<Claims> claims = Claims.of(token);
            if (key.isEmpty() || claims.isEmpty()) {
                return Outcome.refuted(
                        "no key of the dictionary, and no number of up to six digits, made the signature of the token of "
                                + read.persona());
            }
            return read.judge(
                    good.withToken(claims.get().renamed().signed(key.get())),
                    trial,
                    "with a token that was signed with a key that is in the dictionary, or a short number");
        });
    }
}
