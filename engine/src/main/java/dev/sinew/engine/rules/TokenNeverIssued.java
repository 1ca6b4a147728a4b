package dev.sinew.engine.rules;

import dev.sinew.engine.logins.TokenRule;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.Optional;

/**
 * A call succeeded with a token that no login handed out.
 *
 * <p>Who knows the secret that tokens are signed with, or finds that their signatures are not checked, writes one with anybody's name into it. It looks like all others, but for
 * that nobody ever got it.
 *
 * <p>It fires where the logins of the api are seen: at least eight other callers got all of their tokens there or in another answer, and hardly any client has tokens from elsewhere, those aside
 * that have several people's who never were there; where its owner
 * got the others there, too; where the token says that it was made since logins are seen, says no time though all others do, or ends later than any that a login makes; and
 * where it comes from an address that the owner's tokens never came from. It fires, too, where all tokens come from logins that are seen, and the same client had three
 * others refused within the hour before, as who guesses has. It stays silent for tokens without a name, for those that name an application where no
 * login's does, for those that were made before, and where answers are
 * lost or people come in by a way that is not seen.
 *
 * <p>Measured: on traffic of three services that do not check signatures. Preview: all of it was made for trials.
 *
 * <p>To fix it, verify every token with a fixed list of algorithms and keys that nobody can guess (RFC 8725), and change the key now.
 */
@Rule(
        id = "detect.token-never-issued",
        flaw = "token-not-verified",
        title = "Token that no login handed out accepted",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {347})
public final class TokenNeverIssued implements TokenRule {
    private static final int GUESSED = 3;

    @Override
    public Optional<Verdict> judge(Use use) {
        if (use.status() < 300 && use.allIssued() && !use.open() && use.tried() >= GUESSED) {
            return Optional.of(new Verdict(
                    Outcome.EXPOSED,
                    Confidence.LIKELY,
                    "no login handed this token out; " + use.tried()
                            + " others from this client were refused within the hour before"));
        }
        if (use.issuedTo() == 0 || use.status() >= 300) {
            return Optional.empty();
        }
        return Optional.of(
                new Verdict(
                        Outcome.EXPOSED,
                        Confidence.LIKELY,
                        "no login handed this token out, though those of " + use.issuedTo()
                                + " other callers and all others of its owner came from logins here; its address is new to its owner"));
    }
}
