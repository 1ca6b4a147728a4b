package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * The description of an answer to authorization has {@code code}, and no {@code iss}.
 *
 * <p>A third party that works with several banks cannot tell whose answer it holds, and may hand the code of one to another
 * (mix-up).
 *
 * <p>It fires once for each operation whose answer has the fields {@code code} and {@code state}, or whose header {@code
 * Location} shows {@code code=} in an example or text, in specifications of financial grade (see {@code posture.fapi-
 * implicit-flow} for what that is). It stays quiet where the answer is a signed {@code response}, and where it is not
 * described.
 *
 * <p>To fix it, add {@code iss}. Source: FAPI 2.0 Security Profile, 5.3.2.2; RFC 9207.
 */
@Rule(
        id = "posture.fapi-iss-not-returned",
        flaw = "fapi-iss-not-returned",
        title = "Authorization answer without its issuer",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {346},
        standards = {"FAPI-2.0 5.3.2.2"})
public final class FapiIssNotReturned implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        if (!Financial.is(api)) {
            return List.of();
        }
        List<Remark> remarks = new ArrayList<>();
        for (WrittenOperation operation : api.operations()) {
            boolean lacks =
                    operation.answers().values().stream().anyMatch(each -> Financial.isAuthorizationAnswer(api, each));
            if (lacks) {
                remarks.add(Remark.of(
                        operation.operation(),
                        "iss",
                        api.line(operation.place()),
                        "the answer of " + operation.shown() + " has code and no iss",
                        "Location: https://client.example/back?code=…&iss=https%3A%2F%2Fbank.example"));
            }
        }
        return remarks;
    }
}
