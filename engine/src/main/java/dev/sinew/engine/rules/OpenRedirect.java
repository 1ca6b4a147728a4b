package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.detect.Judged;
import dev.sinew.engine.inject.AnswerText;
import dev.sinew.engine.inject.Masked;
import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.inject.UrlText;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.model.Confidence;
import dev.sinew.model.Direction;
import dev.sinew.model.MarkHit;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A parameter of a request holds another site's address, and the answer sends the caller there.
 *
 * <p>A link to a trusted host that ends elsewhere is what phishing needs; where a token or code travels along, it is handed over.
 *
 * <p>It fires where the answer redirects to the host of an absolute address that a parameter holds, unless both share a domain or the
 * request is one of OAuth's, whose addresses are registered; and on an address in a disguise that only fools checks ({@code
 * https:/\evil.example}, {@code //evil.example}) under a name that redirects are known by. Exposed means that the answer goes there.
 *
 * <p>Pages that lead to other sites by design are used by everybody: where three other callers were sent elsewhere over more than a quarter
 * of an hour, only a site is told of that none of them was sent to, and only where they are sent to few.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, take names of pages rather than addresses, or compare the parsed host with a list.
 */
@Rule(
        id = "detect.open-redirect",
        flaw = "open-redirect",
        title = "A parameter sends the caller elsewhere",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {601})
public final class OpenRedirect implements Mark, Judged, UsageDetector {
    /** What is said where the caller is sent to another site, which waits until it is known whether others are, too; a number of the site follows. */
    private static final String ELSEWHERE = "another site";

    private static final Pattern NAME = Pattern.compile(
            "^(?:url|uri|next|redirect\\w*|return\\w*|dest\\w*|continue|goto|go|target|to|out|view|forward\\w*|success\\w*|back\\w*|callback\\w*|ref|referer|logout\\w*|login\\w*|rurl|link|service|exit\\w*|checkouturl|path|u|r)$");

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.exchange().direction() != Direction.INCOMING) {
            return;
        }
        List<Value> values = subject.values().all();
        for (Value value : values) {
            boolean place = value.where() == Value.Where.QUERY
                    || value.where() == Value.Where.FORM
                    || value.where() == Value.Where.PATH && value.derived();
            if (place && value.has(Signs.SLASHES | Signs.COLON | Signs.BACKSLASH)) {
                examine(subject, sink, values, value);
            }
        }
    }

    private static void examine(MarkSubject subject, MarkSink sink, List<Value> values, Value value) {
        UrlText address = UrlText.of(value.text());
        String host = address.host();
        if (host.indexOf('.') < 0 || isOwn(subject, host)) {
            return;
        }
        AnswerText answer = Injection.answer(subject);
        UrlText location = UrlText.of(answer.location());
        boolean sent = answer.status() / 100 == 3 && location.host().equals(host) && !isAuthorization(values, value);
        boolean named = NAME.matcher(value.plainName()).matches();
        boolean disguised = named && (address.disguised() || address.scheme().isEmpty());
        if (sent && !disguised) {
            String site = ELSEWHERE + " (" + (host.hashCode() >>> 22) + ")";
            sink.hit(Side.REQUEST, value.name(), Outcome.EXPOSED, site);
        } else if (disguised) {
            sink.hit(Side.REQUEST, value.name(), answer.outcome(sent), Masked.of(value.text(), 0));
        }
    }

    @Override
    public boolean waits(MarkHit notice) {
        return notice.note().startsWith(ELSEWHERE);
    }

    @Override
    public Optional<Judgement> judge(Usage usage) {
        return usage.use().notices().stream()
                .filter(notice -> waits(notice) && (!usage.isHabit(notice) || usage.isOtherThanHabit(notice)))
                .findFirst()
                .map(notice -> new Judgement(
                        notice.outcome(),
                        Confidence.LIKELY,
                        List.of(),
                        "sent to another site by " + notice.place() + ", where others are not"));
    }

    /** OAuth 2 and SAML send callers to registered addresses. */
    private static boolean isAuthorization(List<Value> values, Value value) {
        return value.plainName().equals("redirecturi") && values.size() > 0;
    }

    private static boolean isOwn(MarkSubject subject, String host) {
        String own = UrlText.of(subject.exchange().request().url().text().replaceFirst("[?#].*", ""))
                .host();
        String named = own.isEmpty()
                ? subject.exchange().request().headers().first("host").text().replaceFirst(":\\d+$", "")
                : own;
        return named.equals(host) || domain(named).equals(domain(host));
    }

    /** The last two labels of a host's name. */
    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        int before = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
        return host.substring(before + 1);
    }
}
