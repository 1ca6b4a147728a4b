package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * An operation does not say what it answers when the service itself fails.
 *
 * <p>What nobody described comes from the framework, with what should stay inside.
 *
 * <p>It fires once for each operation, and once for the specification where most are so. Any status from 500 on, {@code 5XX}
 * and {@code default} count.
 *
 * <p>To fix it, describe {@code 500} with a schema that has no room for internals. Source: OWASP API8:2023.
 */
@Rule(
        id = "posture.spec-no-500-answer",
        flaw = "spec-no-500-answer",
        title = "No answer for faults of the service",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {1059})
public final class SpecNo500Answer implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Spread.of(
                api,
                each -> true,
                each -> each.answers().keySet().stream()
                        .noneMatch(status -> status.startsWith("5") || status.equals("DEFAULT")),
                "describes no answer 500",
                "'500': {description: the service failed, content: {…}}");
    }
}
