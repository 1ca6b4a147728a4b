package dev.sinew.engine.rules.posture;

import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.List;

/**
 * A financial-grade authorization request has no code challenge, or one in the clear.
 *
 * <p>Without PKCE (RFC 7636) whoever gets hold of the authorization code, from a log, a referrer or another app, can exchange it or
 * have a victim's app take his. {@code plain} shows the secret itself in the URL.
 *
 * <p>It fires on authorization requests that were not refused, where traffic is financial-grade, without {@code code_challenge}, or
 * with a method other than {@code S256}. It stays quiet where parameters travel in a request object ({@code request},
 * {@code request_uri}), which cannot be seen here, for requests that ask for no code, and for other apis.
 *
 * <p>To fix it, let clients send {@code code_challenge} with {@code code_challenge_method=S256}, and refuse requests without.
 */
@Rule(
        id = "posture.fapi-pkce-missing",
        flaw = "pkce-missing",
        title = "Financial-grade authorization without PKCE S256",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {345},
        standards = {"FAPI-2.0 5.3.2.2", "RFC 7636"})
public final class FapiPkceMissing implements Mark, Check {
    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        String query = AuthorizationRequest.query(subject);
        if (query.isEmpty()
                || AuthorizationRequest.isByObject(query)
                || !AuthorizationRequest.parameter(query, "response_type").contains("code")) {
            return;
        }
        if (AuthorizationRequest.parameter(query, "code_challenge").isEmpty()) {
            sink.hit(Side.REQUEST, "code_challenge", Outcome.UNKNOWN, AskedForBanking.note("no code challenge", query));
        } else if (!AuthorizationRequest.parameter(query, "code_challenge_method")
                .equals("S256")) {
            sink.hit(
                    Side.REQUEST,
                    "code_challenge_method",
                    Outcome.UNKNOWN,
                    AskedForBanking.note("challenge is plain", query));
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return AskedForBanking.weaknesses(
                api,
                "posture.fapi-pkce-missing",
                Confidence.CONFIRMED,
                "Require code_challenge with code_challenge_method=S256 at the authorization server. Keycloak: set the client's"
                        + " Proof Key for Code Exchange method to S256");
    }
}
