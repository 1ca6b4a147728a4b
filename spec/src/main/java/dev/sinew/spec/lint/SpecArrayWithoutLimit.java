package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.tree.Node;
import java.util.List;

/**
 * A list that callers may send has no greatest number of elements.
 *
 * <p>One request may then ask for as much work as a million would: each element is validated, looked up and stored.
 *
 * <p>It fires once for each operation, shared schema and shared parameter, with the names of all such lists, and once for
 * the specification where most lack it. It stays quiet for answers and what is read-only, and for lists of distinct values
 * of an enumeration.
 *
 * <p>To fix it, write {@code maxItems}. Source: NIST SP 800-228, REC-API-14.
 */
@Rule(
        id = "posture.spec-array-without-limit",
        flaw = "spec-array-without-limit",
        title = "List without a greatest number",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770},
        standards = {"NIST-800-228 REC-API-14"})
public final class SpecArrayWithoutLimit implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Limits.of(
                        api,
                        field -> field.is("array") && !isChoice(field.node()),
                        field -> field.says("maxItems", "enum", "const"))
                .remarks("maxItems", field -> field.path() + ": {type: array, maxItems: 100}");
    }

    private static boolean isChoice(Node node) {
        return node.get("uniqueItems").isTrue() && node.get("items").has("enum");
    }
}
