package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector;
import dev.sinew.engine.logins.TokenRule;
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
 * <p>It fires for a refused call (401 or 403) with a token without signature, with one that the issuer's keys did not make, with
 * one that is signed with a secret where everybody else's is signed with a private key, or with the signature of another token that came before and says
 * something else. It fires, too, for each of three different tokens, or six where not all come from logins that are seen, that one client
 * sends within an hour and none of which was ever taken or handed out. It stays silent for tokens that have only ended, which happens to everybody.
 *
 * <p>Measured: no signal in three labelled captures but for the one of their attacks that is such a token, whose signature was made for other claims;
 * none on their 3,263 honest exchanges. Preview: one is few.
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
public final class TokenForged implements Detector, TokenRule {
    /** So many tokens are no mistake where each that counts comes from a login that is seen. */
    private static final int GUESSED = 3;
    /** The same where some may come from elsewhere, as keys do. */
    private static final int GUESSED_UNSEEN = 6;

    @Override
    public Optional<Verdict> judge(Use use) {
        boolean refused = use.status() == 401 || use.status() == 403;
        if (refused && use.copiedAmong() > 0) {
            return Optional.of(new Verdict(
                    Outcome.ATTEMPTED,
                    Confidence.CONFIRMED,
                    "refused a token with the signature of another one, that says something else"));
        }
        boolean guessed = use.status() >= 400 && use.tried() >= (use.allIssued() ? GUESSED : GUESSED_UNSEEN);
        return guessed
                ? Optional.of(new Verdict(
                        Outcome.ATTEMPTED,
                        Confidence.LIKELY,
                        use.tried()
                                + " different tokens refused within an hour from this client, none of which was ever taken"
                                + (use.allIssued() ? " or handed out by a login" : "")))
                : Optional.empty();
    }

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
