package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Logins;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cookie that proves who calls can be read by scripts, or is sent over connections that anybody reads.
 *
 * <p>Without {@code HttpOnly} one script that gets into a page takes the session along; without {@code Secure} the first request without TLS shows it.
 *
 * <p>Proved with two logins whose answers set it so, and by what it does: the cookie alone, with nothing else of the session, gets what the caller gets and nobody does. A cookie that proves nothing, as one
 * against forged requests or with a language, may be read. {@code Secure} is asked for where the target has TLS.
 *
 * <p>To fix it, set it with {@code HttpOnly; Secure; SameSite=Lax}.
 */
@Rule(
        id = "probe.session-cookie-readable",
        flaw = "session-cookie-readable",
        title = "A session's cookie can be read by scripts",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023", "API8:2023"},
        cwe = {1004, 614})
public final class SessionCookieReadable implements Proof {
    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return LoginTries.of(endpoint, trial).stream()
                .filter(each -> trial.personas().stream()
                        .anyMatch(one -> one.session().identity().equals(each)))
                .findFirst()
                .flatMap(each -> judge(each, trial));
    }

    private static Optional<Outcome> judge(Identity identity, Trial trial) {
        Reply login = trial.askAgain(Logins.ask(identity.login().orElseThrow()), Session.NOBODY);
        Verdicts verdicts = new Verdicts("");
        List<String> set = login.headers().getOrDefault("set-cookie", List.of());
        for (String each : set) {
            String flags = flags(each, trial);
            if (!flags.isEmpty() && !verdicts.isConfirmed()) {
                verdicts.add(judge(identity, each, flags, trial));
            }
        }
        return set.isEmpty() || !trial.isSuccess(login) && login.status() / 100 != 3
                ? Optional.empty()
                : Optional.of(
                        verdicts.isConfirmed()
                                ? verdicts.outcome()
                                : Outcome.refuted("no cookie that it sets proves anything and lacks a flag"));
    }

    /** Which flags a cookie lacks, in words; empty where it has them. */
    private static String flags(String cookie, Trial trial) {
        String plain = cookie.toLowerCase(Locale.ROOT).replace(" ", "");
        boolean readable = !(plain + ";").contains(";httponly;");
        boolean plaintext = trial.target().getScheme().equals("https") && !(plain + ";").contains(";secure;");
        return (readable ? "HttpOnly" : "") + (readable && plaintext ? " and " : "") + (plaintext ? "Secure" : "");
    }

    private static Outcome judge(Identity identity, String cookie, String flags, Trial trial) {
        String pair = cookie.substring(0, cookie.indexOf(';') < 0 ? cookie.length() : cookie.indexOf(';'));
        Identity alone = new Identity(identity.name() + " by cookie", "", "", List.of(), Optional.empty());
        Session session = new Session(alone, List.of(new Header("Cookie", pair)), Optional.empty());
        Optional<OpenRead> proves = trial.endpoints().stream()
                .filter(Endpoint::isRead)
                .flatMap(each -> OpenRead.reached(
                        each,
                        trial,
                        read -> read.persona().session().identity().equals(identity)
                                && !read.baseline().isSame(read.as(Session.NOBODY, trial))
                                && read.baseline().isSame(read.as(session, trial)))
                        .stream())
                .findFirst();
        if (proves.isEmpty()) {
            return Outcome.refuted("the cookie proves nothing alone");
        }
        Reply again = trial.askAgain(Logins.ask(identity.login().orElseThrow()), Session.NOBODY);
        String name = pair.substring(0, Math.max(0, pair.indexOf('=')));
        boolean still = again.headers().getOrDefault("set-cookie", List.of()).stream()
                .anyMatch(each ->
                        each.startsWith(name + "=") && flags(each, trial).equals(flags));
        return still
                ? Outcome.confirmed(
                        "two logins of " + identity + " set the cookie " + name + " without " + flags
                                + ", which alone gets what nobody gets",
                        List.of(new Outcome.Step(
                                Session.NOBODY, Logins.ask(identity.login().orElseThrow()), "sets it")))
                : Outcome.inconclusive("one login set it so, and another one did not");
    }
}
