package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.verify.TokenContent;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.List;

/**
 * A financial-grade api takes tokens from whoever holds them.
 *
 * <p>A bearer token works for a thief as for its owner. Tied to a key, by mutual TLS or DPoP, it is worth nothing without it.
 *
 * <p>It fires once for a financial-grade api that accepted readable tokens none of which names a key ({@code cnf}), while no request
 * proved to hold one ({@code DPoP}, or a client certificate that a proxy hands on), in five accepted calls or more. Mutual TLS cannot be seen in a request,
 * but a token that is tied to it says so. It stays quiet where tokens are opaque: what they are tied to stands at the
 * authorization server alone.
 *
 * <p>To fix it, issue tokens that are bound to the client's certificate (RFC 8705) or DPoP key (RFC 9449), and check the binding at
 * every call.
 */
@Rule(
        id = "posture.fapi-token-not-sender-constrained",
        flaw = "token-not-sender-constrained",
        title = "Financial-grade tokens work for whoever holds them",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {294},
        standards = {"FAPI-2.0 5.3.2.1", "RFC 8705", "RFC 9449"})
public final class FapiTokenNotSenderConstrained implements Check {
    private static final int FEWEST = 5;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        if (!FinancialGrade.is(api)) {
            return List.of();
        }
        long calls = 0;
        int tokens = 0;
        OperationPosture example = null;
        for (OperationPosture each : api.operations()) {
            boolean bound = each.count(Trait.SENDER_BOUND) > 0
                    || each.tokens().stream().anyMatch(token -> token.contents().contains(TokenContent.BOUND_TO_A_KEY));
            if (bound) {
                return List.of();
            }
            if (each.learned().authenticationTypes().contains("bearer-jwt")
                    && !each.tokens().isEmpty()) {
                calls += each.successes();
                tokens += each.tokens().size();
                example = example == null ? each : example;
            }
        }
        if (example == null || calls < FEWEST) {
            return List.of();
        }
        String note = calls + " calls succeeded with tokens that name no key; of " + tokens
                + " that were looked at none does";
        return List.of(Weakness.of(
                        Operation.ofApi(api.api()),
                        "cnf",
                        Confidence.LIKELY,
                        example.learned().first(),
                        note,
                        calls)
                .cured(
                        "Issue certificate-bound or DPoP-bound access tokens and verify cnf at each call. Keycloak: OAuth 2.0 Mutual TLS"
                                + " Certificate Bound Access Tokens Enabled. Kong: the openid-connect plugin with"
                                + " proof_of_possession_mtls or proof_of_possession_dpop: strict"));
    }
}
