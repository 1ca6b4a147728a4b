package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Forging;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.Optional;

/**
 * A token whose signature does not fit is accepted: its claims can be written by anybody.
 *
 * <p>Proved where garbage and no token at all are refused, by the same values that the good token gets, twice.
 *
 * <p>To fix it, verify the signature of every token with the issuer's key before anything in it is believed (RFC 8725, 3.3).
 */
@Rule(
        id = "probe.jwt-signature-unchecked",
        flaw = "token-not-verified",
        title = "The signature of tokens is not checked",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {347})
public final class JwtSignatureUnchecked implements Proof {
    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return Forged.jwt(
                endpoint,
                trial,
                "with a token whose signature is wrong",
                new Forging.WronglySigned(),
                Forged::wronglySigned);
    }
}
