package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.observe.SessionCookies;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Headers;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A cookie that holds a session is set without {@code Secure} or without {@code HttpOnly}.
 *
 * <p>Without {@code Secure} a browser sends it in the clear, too, where anybody on the way reads it; without {@code HttpOnly} any
 * script that finds its way into a page reads it (RFC 6265, sections 4.1.2.5 and 4.1.2.6). Either way the session is somebody
 * else's.
 *
 * <p>It fires once for each such cookie of a host. {@code Secure} is asked for over TLS only: in the clear its lack is the lesser
 * trouble. A missing {@code SameSite} is told and no reason by itself, as browsers then act as if it were {@code Lax}.
 *
 * <p>It stays quiet for cookies that hold no session, tokens against forged requests among them, which scripts must read; and where
 * a cookie is taken away.
 *
 * <p>To fix it, set {@code Secure; HttpOnly; SameSite=Lax} on it where the application creates it, or have the proxy add them.
 */
@Rule(
        id = "posture.session-cookie-flags",
        flaw = "session-cookie-flags",
        title = "Session cookie lacks Secure or HttpOnly",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023", "API8:2023"},
        cwe = {614, 1004},
        standards = {"RFC 6265"})
public final class SessionCookieFlags implements Mark, Check {
    private static final String ID = "posture.session-cookie-flags";
    private static final int MAX_NAME = 40;

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (!subject.has(Trait.SESSION_COOKIE)
                || !(subject.has(Trait.SESSION_COOKIE_NOT_SECURE) || subject.has(Trait.SESSION_COOKIE_READABLE))) {
            return;
        }
        subject.exchange().response().ifPresent(response -> {
            Headers headers = response.headers();
            for (int i = 0; i < headers.count(); i++) {
                if (Ascii.equalsIgnoreCase(headers.bytes(), headers.nameFrom(i), headers.nameTo(i), "set-cookie")) {
                    cookie(subject, headers.bytes(), headers.valueFrom(i), headers.valueTo(i), sink);
                }
            }
        });
    }

    private static void cookie(MarkSubject subject, byte[] bytes, int from, int to, MarkSink sink) {
        int end = Ascii.indexOf(bytes, from, to, ';');
        int equals = Ascii.indexOf(bytes, from, end, '=');
        if (!SessionCookies.isSession(bytes, from, equals, end)) {
            return;
        }
        String attributes = Ascii.text(bytes, end, to).toLowerCase(Locale.ROOT).replace(" ", "");
        List<String> missing = new ArrayList<>();
        if (subject.has(Trait.ENCRYPTED) && !attributes.contains(";secure")) {
            missing.add("Secure");
        }
        if (!attributes.contains(";httponly")) {
            missing.add("HttpOnly");
        }
        if (!missing.isEmpty()) {
            String more = attributes.contains(";samesite=") ? "" : "; SameSite is not said";
            String name = Ascii.text(bytes, from, Math.min(equals, from + MAX_NAME));
            sink.hit(Side.ANSWER, shown(name), Outcome.UNKNOWN, "without " + String.join(" and ", missing) + more);
        }
    }

    /** A name of a cookie that may hold data is not shown. */
    private static String shown(String name) {
        return name.chars().filter(c -> c >= '0' && c <= '9').count() > 4 ? "*" : name;
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        Examples.byPlace(api.operations(), ID, (operation, notice) -> true)
                .forEach((name, examples) -> found.add(
                        examples.weakness(api.api(), name, Confidence.CONFIRMED, "set the session cookie " + name)
                                .cured(cure(name))));
        return found;
    }

    private static String cure(String name) {
        return "Set-Cookie: " + name + "=…; Secure; HttpOnly; SameSite=Lax. NGINX: proxy_cookie_flags " + name
                + " secure httponly samesite=lax;";
    }
}
