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
import org.jspecify.annotations.Nullable;

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
    private static final String CURE = "headers: {Retry-After: {schema: {type: integer}}}";

    @Override
    public List<Remark> remarks(Written api) {
        List<Remark> remarks = new ArrayList<>(Spread.of(
                api,
                each -> !isShared(each) && each.answers().containsKey("429"),
                each -> lacks(each.answers().get("429")),
                "describes an answer 429 without Retry-After",
                CURE));
        Set<String> said = new HashSet<>();
        for (WrittenOperation operation : api.operations()) {
            Place answer = operation.answers().get("429");
            if (answer != null && isShared(operation) && lacks(answer) && said.add(answer.key())) {
                String note = "the answer 429 of " + operation.shown() + " and others has no header Retry-After";
                remarks.add(Remark.of(api.whole(), answer.key(), api.line(answer, operation.place()), note, CURE)
                        .as(Confidence.CONFIRMED));
            }
        }
        return remarks;
    }

    private static boolean isShared(WrittenOperation operation) {
        Place answer = operation.answers().get("429");
        return answer != null && answer.isShared();
    }

    private static boolean lacks(@Nullable Place answer) {
        return answer != null
                && answer.node().isMap()
                && answer.node().get("headers").entries().keySet().stream().noneMatch(RateHeaders::saysWhen);
    }
}
