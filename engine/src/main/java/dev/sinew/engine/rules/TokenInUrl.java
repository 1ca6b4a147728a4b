package dev.sinew.engine.rules;

import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Credential;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;

/**
 * A request carries an access token or API key in its query string.
 *
 * <p>URLs are written down where bodies and headers are not: in access logs of every proxy on the way, in browser histories,
 * in {@code Referer} headers to other sites, in monitoring and crash reports. Whoever reads one of them holds the token
 * for as long as it lives. RFC 6750, section 5.3, and RFC 9700, section 4.3.2, forbid it for bearer tokens.
 *
 * <p>It fires on a JSON Web Token in any query parameter, and on an opaque run of 16 or more characters in a parameter
 * that is named as a credential ({@code access_token}, {@code api_key} …). A refused call (status 400 and above) is not
 * evidence that the API takes tokens there, so it does not count.
 *
 * <p>To fix it, take the token from the {@code Authorization} header, refuse it in the query, and let what was sent so far
 * expire. For links that must work without headers (downloads, e-mail), use a one-time code of short life that opens this
 * one resource.
 */
@Rule(
        id = "posture.token-in-url",
        flaw = "token-in-url",
        title = "Access token in the URL",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023", "API8:2023"},
        cwe = {598})
public final class TokenInUrl implements Mark {
    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.status() >= 400) {
            return;
        }
        for (Credential credential : subject.credentials()) {
            if (credential.kind() == Credential.Kind.JWT_QUERY) {
                sink.hit(Side.REQUEST, credential.place(), Outcome.UNKNOWN, "a JSON Web Token in the query");
            } else if (credential.kind() == Credential.Kind.API_KEY_QUERY) {
                sink.hit(Side.REQUEST, credential.place(), Outcome.UNKNOWN, "a key or opaque token in the query");
            }
        }
    }
}
