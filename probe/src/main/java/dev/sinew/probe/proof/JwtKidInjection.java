package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Forging;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The name of the key in a token ({@code kid}) leads to a key that the caller knows: an empty file, or what a statement is made to return.
 *
 * <p>Proved where garbage and no token at all are refused: the same claims under HS256 with such a name, signed with the key that it leads to, get the same values
 * as the good token, twice; under the same name with another secret they get none. Tried are {@code /dev/null}, which is empty, and a selection of a word.
 *
 * <p>To fix it, compare the name with those of the keys that there are, and use it for nothing else.
 */
@Rule(
        id = "probe.jwt-kid-injection",
        flaw = "jwt-kid-injection",
        title = "The key's name in a token chooses any file or row as the key",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {347, 22, 89})
public final class JwtKidInjection implements Proof {
    private record Name(String kid, String secret, String words) {}

    private static List<Name> names(String word) {
        return List.of(
                new Name("../../../../../../../../dev/null", "", "of an empty file"),
                new Name("/dev/null", "", "of an empty file"),
                new Name("sinew' UNION SELECT '" + word + "'-- ", word, "of a word that a statement selects"),
                new Name(
                        "sinew' UNION SELECT '" + word + "' AS k FROM DUAL-- ",
                        word,
                        "of a word that a statement selects"));
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return Forged.signedJwt(endpoint, trial, (good, read) -> judge(trial, good, read));
    }

    private static Outcome judge(Trial trial, Session good, OpenRead read) {
        Verdicts verdicts = new Verdicts("");
        for (Name name : names(Fresh.word())) {
            if (!verdicts.isConfirmed()) {
                verdicts.add(judge(name, trial, good, read));
            }
        }
        return verdicts.outcome();
    }

    private static Outcome judge(Name name, Trial trial, Session good, OpenRead read) {
        String token = good.token().orElseThrow();
        Optional<String> kid = Optional.of(name.kid());
        Outcome outcome = read.judge(
                        good.withToken(OwnKey.hmac(token, kid, name.secret().getBytes(StandardCharsets.US_ASCII))),
                        trial,
                        "with a token whose key is the content " + name.words())
                .forged(Forging.WithKnownKey.of(kid, name.secret().getBytes(StandardCharsets.US_ASCII)));
        byte[] other = Fresh.word().getBytes(StandardCharsets.US_ASCII);
        boolean any = outcome.verdict() == Verdict.CONFIRMED
                && read.baseline().isSame(read.as(good.withToken(OwnKey.hmac(token, kid, other)), trial));
        return any
                ? Outcome.inconclusive("any token under that name is accepted, so that the key proves nothing")
                : outcome;
    }
}
