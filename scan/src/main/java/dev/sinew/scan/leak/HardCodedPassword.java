package dev.sinew.scan.leak;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.verify.Validity;

/**
 * A password lies in a file.
 *
 * <p>It is given to a name that speaks of a password, stands in a place that is made for one (an address with user and password, a file of
 * logins), or goes to a program that takes one. In settings any value counts that stands for no other; in programs only a text
 * that looks like none of the words and names that programs are full of.
 *
 * <p>To fix it, change the password, and have the program read the new one from its environment or a store for secrets.
 */
@Rule(
        id = "scan.hard-coded-password",
        flaw = "hard-coded-password",
        title = "A password lies in a file",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {798, 259})
public final class HardCodedPassword implements Leak {
    @Override
    public boolean covers(Hit hit) {
        return hit.kind() == Kind.PASSWORD && hit.verification().validity() != Validity.INVALID;
    }
}
