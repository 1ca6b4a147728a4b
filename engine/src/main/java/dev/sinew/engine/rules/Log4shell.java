package dev.sinew.engine.rules;

import dev.sinew.engine.inject.LookupText;
import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;

/**
 * A value of a request is a lookup that Log4j 2 before 2.17.1 follows to a server of the caller's choice, from where it loads code
 * (CVE-2021-44228, CVE-2021-45046).
 *
 * <p>Whatever is logged is enough: a header, a user name, a search. The server then runs what the attacker's directory hands it.
 *
 * <p>It fires on {@code ${jndi:…}} with a scheme, in any value and header, also where other lookups spell its letters. The answer does
 * not tell whether it was followed: look for outgoing calls of the host. It stays quiet for news that tell of it in a sentence, for other lookups, shell variables and
 * templates.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, use Log4j 2.17.1 or newer, and let servers call only the hosts they need.
 */
@Rule(
        id = "detect.log4shell",
        flaw = "log4shell",
        title = "A lookup that makes a logging library load code",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {917, 502})
public final class Log4shell implements Mark {
    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Injection.examineBeyondProse(
                subject, sink, Signs.DOLLAR, value -> LookupText.lookup(value.text()), (answer, value) -> false);
    }
}
