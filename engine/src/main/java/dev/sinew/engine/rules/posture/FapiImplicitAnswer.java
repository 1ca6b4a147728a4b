package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Direction;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A financial-grade authorization server hands an access token through the browser.
 *
 * <p>A token in a redirect's address stays in the browser's history and is open to every script and extension of the page; nothing
 * ties it to the client that asked (RFC 9700, section 2.1.2).
 *
 * <p>It fires on a redirect whose address carries {@code access_token} behind the hash or in the query, and on an authorization
 * request that was not refused and asks for {@code token}, where traffic is financial-grade. An {@code id_token} there, which the first FAPI uses as a detached signature, is left
 * alone. It stays quiet for other apis.
 *
 * <p>To fix it, offer the code flow alone: {@code response_types_supported} of {@code code}.
 */
@Rule(
        id = "posture.fapi-implicit-answer",
        flaw = "implicit-flow",
        title = "Access token handed out through the browser",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {522, 598},
        standards = {"FAPI-2.0 5.3.2.1", "RFC 9700"})
public final class FapiImplicitAnswer implements Mark, Check {
    private static final String ID = "posture.fapi-implicit-answer";
    private static final Pattern TOKEN = Pattern.compile("[#?&]access_token=[^&]{8}");
    private static final Pattern ASKS = Pattern.compile("(^|%20|\\+)token($|%20|\\+)", Pattern.CASE_INSENSITIVE);

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        boolean redirect = subject.status() >= 300 && subject.status() < 400;
        String query = AuthorizationRequest.query(subject);
        if (redirect && subject.exchange().direction() == Direction.INCOMING) {
            Slice location = subject.exchange()
                    .response()
                    .map(answer -> answer.headers().first("location"))
                    .orElse(Slice.EMPTY);
            if (location.length() > 20 && TOKEN.matcher(location.text()).find()) {
                sink.hit(
                        Side.ANSWER,
                        "location",
                        Outcome.EXPOSED,
                        AskedForBanking.note("a token in the address", query));
                return;
            }
        }
        if (!query.isEmpty()
                && ASKS.matcher(AuthorizationRequest.parameter(query, "response_type"))
                        .find()) {
            sink.hit(Side.REQUEST, "response_type", Outcome.UNKNOWN, AskedForBanking.note("asks for a token", query));
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return AskedForBanking.weaknesses(
                api,
                ID,
                Confidence.CONFIRMED,
                "Take token out of the response types that the authorization server supports and clients are registered for;"
                        + " keep code");
    }
}
