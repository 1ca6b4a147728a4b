package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Logins;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A refresh token that was exchanged for a new one can be exchanged again: whoever stole it goes on without being noticed.
 *
 * <p>Proved with a session of its own: the token of a login is exchanged for a second one, that for a third one, and then the first one for yet another, twice. The token
 * between was used by then, so that this is no leeway for a reply that got lost. A token that nobody has is refused. Where the exchange brings no other refresh token, it is
 * meant to be used again, which nothing here can judge.
 *
 * <p>To fix it, end a refresh token when it is exchanged, and all that came of it when it is seen again (RFC 9700, 4.14).
 */
@Rule(
        id = "probe.refresh-token-reuse",
        flaw = "refresh-token-reuse",
        title = "A refresh token counts after it was replaced",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {613, 294})
public final class RefreshTokenReuse implements Proof {
    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (trial.fixtures().isEmpty() || !RefreshTokens.isPlace(endpoint)) {
            return Optional.empty();
        }
        for (Persona persona : trial.personas()) {
            Identity identity = persona.session().identity();
            Optional<Map.Entry<String, String>> first = identity.login()
                    .flatMap(login -> RefreshTokens.in(trial.askAgain(Logins.ask(login), Session.NOBODY)));
            if (first.isPresent()) {
                return Optional.of(
                        new Exchange(new RefreshTokens(endpoint, first.get().getKey(), trial), trial)
                                .judge(first.get().getValue()));
            }
        }
        return Optional.of(Outcome.inconclusive("no login of an identity brings a refresh token"));
    }

    private record Exchange(RefreshTokens tokens, Trial trial) {
        Outcome judge(String first) {
            if (trial.isSuccess(trial.askAgain(tokens.with(NeverExisted.like(first)), Session.NOBODY))) {
                return Outcome.inconclusive("a token that nobody has is exchanged as well");
            }
            Optional<String> second = next(first);
            if (second.isEmpty()) {
                return Outcome.inconclusive(
                        "the token of a login is not exchanged here, or not for another refresh token");
            }
            Optional<String> third = second.get().equals(first) ? Optional.empty() : next(second.get());
            if (third.isEmpty()) {
                return Outcome.inconclusive(
                        "the exchange brings the same refresh token, or one that cannot be exchanged, so that it is meant to be used again");
            }
            for (int i = 0; i < 2; i++) {
                Reply reply = trial.askAgain(tokens.with(first), Session.NOBODY);
                if (!trial.isSuccess(reply) || RefreshTokens.in(reply).isEmpty()) {
                    return i == 0
                            ? Outcome.refuted(
                                    "the first token is not exchanged again after its successor was: " + reply)
                            : Outcome.inconclusive("the first token was exchanged once more and not again");
                }
            }
            return Outcome.confirmed(
                    "after its successor was exchanged, the first refresh token is exchanged again, twice; one that nobody has is not",
                    List.of(new Outcome.Step(
                            Session.NOBODY, tokens.with("the-first-token"), "exchanges a token that was replaced")));
        }

        private Optional<String> next(String token) {
            Reply reply = trial.askAgain(tokens.with(token), Session.NOBODY);
            return trial.isSuccess(reply) ? RefreshTokens.in(reply).map(Map.Entry::getValue) : Optional.empty();
        }
    }
}
