package dev.sinew.probe.proof;

import dev.sinew.engine.verify.GuessedKey;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.time.Duration;
import java.util.Optional;

/**
 * Tokens count after their end, so that one that leaked counts for ever.
 *
 * <p>Proved in one of two ways, where garbage and no token at all are refused: a token whose whole lifetime ({@code exp} less {@code iat}) has
 * passed since it was handed out in this run, and five minutes more, still gets the same values, whatever the clocks say; or, where the key is of the
 * dictionary ({@code probe.jwt-weak-key}), a token that ended an hour ago does, twice. Else nothing can be said: an end cannot be forged.
 *
 * <p>To fix it, let the library that verifies signatures verify {@code exp} too (RFC 8725).
 */
@Rule(
        id = "probe.jwt-expired-accepted",
        flaw = "expired-token-accepted",
        title = "Tokens count after their end",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {613})
public final class JwtExpiredAccepted implements Proof {
    /** What may pass without anybody's fault, as widely used libraries allow. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Outcome> ended = ended(endpoint, trial);
        return ended.isPresent()
                ? ended
                : Forged.jwt(endpoint, trial, (good, read) -> {
                    String token = good.token().orElseThrow();
                    Claims claims = Claims.of(token).orElseThrow();
                    if (claims.time("exp").isEmpty()) {
                        return Outcome.inconclusive("the token of " + read.persona() + " names no end");
                    }
                    Session first = read.persona().first();
                    if (first.token()
                            .flatMap(Claims::of)
                            .filter(each -> isOver(each, trial))
                            .isPresent()) {
                        return read.judgeAsItIs(first, trial, "with a token whose lifetime is over");
                    }
                    Optional<GuessedKey> key = GuessedKey.of(token);
                    return key.isEmpty()
                            ? Outcome.inconclusive("no token of this run has ended by now, and none can be forged")
                            : forged(good, read, claims, key.get(), trial);
                });
    }

    private static Outcome forged(Session good, OpenRead read, Claims claims, GuessedKey key, Trial trial) {
        Session control = good.withToken(claims.renamed().signed(key));
        if (!read.baseline().isSame(read.as(control, trial))) {
            return Outcome.inconclusive("a forged token that has not ended is refused as well");
        }
        return read.judge(
                good.withToken(claims.over(trial.now()).signed(key)), trial, "with a token that ended an hour ago");
    }

    /** Of a caller whose token has ended and who is refused now: that is right. */
    private static Optional<Outcome> ended(Endpoint endpoint, Trial trial) {
        for (Persona persona : trial.personas()) {
            Session session = persona.first();
            Optional<Claims> claims = session.token().flatMap(Claims::of);
            if (endpoint.isRead() && claims.filter(each -> isOver(each, trial)).isPresent()) {
                for (Reached reached :
                        persona.reached(endpoint).stream().limit(1).toList()) {
                    Reply reply = trial.askAsItIs(reached.filled().ask(), session);
                    if (reply.isRefusal()) {
                        return Optional.of(Outcome.refuted("refused with a token whose lifetime is over: " + reply));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOver(Claims claims, Trial trial) {
        if (claims.time("exp").isEmpty() || claims.time("iat").isEmpty()) {
            return false;
        }
        long lifetime = claims.time("exp").getAsLong() - claims.time("iat").getAsLong();
        return lifetime > 0 && trial.elapsed().compareTo(LEEWAY.plusSeconds(lifetime)) > 0;
    }
}
