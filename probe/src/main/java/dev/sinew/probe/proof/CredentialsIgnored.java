package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Forging;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.Optional;

/**
 * Credentials that mean nothing work as well as good ones.
 *
 * <p>That there are some is checked, and not what they are: any text in the header opens the operation.
 *
 * <p>Proved where a request without credentials is refused: with a text of the same form and length as the good ones the same values come
 * back, twice. Where none are needed either, {@code probe.no-authentication} says so.
 *
 * <p>To fix it, verify what is sent: look the key or session up, check the token's signature.
 */
@Rule(
        id = "probe.credentials-ignored",
        flaw = "broken-authentication",
        title = "Any text will do for credentials",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {287})
public final class CredentialsIgnored implements Proof {
    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead()) {
            return Optional.empty();
        }
        return OpenRead.of(endpoint, trial)
                .filter(read -> !read.baseline().isSame(read.as(Session.NOBODY, trial)))
                .map(read -> read.judge(
                                Forged.garbage(read.persona().session()), trial, "with credentials that mean nothing")
                        .forged(new Forging.Garbage()));
    }
}
