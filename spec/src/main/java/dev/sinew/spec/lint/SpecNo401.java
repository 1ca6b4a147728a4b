package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * An operation that needs credentials does not say what it answers without them.
 *
 * <p>Callers cannot tell a login that ran out from a fault, and a test made from the specification does not look whether the
 * operation refuses at all.
 *
 * <p>It fires once for each operation, and once for the specification where most are so. {@code 4XX} and {@code default}
 * count. It stays quiet for operations that need no credentials.
 *
 * <p>To fix it, describe {@code 401} with its schema. Source: OWASP API8:2023.
 */
@Rule(
        id = "posture.spec-no-401",
        flaw = "spec-no-401",
        title = "No answer for missing credentials",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {1059})
public final class SpecNo401 implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Spread.of(
                api,
                each -> !each.security().isNone(),
                each -> !each.answers("401"),
                "describes no answer 401",
                "'401': {description: credentials are missing or wrong, content: {…}}");
    }
}
