package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * No answer of the specification describes a header that tells callers of a limit on calls.
 *
 * <p>Good callers slow down when they know how much is left. Where nothing is said, there mostly is no limit.
 *
 * <p>It fires once for the whole specification. Any header of the families {@code RateLimit} and {@code X-RateLimit}, or
 * {@code Retry-After}, at any answer is enough: limits hold for an API, not for an answer. It stays quiet where all
 * operations tell how the service is.
 *
 * <p>To fix it, send {@code RateLimit} headers and describe them at the answers that all operations share. Source: NIST SP
 * 800-228, REC-API-15.
 */
@Rule(
        id = "posture.spec-no-rate-limit-headers",
        flaw = "spec-no-rate-limit-headers",
        title = "No answer tells how many calls are left",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770},
        standards = {"NIST-800-228 REC-API-15"})
public final class SpecNoRateLimitHeaders implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        long concerned = api.operations().stream()
                .filter(each -> !PublicPlaces.isAboutTheService(each))
                .count();
        boolean told = api.operations().stream()
                .flatMap(each -> each.answers().values().stream())
                .flatMap(each -> each.node().get("headers").entries().keySet().stream())
                .anyMatch(RateHeaders::is);
        if (concerned == 0 || told) {
            return List.of();
        }
        String note = "no answer of " + concerned + " operations describes RateLimit or Retry-After";
        return List.of(new Remark(
                api.whole(),
                "",
                Confidence.CONFIRMED,
                api.line(api.root().get("paths"), api.root()),
                List.of(note),
                concerned,
                "headers: {RateLimit: {schema: {type: string}}} at the answers 2XX and 429"));
    }
}
