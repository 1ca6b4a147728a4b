package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A password goes over HTTP without TLS.
 *
 * <p>Whoever sits on the way reads it and has the account, and often others with the same password. A redirect to TLS comes too
 * late: the password was in the request.
 *
 * <p>It fires for an operation that took a name and a secret in the clear and handed out a token, and for one whose requests hold a
 * password in the clear, whatever the answer. It is confirmed where a client with an address of the internet sent it; a
 * possibility where all addresses are private, as a proxy before the source may have ended TLS.
 *
 * <p>It stays quiet for this machine, over TLS, and where headers tell that TLS ended before.
 *
 * <p>To fix it, take logins over TLS only, and refuse (403) what comes in the clear rather than redirect it. Passwords that came in
 * the clear are to be changed.
 */
@Rule(
        id = "posture.cleartext-login",
        flaw = "cleartext-login",
        title = "Password is sent without TLS",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023", "API8:2023"},
        cwe = {319, 523},
        standards = {"PCI-DSS-4.0.1 8.3.2"})
public final class CleartextLogin implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        if (Cleartext.endsBefore(api)) {
            return found;
        }
        for (OperationPosture each : api.operations()) {
            Optional<String> password = password(each);
            long clear = each.count(Trait.CLEARTEXT);
            long logins = Reach.both(each, clear, each.count(Trait.LOGIN));
            if (logins > 0 || (clear > 0 && password.isPresent())) {
                found.add(weakness(api, each, password.orElse(""), logins, clear));
            }
        }
        return found;
    }

    private static Weakness weakness(ApiPosture api, OperationPosture each, String field, long logins, long clear) {
        Confidence sure = Cleartext.confidence(each);
        boolean inside = Reach.isInternal(api) && sure != Confidence.CONFIRMED;
        String note = sent(field, clear, logins);
        String path = each.operation().path();
        return Weakness.of(
                        each,
                        field,
                        inside ? Confidence.POSSIBLE : sure,
                        each.first(Trait.CLEARTEXT),
                        note,
                        Math.max(1, field.isEmpty() ? logins : clear))
                .cured("Serve " + path + " over TLS only and refuse it on port 80. NGINX: location = " + path
                        + " { if ($scheme = http) { return 403; } }");
    }

    private static String sent(String field, long clear, long logins) {
        if (field.isEmpty()) {
            return Counted.calls(logins) + " over HTTP without TLS sent a secret and got a token";
        }
        return Counted.of(clear, "request") + " over HTTP without TLS, with a password in " + field
                + (logins > 0 ? "; " + logins + " of them were answered with a token" : "");
    }

    private static Optional<String> password(OperationPosture operation) {
        return operation.learned().requestBody().fields().stream()
                .filter(field -> field.dataClasses().contains(DataClass.PASSWORD.id()))
                .map(LearnedField::path)
                .map(path -> path.text())
                .findFirst();
    }
}
