package dev.sinew.engine.rules;

import dev.sinew.engine.inject.Masked;
import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A value of a request has a line break and then a header's name and value.
 *
 * <p>Put into a header of the answer, it adds cookies, redirects or a whole second answer; put into a mail, further receivers.
 *
 * <p>It fires on a line break, plain or encoded, before a header of HTTP in the URL, a header, a cookie or a form, and before one of
 * mail behind an address or a short subject. Changed means that the answer has the header. It stays quiet for mails and HTTP messages
 * as content of bodies.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, refuse line breaks in what becomes a header; current HTTP and mail libraries do.
 */
@Rule(
        id = "detect.crlf-injection",
        flaw = "crlf-injection",
        title = "A value would add a header",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {93, 113})
public final class CrlfInjection implements Mark {
    private static final Pattern HEADER = Pattern.compile(
            "^[^\\r\\n\u560a\u560d]{0,200}[\\r\\n\u560a\u560d]++\\s?(?:HTTP/\\d(?:\\.\\d)?\\s\\d{3}|(?<name>set-cookie2?|location|content-type|content-length|content-disposition|transfer-encoding|refresh|link|host|connection|cache-control|access-control-[a-z-]+|content-security-policy|x-[a-z-]+|referer|status|(?:get|post) /\\S* HTTP)\\s*[:/])"
                    + "|^[^\\r\\n]{0,200}\\r\\n\\r\\n\\s{0,4}<(?:html|script|body|head|img|svg|iframe|h1)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL = Pattern.compile(
            "^[^\\r\\n:]{0,120}[\\r\\n]++(?:(?:b?cc|to|reply-to|from)\\s*:\\s*\\S+@\\S+|(?:subject|mime-version|content-type)\\s*:)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PAIR =
            Pattern.compile("set-cookie\\s*:\\s*(?<cookie>[^=\\s;]{1,64})=", Pattern.CASE_INSENSITIVE);

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.exchange().direction() != Direction.INCOMING) {
            return;
        }
        for (Value value : subject.values().all()) {
            int at = value.has(Signs.NEWLINE) ? header(value) : -1;
            if (at >= 0) {
                boolean added = PAIR.matcher(value.text()).results().anyMatch(pair -> isSet(subject, pair.group(1)));
                Outcome outcome =
                        added ? Outcome.CHANGED : Injection.answer(subject).outcome(false);
                sink.hit(Side.REQUEST, value.name(), outcome, Masked.of(value.text(), at));
                return;
            }
        }
    }

    private static int header(Value value) {
        boolean small = value.isTerse() || value.where() == Value.Where.FORM && !value.holdsText();
        boolean cookie = value.text().length() <= 400
                && value.text().toLowerCase(Locale.ROOT).contains("\r\nset-cookie:")
                && !value.holdsText();
        boolean address = value.text().indexOf('@') > 0
                && value.text().indexOf('@') < 80
                && value.text().indexOf(' ') != 0;
        boolean header = (small || cookie) && HEADER.matcher(value.text()).find();
        boolean mail = (small || address && !value.isDocument() && !value.holdsText())
                && MAIL.matcher(value.text()).find();
        return header || mail
                ? Math.max(0, Math.max(value.text().indexOf('\n'), value.text().indexOf('\r')))
                : -1;
    }

    /** Whether the answer sets a cookie. */
    private static boolean isSet(MarkSubject subject, String cookie) {
        return subject.exchange()
                .response()
                .map(Exchange.Response::headers)
                .orElse(Headers.NONE)
                .first("set-cookie")
                .text()
                .startsWith(cookie + "=");
    }
}
