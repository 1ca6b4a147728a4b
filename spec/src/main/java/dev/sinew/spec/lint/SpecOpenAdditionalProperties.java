package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.tree.Node;
import java.util.List;

/**
 * An object in the body of a write says that any further field is welcome, or is a map without a greatest number of fields.
 *
 * <p>A field that callers should never set, such as a role or an owner, passes the validator and may be bound to the object
 * behind it.
 *
 * <p>It fires once for each operation and shared schema that a POST, PUT, PATCH or DELETE takes, with the names of all such
 * objects, and once for the specification where most are so. It stays quiet where nothing is written, though JSON Schema
 * allows further fields there: nobody meant it; where {@code maxProperties} bounds a map; for answers.
 *
 * <p>To fix it, list the fields and write {@code additionalProperties: false}; for a map, {@code maxProperties}. Source:
 * OWASP API3:2023.
 */
@Rule(
        id = "posture.spec-open-additional-properties",
        flaw = "spec-open-additional-properties",
        title = "Write that takes any field",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023"},
        cwe = {915},
        standards = {"NIST-800-228 REC-API-13"})
public final class SpecOpenAdditionalProperties implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        return Limits.of(
                        api,
                        field -> field.inBody()
                                && (field.is("object") || !field.node().has("type")),
                        field -> !isOpen(field))
                .ofWrites()
                .remarks(
                        "an end of its fields",
                        field -> field.path()
                                + (field.node().has("properties")
                                        ? ": {additionalProperties: false}"
                                        : ": {maxProperties: 50, additionalProperties: {type: string, maxLength: 200}}"));
    }

    private static boolean isOpen(InputField field) {
        Node further = field.node().get("additionalProperties");
        boolean any = further.isTrue()
                || (further.isMap() && further.entries().isEmpty())
                || field.node().get("unevaluatedProperties").isTrue();
        boolean map = further.isMap() && !further.entries().isEmpty();
        return (any || map)
                && !field.says("maxProperties")
                && !(map && field.node().has("patternProperties"));
    }
}
