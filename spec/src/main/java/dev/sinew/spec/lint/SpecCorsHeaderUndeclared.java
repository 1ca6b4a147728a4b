package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.Sources.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Some answers describe which other origins may read them, and answers of other operations do not.
 *
 * <p>Who may call from a browser is then decided at each operation, and mostly by a default that allows everybody.
 *
 * <p>It fires once for each operation whose successful answers have no {@code Access-Control-Allow-Origin}, and once for the
 * specification where most are so, where any answer describes such a header. It stays quiet where none does: the service is
 * not called from browsers, or a gateway answers for it.
 *
 * <p>To fix it, describe the header at all answers, with the origins that are allowed. Source: OWASP API8:2023.
 */
@Rule(
        id = "posture.spec-cors-header-undeclared",
        flaw = "spec-cors-header-undeclared",
        title = "Answers of which CORS is not described",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {942})
public final class SpecCorsHeaderUndeclared implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        boolean told = api.operations().stream()
                .flatMap(each -> each.answers().values().stream())
                .anyMatch(each -> has(each, "access-control-"));
        if (!told) {
            return List.of();
        }
        return Spread.of(
                api,
                each -> successes(each).findAny().isPresent(),
                each -> successes(each).noneMatch(place -> has(place, "access-control-allow-origin")),
                "describes no Access-Control-Allow-Origin, others do",
                "headers: {Access-Control-Allow-Origin: {schema: {type: string, enum: ['https://app.example']}}}");
    }

    private static Stream<Place> successes(WrittenOperation operation) {
        return operation.answers().entrySet().stream()
                .filter(each -> each.getKey().startsWith("2"))
                .map(Map.Entry::getValue);
    }

    private static boolean has(Place answer, String begin) {
        return answer.node().get("headers").entries().keySet().stream()
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).startsWith(begin));
    }
}
