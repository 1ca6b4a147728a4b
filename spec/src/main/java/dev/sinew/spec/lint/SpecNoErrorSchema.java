package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.Sources.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An operation describes how it fails, and for no failure what the answer looks like.
 *
 * <p>What is not designed comes from the framework: stack traces, names of classes, queries. And callers tell failures apart
 * by their text.
 *
 * <p>It fires once for each operation with answers for failures of which none has a body, and once for the specification
 * where most are so. It stays quiet for HEAD, and where no failure is described, which other rules tell of.
 *
 * <p>To fix it, give all failures one schema, such as {@code application/problem+json}. Source: RFC 9457; OWASP API8:2023.
 */
@Rule(
        id = "posture.spec-no-error-schema",
        flaw = "spec-no-error-schema",
        title = "Answers for failures without a schema",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {1059})
public final class SpecNoErrorSchema implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Spread.of(
                api,
                each -> !each.method().equals("HEAD")
                        && failures(each).findAny().isPresent(),
                each -> failures(each).noneMatch(place -> hasBody(api, place)),
                "describes no body of its failures",
                "content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}");
    }

    private static Stream<Place> failures(WrittenOperation operation) {
        return operation.answers().entrySet().stream()
                .filter(each -> each.getKey().startsWith("4")
                        || each.getKey().startsWith("5")
                        || each.getKey().equals("DEFAULT"))
                .map(Map.Entry::getValue);
    }

    private static boolean hasBody(Written api, Place answer) {
        return api.isSwagger()
                ? answer.node().has("schema")
                : !answer.node().get("content").entries().isEmpty();
    }
}
