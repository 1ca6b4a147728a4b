package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Set;

/**
 * A text in the body of a request has no greatest length.
 *
 * <p>A gateway or validator that is made from the specification lets texts of any size through, and memory, storage and
 * every pattern behind it pay for them.
 *
 * <p>It fires once for each operation and each shared schema, with the names of all such texts, and once for the
 * specification where most lack it. A length is given by {@code maxLength}, {@code enum}, {@code const}, a format of fixed
 * form (dates, UUIDs, addresses of hosts) or a pattern that ends. It stays quiet for answers and what is read-only, for
 * files, and for parameters outside of bodies, which the server's limit on addresses and headers holds.
 *
 * <p>To fix it, write {@code maxLength}. Source: NIST SP 800-228, REC-API-14.
 */
@Rule(
        id = "posture.spec-string-without-limit",
        flaw = "spec-string-without-limit",
        title = "Text without a greatest length",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770},
        standards = {"NIST-800-228 REC-API-14"})
public final class SpecStringWithoutLimit implements LintCheck {
    private static final Set<String> FIXED = Set.of(
            "date",
            "date-time",
            "time",
            "uuid",
            "guid",
            "ipv4",
            "ipv6",
            "ip",
            "hostname",
            "email",
            "binary",
            "duration",
            "mac",
            "currency",
            "date-only",
            "partial-date-time");

    @Override
    public List<Remark> remarks(Written api) {
        return Limits.of(api, field -> field.is("string") && field.inBody(), SpecStringWithoutLimit::isBounded)
                .remarks("maxLength", field -> field.path() + ": {type: string, maxLength: 200}");
    }

    private static boolean isBounded(InputField field) {
        return field.says("maxLength", "enum", "const", "contentMediaType")
                || FIXED.contains(field.text("format"))
                || Patterns.ends(field.text("pattern"));
    }
}
