package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * An operation does not say what it answers to too many calls.
 *
 * <p>Either there is no limit, or callers meet it unprepared and try again at once.
 *
 * <p>It fires once for each operation, and once for the specification where most are so. {@code 4XX} counts, {@code default}
 * does not: callers need to know when to come back. It stays quiet for what tells how the service is, and for OPTIONS.
 *
 * <p>To fix it, limit calls and describe {@code 429} with {@code Retry-After}. Source: NIST SP 800-228, REC-API-15; RFC
 * 6585, section 4.
 */
@Rule(
        id = "posture.spec-no-429",
        flaw = "spec-no-429",
        title = "No answer for too many calls",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770},
        standards = {"NIST-800-228 REC-API-15"})
public final class SpecNo429 implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Spread.of(
                api,
                each -> !PublicPlaces.isAboutTheService(each),
                each -> !each.answers().containsKey("429") && !each.answers().containsKey("4XX"),
                "describes no answer 429",
                "'429': {description: too many calls, headers: {Retry-After: {schema: {type: integer}}}}");
    }
}
