package dev.sinew.engine.rules;

import dev.sinew.engine.logins.TokenRule;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.Optional;

/**
 * A token is accepted after it should have ended.
 *
 * <p>Who logs out at a shared machine, or because a token was stolen, believes that it is worth nothing from then on. Where the server only
 * forgets a cookie and the token lives on, whoever has a copy is still that person.
 *
 * <p>It fires for each accepted use (2xx) of a token more than ten seconds after a logout with it succeeded, at places that refuse
 * those who prove nothing; and for a refresh token that is accepted again after the one that replaced it was in use. It stays silent for calls
 * that were under way, for places that answer everybody, for another login with the same session, and for a further logout.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, keep a list of ended tokens until they expire, or let them live for minutes; end all tokens of a refresh token that is used
 * twice (RFC 9700, 4.14.2).
 */
@Rule(
        id = "detect.token-after-logout",
        flaw = "token-outlives-logout",
        title = "Token accepted after its end",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {613})
public final class TokenAfterLogout implements TokenRule {
    /** Calls under way, and clocks that differ. */
    private static final long GRACE = 10;

    @Override
    public Optional<Verdict> judge(Use use) {
        boolean accepted = use.status() >= 200 && use.status() < 300;
        boolean where = use.renewed() || (use.guarded() && !use.entrance());
        if (use.secondsAfter() <= GRACE || !accepted || !where) {
            return Optional.empty();
        }
        String after =
                use.secondsAfter() < 120 ? use.secondsAfter() + " seconds" : use.secondsAfter() / 60 + " minutes";
        String why =
                use.renewed() ? " after the refresh token that replaced it was in use" : " after the logout with it";
        return Optional.of(new Verdict(Outcome.EXPOSED, Confidence.LIKELY, "accepted " + after + why));
    }
}
