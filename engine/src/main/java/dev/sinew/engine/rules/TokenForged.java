package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A token that nobody issued was sent and refused: somebody is trying.
 *
 * <p>Unsigned tokens and broken signatures do not come from honest clients. That this one was refused says that the check works
 * here.
 *
 * <p>It fires for a refused call (401 or 403) with a token without signature, with one that the issuer's keys did not make, or with
 * one that is signed with a secret where everybody else's is signed with a private key. It
 * stays silent for tokens that have only ended, which happens to everybody.
 *
 * <p>Measured: no signal in three labelled captures, one of whose attacks is such a token; its signature was made for other claims, which only the
 * issuer's keys would tell. None on their 3,263 honest exchanges. Preview: it was not yet seen to find one in traffic that others recorded.
 *
 * <p>There is nothing to fix; look at what else this client tried.
 */
@Rule(
        id = "detect.token-forged",
        flaw = "token-forgery-attempt",
        title = "Forged token refused",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {347})
public final class TokenForged implements Detector {
    @Override
    public Optional<Judgement> judge(Situation situation) {
        int status = situation.access().status();
        if (status != 401 && status != 403) {
            return Optional.empty();
        }
        return situation.tokens().stream()
                .filter(TokenInvalidAccepted::isForged)
                .findFirst()
                .map(token -> new Judgement(
                        Outcome.ATTEMPTED,
                        TokenInvalidAccepted.isDisproved(token) ? Confidence.CONFIRMED : Confidence.LIKELY,
                        List.of(),
                        "refused a token " + TokenInvalidAccepted.why(token)));
    }
}
