package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;

/**
 * A signature counts for other claims than those that were signed: whoever has a token of their own is somebody else.
 *
 * <p>Proved with two identities, where garbage and no token at all are refused: the token of one, with its own signature and those claims of the other that tell
 * them apart, gets the values that the token of the other gets, twice, and which the token of the one does not.
 *
 * <p>To fix it, verify the signature over the very bytes of header and claims that are read afterwards.
 */
@Rule(
        id = "probe.jwt-claim-tampering",
        flaw = "token-not-verified",
        title = "Claims can be changed after a token was signed",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {347, 565})
public final class JwtClaimTampering implements Proof {
    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return Forged.jwt(endpoint, trial, (good, read) -> judge(trial, good, read));
    }

    private static Outcome judge(Trial trial, Session good, OpenRead read) {
        List<Session> others = trial.personas().stream()
                .map(Persona::session)
                .filter(each -> !each.equals(good))
                .filter(each -> each.token().filter(Forged::isJwt).isPresent())
                .toList();
        Verdicts verdicts = new Verdicts("there is no second identity with a token");
        for (Session other : others) {
            Optional<String> forged = Claims.of(good.token().orElseThrow())
                    .flatMap(own -> Claims.of(other.token().orElseThrow())
                            .map(theirs -> theirs.named(own).under(other.token().orElseThrow())));
            if (verdicts.isConfirmed() || forged.isEmpty()) {
                continue;
            }
            verdicts.add(
                    read.baseline().isSame(read.as(other, trial))
                            ? Outcome.inconclusive(good + " and " + other + " get the same here")
                            : read.judge(
                                    good.withToken(forged.get()),
                                    trial,
                                    "with the token and signature of " + other + " under the claims of " + good));
        }
        return verdicts.outcome();
    }
}
