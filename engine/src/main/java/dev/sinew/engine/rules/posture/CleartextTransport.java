package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.List;

/**
 * A host answers calls over HTTP without TLS, and what goes over it is worth protecting.
 *
 * <p>Whoever sits on the way, in the same wireless network or at any router between, reads credentials and data and changes them
 * unseen.
 *
 * <p>It fires once for each host whose operations succeed in the clear although they carry credentials or sensitive data or change
 * something. It is confirmed where a client with an address of the internet called, likely where addresses are not known, and a
 * possibility where all are private: then the source may stand between a proxy that ends TLS and the application.
 *
 * <p>It stays quiet for calls that are redirected or refused, for open data and what is published by its path
 * ({@code /.well-known}, RFC 8615), for this machine, for hosts of internal networks that
 * no public address calls, and where headers tell that TLS ended before: a proxy's {@code X-Forwarded-For} without a scheme, or
 * {@code Strict-Transport-Security} in the answers.
 *
 * <p>To fix it, answer over TLS only: redirect pages, and refuse calls of programs, as their credentials are out before any redirect
 * comes back.
 */
@Rule(
        id = "posture.cleartext-transport",
        flaw = "cleartext-transport",
        title = "Sensitive calls are answered without TLS",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {319},
        standards = {"PCI-DSS-4.0.1 4.2.1"})
public final class CleartextTransport implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        if (Cleartext.endsBefore(api)) {
            return List.of();
        }
        Examples examples = new Examples();
        Confidence sure = Confidence.POSSIBLE;
        for (OperationPosture each : api.operations()) {
            long clear = Reach.both(each, each.count(Trait.CLEARTEXT), each.successes());
            String carried = clear == 0 ? "" : carried(each);
            Confidence here = Cleartext.confidence(each);
            boolean outside = here == Confidence.CONFIRMED || !Reach.isInternal(api);
            if (!carried.isEmpty() && outside) {
                examples.add(each, Reach.firstSuccess(each), carried, clear);
                sure = here.compareTo(sure) > 0 ? here : sure;
            }
        }
        if (examples.isEmpty()) {
            return List.of();
        }
        String host = HostName.withoutPort(api.api());
        return List.of(examples.weakness(api.api(), "", sure, "succeeded over HTTP without TLS")
                .cured(cure(host, port(api.api().substring(host.length())))));
    }

    /** What is worth protecting there, or empty. */
    private static String carried(OperationPosture operation) {
        List<String> proofs = operation.learned().authenticationTypes();
        if (!proofs.isEmpty()) {
            return "carries credentials (" + String.join(", ", proofs) + ")";
        }
        if (operation.operation().path().startsWith("/.well-known/")) {
            return "";
        }
        List<String> classes = operation.learned().dataClasses().stream()
                .filter(DataClass::isSensitive)
                .toList();
        if (!classes.isEmpty()) {
            return "carries " + String.join(", ", classes);
        }
        return operation.isUnsafe() ? "changes something" : "";
    }

    /** The port that an api's name ends with, or the one of HTTP. */
    private static String port(String end) {
        return end.startsWith(":") ? end.substring(1) : "80";
    }

    private static String cure(String host, String port) {
        return "Close port " + port + " of " + host + " to programs and redirect browsers. NGINX: server { listen "
                + port
                + "; server_name " + host
                + "; return 301 https://$host$request_uri; } Behind a proxy that ends TLS, let it send X-Forwarded-Proto: https, and these calls are known as protected.";
    }
}
