package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * An operation takes the header {@code x-fapi-interaction-id} and describes no answer that has it.
 *
 * <p>Bank and third party find the two sides of one call by this id, in disputes and after an incident.
 *
 * <p>It fires once for each operation, and once for the specification where most are so. A header at any answer of success,
 * {@code 2XX} or {@code default} counts. It stays quiet where the header is not taken.
 *
 * <p>To fix it, describe the header at all answers. Source: FAPI 1.0 part 1, 6.2.1; kept by FAPI 2.0 ecosystems.
 */
@Rule(
        id = "posture.fapi-interaction-id-not-echoed",
        flaw = "fapi-interaction-id-not-echoed",
        title = "Interaction id is taken and not given back",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {778})
public final class FapiInteractionIdNotEchoed implements LintCheck {
    private static final String HEADER = "x-fapi-interaction-id";

    @Override
    public List<Remark> remarks(Written api) {
        return Spread.of(
                api,
                each -> each.parameters(in -> in.equals("header")).stream()
                        .anyMatch(place -> place.node().get("name").text().equalsIgnoreCase(HEADER)),
                each -> each.answers().entrySet().stream()
                        .filter(one ->
                                one.getKey().startsWith("2") || one.getKey().equals("DEFAULT"))
                        .noneMatch(one -> one.getValue().node().get("headers").entries().keySet().stream()
                                .anyMatch(HEADER::equalsIgnoreCase)),
                "takes " + HEADER + " and describes no answer with it",
                "headers: {x-fapi-interaction-id: {schema: {type: string, format: uuid}}}");
    }
}
