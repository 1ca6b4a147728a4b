package dev.sinew.engine.rules;

import dev.sinew.bytes.CharClass;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.classify.Formats;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request carries an access token or API key in its query string.
 *
 * <p>URLs are written down where bodies and headers are not: in access logs of every proxy on the way, in browser histories,
 * in {@code Referer} headers to other sites, in monitoring and crash reports. Whoever reads one of them holds the token
 * for as long as it lives. RFC 6750, section 5.3, and RFC 9700, section 4.3.2, forbid it for bearer tokens.
 *
 * <p>It fires on a JSON Web Token in a query parameter, and on an opaque run of 16 or more characters in one that is named as
 * a credential ({@code access_token}, {@code api_key} …). Under names that are used for much else ({@code key}, {@code
 * token}, {@code session} …) the value must also look drawn rather than written: an object's name or the address of a
 * contract is no secret.
 *
 * <p>It stays quiet for a refused call (status 400 and above), which is no evidence that the API takes tokens there; for the
 * signature of a pre-signed link ({@code sig}, {@code signature}), which opens this one resource for a while and is no
 * key to the API; for parameters that a specification puts tokens of another kind into ({@code state}, {@code request},
 * {@code id_token_hint}); for places in a list and for tokens against forged requests; and for the one-time {@code token} of
 * a link that confirms, resets or invites.
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
    private static final Set<String> SIGNATURES = Set.of("x-amz-security-token");
    /** What OpenID Connect and RFC 9101 put into queries. */
    private static final Set<String> OTHER_TOKENS =
            Set.of("state", "nonce", "request", "id_token_hint", "logout_token");
    /** Places in a list that happen to be signed, and tokens against forged requests. */
    private static final Pattern HARMLESS =
            Pattern.compile("page|cursor|continu|next|after|before|c?srf|xsrf|authenticity");
    /** Names that are used for much else. */
    private static final Set<String> VAGUE =
            Set.of("key", "token", "auth", "session", "sid", "session_id", "sessionid");

    private static final Pattern ONE_TIME_LINK =
            Pattern.compile("confirm|verif|activat|reset|forgot|recover|invit|unsubscribe|magic|opt-?(in|out)");
    private static final Pattern BASE64_ESCAPE = Pattern.compile("%(2B|2F|3D)", Pattern.CASE_INSENSITIVE);

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.status() >= 400) {
            return;
        }
        for (Credential credential : subject.credentials()) {
            boolean jwt = credential.kind() == Kind.JWT_QUERY;
            boolean opaque = credential.kind() == Kind.API_KEY_QUERY;
            if ((jwt || (opaque && !credential.isOfAddress()))
                    && opens(
                            credential.place(),
                            jwt,
                            subject.exchange().request().url())) {
                String what = jwt ? "a JSON Web Token in the query" : "a key or opaque token in the query";
                sink.hit(Side.REQUEST, credential.place(), Outcome.UNKNOWN, what);
            }
        }
    }

    /** Whether a parameter is one that opens the API. Looks at the URL's text, which is rare enough to be read as such. */
    private static boolean opens(String name, boolean jwt, Slice url) {
        if (SIGNATURES.contains(name)
                || OTHER_TOKENS.contains(name)
                || HARMLESS.matcher(name).find()) {
            return false;
        }
        if (!VAGUE.contains(name)) {
            return true;
        }
        String text = url.text();
        int question = text.indexOf('?');
        String path = text.substring(0, Math.max(0, question)).toLowerCase(Locale.ROOT);
        boolean oneTime = name.equals("token") && ONE_TIME_LINK.matcher(path).find();
        return !oneTime && (jwt || isDrawn(value(text.substring(question + 1), name)));
    }

    private static String value(String query, String name) {
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals == name.length() && parameter.regionMatches(true, 0, name, 0, equals)) {
                return BASE64_ESCAPE.matcher(parameter.substring(equals + 1)).replaceAll("");
            }
        }
        return "";
    }

    private static boolean isDrawn(String value) {
        if (value.startsWith("0x")) {
            return false;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return switch (Formats.of(bytes, 0, bytes.length, CharClass.signature(bytes, 0, bytes.length))) {
            case HEX, UUID, TOKEN -> true;
            default -> false;
        };
    }
}
