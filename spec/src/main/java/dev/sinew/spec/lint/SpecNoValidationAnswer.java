package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * An operation takes input and does not say what it answers where that is wrong.
 *
 * <p>It shows that nobody decided what is refused. Callers take a refusal for a fault and try again.
 *
 * <p>It fires once for each operation with a body, or with parameters in path, query or cookies, and once for the
 * specification where most are so. {@code 400}, {@code 422}, {@code 4XX} and {@code default} count.
 *
 * <p>To fix it, describe {@code 400} or {@code 422} with its schema. Source: OWASP API8:2023.
 */
@Rule(
        id = "posture.spec-no-validation-answer",
        flaw = "spec-no-validation-answer",
        title = "No answer for wrong input",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {1059},
        standards = {"NIST-800-228 REC-API-13"})
public final class SpecNoValidationAnswer implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Spread.of(
                api,
                WrittenOperation::takesInput,
                each -> !each.answers("400") && !each.answers("422"),
                "describes no answer 400 or 422",
                "'400': {description: the input is wrong, content: {…}}");
    }
}
