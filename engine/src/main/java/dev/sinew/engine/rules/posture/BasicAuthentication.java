package dev.sinew.engine.rules.posture;

import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.Direction;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.Trait;
import java.util.List;
import java.util.Set;

/**
 * Callers prove who they are with user name and password in every request.
 *
 * <p>The password itself travels with each call and lies in memory, logs and proxies on the way; it does not end, names no
 * audience and cannot be narrowed to what the call needs (RFC 7617, section 4). Whoever reads one request has the account.
 *
 * <p>It fires once for an api where calls with {@code Authorization: Basic} are answered with success. It stays quiet where they
 * are refused, where the operation answers without credentials too, and at token, introspection and revocation endpoints, where
 * OAuth clients prove themselves that way (RFC 6749, section 2.3.1).
 *
 * <p>To fix it, take tokens of short life from an authorization server, and let the proxy refuse {@code Basic}.
 */
@Rule(
        id = "posture.basic-authentication",
        flaw = "basic-authentication",
        title = "Password with every call (HTTP Basic)",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {522},
        standards = {"RFC 7617"})
public final class BasicAuthentication implements Mark, Check {
    private static final Set<String> CLIENTS = Set.of(
            "token", "tokens", "oauth", "oauth2", "introspect", "introspection", "revoke", "revocation", "par", "ciba");
    private static final String CURE = "Take bearer tokens instead, and refuse the scheme at the proxy. NGINX: if"
            + " ($http_authorization ~* \"^basic \") { return 401; }. Kong: remove the basic-auth plugin from the service";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        for (Credential credential : subject.credentials()) {
            if (credential.kind() == Kind.BASIC
                    && subject.status() >= 200
                    && subject.status() < 300
                    && subject.exchange().direction() == Direction.INCOMING) {
                sink.hit(Side.REQUEST, credential.place(), Outcome.UNKNOWN, "answered with success");
            }
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return Noticed.of(api, "posture.basic-authentication", BasicAuthentication::counts).stream()
                .map(noticed -> noticed.weakness(Confidence.CONFIRMED, CURE))
                .toList();
    }

    private static boolean counts(OperationPosture operation) {
        return operation.count(Trait.BARE_SUCCESS) == 0 && !Purpose.says(operation.operation(), CLIENTS);
    }
}
