package dev.sinew.engine.rules;

import dev.sinew.engine.logins.TokenRule;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.Optional;

/**
 * A session goes on from another address in another program: its token was probably stolen.
 *
 * <p>Who has a token is whom it names, until it ends. Tokens are stolen from logs, from browsers and by pages that run foreign scripts, and are
 * then used with the thief's own tools.
 *
 * <p>It fires for each accepted use of a session's token from an address that never used it, by a family of user agents that never did
 * either. It stays silent where one of the two stays: a phone that leaves the house keeps its app, and two programs of one machine its
 * address. It stays silent for keys and tokens that are made to be put into programs, for calls out of the private network for people outside
 * it, and where many tokens of the api are used by the same two families, as where a server calls on behalf of the person it serves. So it
 * does where a client calls with the tokens of three or more, each within seconds of a call of that one's own: a server passes on whose call it works on. So it
 * does where tokens of the api go on at three other clients or more, one for twenty tokens: people take their session from one device to another there.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, let tokens live for minutes, bind them to a key of the client (DPoP, mutual TLS), and end the session where the client changes.
 */
@Rule(
        id = "detect.token-on-other-client",
        flaw = "token-theft",
        title = "Token used by another client",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {294, 613})
public final class TokenOnOtherClient implements TokenRule {
    @Override
    public Optional<Verdict> judge(Use use) {
        if (!use.stranger() || use.usual() || !use.own() || use.status() >= 400) {
            return Optional.empty();
        }
        return Optional.of(new Verdict(
                Outcome.EXPOSED,
                Confidence.LIKELY,
                "the token of a session of " + use.agents() + " is used by " + use.agent()
                        + " from an address that never used it"));
    }
}
