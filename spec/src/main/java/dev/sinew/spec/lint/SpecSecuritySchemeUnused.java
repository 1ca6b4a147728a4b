package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.Sources.Place;
import java.util.List;

/**
 * Security schemes are described, and neither the specification nor any of its operations requires one.
 *
 * <p>A scheme under {@code components} by itself asks nobody for anything. To every tool all operations are public, which is
 * hardly what its author meant.
 *
 * <p>It fires once for the whole specification, and then the rules about single operations stay quiet. It stays quiet where
 * all operations are for everybody by their names.
 *
 * <p>To fix it, add {@code security} at the top, and {@code security: []} at what really is public. Source: OpenAPI 3.1,
 * section 4.8.1.
 */
@Rule(
        id = "posture.spec-security-scheme-unused",
        flaw = "spec-security-scheme-unused",
        title = "Security schemes described but never required",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {306},
        standards = {"NIST-800-228 REC-API-11"})
public final class SpecSecuritySchemeUnused implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        long closed = api.operations().stream()
                .filter(each -> !PublicPlaces.isPublic(each))
                .count();
        if (closed == 0 || api.schemes().isEmpty() || api.requiresAny()) {
            return List.of();
        }
        String first = api.schemes().keySet().iterator().next();
        Place scheme = api.schemes().values().iterator().next();
        String note = "described and never required: "
                + Spread.listed(List.copyOf(api.schemes().keySet()));
        return List.of(new Remark(
                api.whole(),
                "",
                Confidence.LIKELY,
                api.line(scheme, Written.place(api.root())),
                List.of(note),
                closed,
                "security: [{" + first + ": []}] at the top of the document"));
    }
}
