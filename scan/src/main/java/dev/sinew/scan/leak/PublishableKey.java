package dev.sinew.scan.leak;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.rules.Kind;

/**
 * A key lies in a file that its issuer made to be shown.
 *
 * <p>Keys for web pages and apps name an account and open little. They are told so that somebody can see whether they are limited at
 * their issuer to the hosts, apps and interfaces that they are meant for.
 *
 * <p>To fix it, limit the key there. It need not be taken out.
 */
@Rule(
        id = "scan.publishable-key",
        flaw = "publishable-key",
        title = "A key that is made to be public lies in a file",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {540})
public final class PublishableKey implements Leak {
    @Override
    public boolean covers(Hit hit) {
        return hit.kind() == Kind.PUBLIC;
    }
}
