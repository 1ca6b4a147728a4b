package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Forging;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A token that says {@code alg: none}, in whatever letters, is accepted: whoever can write JSON can be anybody.
 *
 * <p>Proved where garbage and no token at all are refused, by the same values that the good token gets, twice.
 *
 * <p>To fix it, accept the algorithms that the issuer uses and no other (RFC 8725, 3.1).
 */
@Rule(
        id = "probe.jwt-none",
        flaw = "token-not-verified",
        title = "Tokens that say that they are not signed are accepted",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {347, 345})
public final class JwtNone implements Proof {
    /** What refuses {@code none} by its text may let pass what means the same to it. */
    private static final List<String> SPELLINGS = List.of("none", "None", "NONE", "nOnE");

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Outcome> first = Optional.empty();
        for (String none : SPELLINGS) {
            Optional<Outcome> outcome = Forged.jwt(
                    endpoint,
                    trial,
                    "with a token of alg " + none,
                    new Forging.Unsigned(none),
                    token -> Forged.unsigned(token, none));
            if (outcome.filter(each -> each.verdict() != Verdict.REFUTED).isPresent()) {
                return outcome;
            }
            first = first.or(() -> outcome);
        }
        return first;
    }
}
