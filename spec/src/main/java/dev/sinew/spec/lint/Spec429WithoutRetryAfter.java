package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.Sources.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An answer 429 is described without a header that says when to come back.
 *
 * <p>Callers that are told no time try again at once, all together, and keep the service where it is.
 *
 * <p>It fires once for each operation with such an answer, and once for an answer that several refer to. {@code Retry-After}
 * and headers that tell when a limit is reset count.
 *
 * <p>To fix it, add {@code Retry-After}. Source: RFC 6585, section 4.
 */
@Rule(
        id = "posture.spec-429-without-retry-after",
        flaw = "spec-429-without-retry-after",
        title = "Answer for too many calls without when to come back",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770},
        standards = {"RFC 6585 4"})
public final class Spec429WithoutRetryAfter implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        List<Remark> remarks = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (WrittenOperation operation : api.operations()) {
            Place answer = operation.answers().get("429");
            boolean lacks = answer != null
                    && answer.node().isMap()
                    && answer.node().get("headers").entries().keySet().stream().noneMatch(RateHeaders::saysWhen);
            if (answer == null || !lacks || (answer.isShared() && !said.add(answer.key()))) {
                continue;
            }
            remarks.add(Remark.of(
                            answer.isShared() ? api.whole() : operation.operation(),
                            answer.isShared() ? answer.key() : "",
                            api.line(answer, operation.place()),
                            "the answer 429 of " + operation.shown() + " has no header Retry-After",
                            "headers: {Retry-After: {schema: {type: integer}}}")
                    .as(Confidence.CONFIRMED));
        }
        return remarks;
    }
}
