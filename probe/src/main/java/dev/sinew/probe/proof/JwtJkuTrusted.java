package dev.sinew.probe.proof;

import com.nimbusds.jose.JWSHeader;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Listener;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The address of a key set in a token's own header ({@code jku}) is believed: anybody puts a key there and signs.
 *
 * <p>Proved where garbage and no token at all are refused, with a key set at the run's own listener: the same claims, signed with its key, get the same values as
 * the good token, twice, after the listener was called; signed with another key they get none. That the listener is called alone proves no forgery, and is said. Where the
 * target cannot call the listener, nothing can be told.
 *
 * <p>To fix it, fetch keys from addresses that are known beforehand, and take none from the token (RFC 8725, 3.10).
 */
@Rule(
        id = "probe.jwt-jku-trusted",
        flaw = "jwt-jku-trusted",
        title = "A token says where its key is fetched from",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {347, 918})
public final class JwtJkuTrusted implements Proof {
    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return Forged.signedJwt(endpoint, trial, (good, read) -> judge(trial, good, read));
    }

    private static Outcome judge(Trial trial, Session good, OpenRead read) {
        Listener listener = trial.listener();
        String token = good.token().orElseThrow();
        Optional<JWSHeader> header = OwnKey.header(token);
        String word = Fresh.word();
        Optional<String> address = listener.address(word);
        if (header.isEmpty() || address.isEmpty()) {
            return Outcome.inconclusive(
                    header.isEmpty() ? "its token has no header that can be read" : listener.unreachable());
        }
        OwnKey own = OwnKey.like(header.get(), word);
        listener.ready(word, own.set());
        URI set = URI.create("http://" + address.get() + "/jwks.json");
        Outcome outcome =
                read.judge(good.withToken(sign(own, set, token)), trial, "with a token that says where its key is");
        boolean called = listener.called(List.of(word), Duration.ZERO).isPresent();
        if (outcome.verdict() != Verdict.CONFIRMED) {
            return called && outcome.verdict() == Verdict.REFUTED
                    ? Outcome.refuted("the address in the token is called, but the key from there does not count")
                    : outcome;
        }
        OwnKey other = OwnKey.another(header.get(), word);
        return !called || read.baseline().isSame(read.as(good.withToken(sign(other, set, token)), trial))
                ? Outcome.inconclusive(
                        "a token is accepted whose key nobody fetched, so that the address proves nothing")
                : outcome;
    }

    private static String sign(OwnKey with, URI set, String token) {
        return with.sign(token, header -> header.jwkURL(set).keyID(with.key().getKeyID()));
    }
}
