package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * An integer that callers may send says neither its width nor its range.
 *
 * <p>Each generator chooses for itself: 32 bits in one language, 64 in another, a floating point number in a third. Between
 * them values are cut off, turn negative or lose digits.
 *
 * <p>It fires once for each operation, shared schema and shared parameter, with the names of all such numbers, and once for
 * the specification where most lack it. A format, an enumeration, or a minimum with a maximum says enough. It stays quiet
 * for answers.
 *
 * <p>To fix it, write {@code format: int32} or {@code int64}. Source: OpenAPI 3.1, section 4.4.
 */
@Rule(
        id = "posture.spec-integer-without-format",
        flaw = "spec-integer-without-format",
        title = "Integer of unknown width",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {1284},
        standards = {"NIST-800-228 REC-API-13"})
public final class SpecIntegerWithoutFormat implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Limits.of(api, field -> field.is("integer"), SpecIntegerWithoutFormat::isSized)
                .remarks("format", field -> field.path() + ": {type: integer, format: int32}");
    }

    private static boolean isSized(InputField field) {
        return field.says("format", "enum", "const")
                || (field.says("minimum", "exclusiveMinimum") && field.says("maximum", "exclusiveMaximum"));
    }
}
