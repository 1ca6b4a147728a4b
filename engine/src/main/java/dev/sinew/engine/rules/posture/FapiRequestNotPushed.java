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
 * A financial-grade authorization request carries its parameters through the browser.
 *
 * <p>What is asked for, from whom and for which account stands in a URL that the browser, its extensions and logs see, and that
 * can be changed on the way. Pushed to the server beforehand (RFC 9126) it is neither seen nor changed, and the client has proven who
 * it is before anybody is asked to consent.
 *
 * <p>It fires on authorization requests that were not refused, where traffic is financial-grade, with neither {@code request_uri}
 * nor a signed {@code request}. It stays quiet for other apis.
 *
 * <p>To fix it, let clients push their requests and send {@code client_id} and {@code request_uri} alone; set {@code
 * require_pushed_authorization_requests}.
 */
@Rule(
        id = "posture.fapi-request-not-pushed",
        flaw = "authorization-request-not-pushed",
        title = "Financial-grade authorization request in the clear",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {598},
        standards = {"FAPI-2.0 5.3.2.2", "RFC 9126"})
public final class FapiRequestNotPushed implements Mark, Check {
    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        String query = AuthorizationRequest.query(subject);
        if (!query.isEmpty() && !AuthorizationRequest.isByObject(query)) {
            sink.hit(
                    Side.REQUEST, "request_uri", Outcome.UNKNOWN, AskedForBanking.note("parameters in the URL", query));
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return AskedForBanking.weaknesses(
                api,
                "posture.fapi-request-not-pushed",
                Confidence.CONFIRMED,
                "Offer a pushed authorization request endpoint and require it: require_pushed_authorization_requests=true."
                        + " Keycloak: Pushed authorization request required");
    }
}
