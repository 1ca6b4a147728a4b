package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The specification has operations and describes no way at all to prove who is calling.
 *
 * <p>Either anybody may call everything, or the way in is written down elsewhere and no tool can check that an operation
 * asks for it: reviews, gateways and tests that are made from the specification will treat all of it as public.
 *
 * <p>It fires once for the whole specification, and then the rules about single operations stay quiet. It stays quiet where
 * all operations are for everybody by their names, such as health and login. An API that only reads is a possibility: open
 * data needs no key.
 *
 * <p>To fix it, describe the scheme under {@code components.securitySchemes} and require it under {@code security}. Source:
 * OWASP API2:2023.
 */
@Rule(
        id = "posture.spec-no-security-scheme",
        flaw = "spec-no-security-scheme",
        title = "No security scheme described",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {306},
        standards = {"NIST-800-228 REC-API-11"})
public final class SpecNoSecurityScheme implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        List<WrittenOperation> closed = api.operations().stream()
                .filter(each -> !PublicPlaces.isPublic(each))
                .toList();
        if (closed.isEmpty() || !api.schemes().isEmpty()) {
            return List.of();
        }
        long writes = closed.stream().filter(WrittenOperation::isWrite).count();
        Set<String> headers = new TreeSet<>();
        closed.forEach(each -> headers.addAll(Unprotected.credentials(each)));
        List<String> notes = new ArrayList<>();
        notes.add(closed.size() + " operations, " + writes + " of which change something, and no security scheme");
        if (!headers.isEmpty()) {
            notes.add("described as a mere parameter: " + Spread.listed(List.copyOf(headers)));
        }
        Confidence confidence = writes > 0 || !headers.isEmpty() ? Confidence.LIKELY : Confidence.POSSIBLE;
        String cure = api.isSwagger()
                ? "securityDefinitions: {token: {type: oauth2, …}} and security: [{token: []}]"
                : "components: {securitySchemes: {token: {type: http, scheme: bearer}}} and security: [{token: []}]";
        return List.of(new Remark(
                api.whole(),
                "",
                confidence,
                api.line(api.root().get("paths"), api.root()),
                notes,
                closed.size(),
                cure));
    }
}
