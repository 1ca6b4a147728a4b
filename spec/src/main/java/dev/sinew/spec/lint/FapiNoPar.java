package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The specification describes authorization, and neither an operation that takes pushed requests nor a reference to one.
 *
 * <p>What is asked for passes through the browser of the customer, where amount and account can be read and changed.
 *
 * <p>It fires once for each operation that takes {@code response_type}, in specifications of financial grade (see {@code
 * posture.fapi-implicit-flow} for what that is). It stays quiet where it takes {@code request_uri}, where an operation ends
 * in {@code par} or speaks of pushing in its name or text, and where authorization is not described.
 *
 * <p>To fix it, offer pushed authorization requests (RFC 9126) and refuse others. Source: FAPI 2.0 Security Profile,
 * 5.3.2.2.
 */
@Rule(
        id = "posture.fapi-no-par",
        flaw = "fapi-no-par",
        title = "Authorization requests are not pushed",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {345},
        standards = {"FAPI-2.0 5.3.2.2"})
public final class FapiNoPar implements LintCheck {
    private static final Pattern PUSHED = Pattern.compile("(?i)/par$|pushed.?authori[sz]ation");

    @Override
    public List<Remark> remarks(Written api) {
        List<WrittenOperation> authorizations = Financial.authorizations(api);
        boolean pushed = authorizations.isEmpty()
                || api.operations().stream()
                        .anyMatch(each -> PUSHED.matcher(each.path()).find()
                                || PUSHED.matcher(each.id() + " "
                                                + each.place()
                                                        .node()
                                                        .get("summary")
                                                        .text())
                                        .find());
        if (pushed) {
            return List.of();
        }
        return authorizations.stream()
                .filter(each -> !Financial.takes(api, each, "request_uri"))
                .map(each -> Remark.of(
                        each.operation(),
                        "request_uri",
                        api.line(each.place()),
                        each.shown() + " takes the request itself, no operation takes it beforehand",
                        "a POST /par that answers with request_uri, and request_uri at " + each.path()))
                .toList();
    }
}
