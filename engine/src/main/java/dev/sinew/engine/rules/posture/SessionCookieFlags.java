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
 * <p>It is a possibility only where a cookie lacks {@code HttpOnly} alone and the same answer sets another session cookie that has it:
 * the readable one may be there for scripts that ask whether the session goes on.
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
    private static final String COMPANION = "; another one has it";
    private static final int MAX_NAME = 40;

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (!subject.has(Trait.SESSION_COOKIE)
                || !(subject.has(Trait.SESSION_COOKIE_NOT_SECURE) || subject.has(Trait.SESSION_COOKIE_READABLE))) {
            return;
        }
        subject.exchange().response().ifPresent(response -> {
            Headers headers = response.headers();
            boolean hidden = false;
            for (int i = 0; i < headers.count(); i++) {
                hidden |= isCookie(headers, i) && isHidden(headers.bytes(), headers.valueFrom(i), headers.valueTo(i));
            }
            for (int i = 0; i < headers.count(); i++) {
                if (isCookie(headers, i)) {
                    cookie(subject, headers.bytes(), headers.valueFrom(i), headers.valueTo(i), hidden, sink);
                }
            }
        });
    }

    private static boolean isCookie(Headers headers, int at) {
        return Ascii.equalsIgnoreCase(headers.bytes(), headers.nameFrom(at), headers.nameTo(at), "set-cookie");
    }

    /** Whether it is a session cookie that scripts cannot read. */
    private static boolean isHidden(byte[] bytes, int from, int to) {
        int end = Ascii.indexOf(bytes, from, to, ';');
        int equals = Ascii.indexOf(bytes, from, end, '=');
        return SessionCookies.isSession(bytes, from, equals, end)
                && attributes(bytes, end, to).contains(";httponly");
    }

    private static String attributes(byte[] bytes, int from, int to) {
        return Ascii.text(bytes, from, to).toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static void cookie(MarkSubject subject, byte[] bytes, int from, int to, boolean hidden, MarkSink sink) {
        int end = Ascii.indexOf(bytes, from, to, ';');
        int equals = Ascii.indexOf(bytes, from, end, '=');
        if (!SessionCookies.isSession(bytes, from, equals, end)) {
            return;
        }
        String attributes = attributes(bytes, end, to);
        List<String> missing = new ArrayList<>();
        if (subject.has(Trait.ENCRYPTED) && !attributes.contains(";secure")) {
            missing.add("Secure");
        }
        if (!attributes.contains(";httponly")) {
            missing.add("HttpOnly");
        }
        if (!missing.isEmpty()) {
            String more = attributes.contains(";samesite=") ? "" : "; SameSite is not said";
            boolean companion = hidden && missing.equals(List.of("HttpOnly")) && !isToken(bytes, equals + 1, end);
            more += companion ? COMPANION : "";
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
                .forEach((name, examples) -> found.add(examples.weakness(
                                api.api(),
                                name,
                                isCompanion(api, name) ? Confidence.POSSIBLE : Confidence.CONFIRMED,
                                "set the session cookie " + name)
                        .cured(cure(name))));
        return found;
    }

    /** Whether nothing worse was ever noticed of a cookie than that it may be there for scripts. */
    private static boolean isCompanion(ApiPosture api, String name) {
        return api.operations().stream()
                .flatMap(each -> each.notices().keySet().stream())
                .filter(notice -> notice.rule().equals(ID) && notice.place().equals(name))
                .allMatch(notice -> notice.note().endsWith(COMPANION));
    }

    /** Whether the value is a readable token: that proves who sends it, whatever stands beside it. */
    private static boolean isToken(byte[] bytes, int from, int to) {
        return Ascii.startsWith(bytes, from, to, "eyJ");
    }

    private static String cure(String name) {
        return "Set-Cookie: " + name + "=…; Secure; HttpOnly; SameSite=Lax. NGINX: proxy_cookie_flags " + name
                + " secure httponly samesite=lax;";
    }
}
