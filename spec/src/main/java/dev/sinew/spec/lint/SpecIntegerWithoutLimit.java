package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Set;

/**
 * An integer that callers may send has no least or no greatest value.
 *
 * <p>A page size of two billion, a quantity below zero, an amount that overflows when it is multiplied: what is not refused
 * here has to be thought of in every place behind it.
 *
 * <p>It fires once for each operation, shared schema and shared parameter, with the names of all such numbers, and once for
 * the specification where most lack them. It stays quiet for answers, enumerations, identifiers and points in time, which
 * are looked up, not counted with.
 *
 * <p>To fix it, write {@code minimum} and {@code maximum}. Source: OWASP API4:2023.
 */
@Rule(
        id = "posture.spec-integer-without-limit",
        flaw = "spec-integer-without-limit",
        title = "Number without limits",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {1284},
        standards = {"NIST-800-228 REC-API-13"})
public final class SpecIntegerWithoutLimit implements LintCheck {
    private static final Set<String> LOOKED_UP = Set.of(
            "id",
            "ids",
            "timestamp",
            "time",
            "date",
            "at",
            "since",
            "until",
            "before",
            "after",
            "number",
            "code",
            "version");

    @Override
    public List<Remark> remarks(Written api) {
        return Limits.of(
                        api,
                        field -> field.is("integer") && !LOOKED_UP.contains(Words.last(field.name())),
                        SpecIntegerWithoutLimit::isBounded)
                .remarks("minimum and maximum", field -> field.path() + ": {type: integer, minimum: 1, maximum: 100}");
    }

    private static boolean isBounded(InputField field) {
        return field.says("enum", "const")
                || (field.says("minimum", "exclusiveMinimum") && field.says("maximum", "exclusiveMaximum"));
    }
}
