package dev.sinew.engine.rules;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.inject.UrlText;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.partners.Deviation;
import dev.sinew.engine.partners.PartnerDetector;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Confidence;
import dev.sinew.model.Direction;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.Trait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A partner's API answers otherwise than it always does.
 *
 * <p>What comes from a partner is believed: it is stored, shown and reckoned with unseen. Whoever gets into the partner, or between it and us,
 * gets into us that way.
 *
 * <p>It fires for calls that we make (direction outgoing), where at least thirty other answers of the operation show a habit, nearly all of them
 * agree, and hardly any is like this one: a script, a template's expression or a serialised object in JSON; a redirect to another
 * host; cleartext instead of TLS; another host for the same path; another kind of body; another type of a field or at the top. Each of it once a
 * period of thirty days. The first three are likely, the others possible, as partners change. It stays quiet for failed calls, for new
 * fields, for partners whose answers always carry markup, and for what changes for good within a batch.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, validate what partners answer against a schema, follow no redirects, check certificates, and treat their texts like any input.
 */
@Rule(
        id = "detect.third-party-answer-anomaly",
        flaw = "third-party-answer-anomaly",
        title = "Partner's API answers otherwise than usual",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API10:2023"},
        cwe = {346, 20})
public final class ThirdPartyAnswerAnomaly implements Mark, PartnerDetector {
    private static final int MOST_BYTES = 1 << 16;
    private static final Map<Pattern, String> ACTIVE = new LinkedHashMap<>();

    static {
        ACTIVE.put(
                Pattern.compile(
                        "<script[\\s>/]|<\\\\?/script|\\bjavascript:|<[a-z]{1,12}[^<>]{0,80}\\son[a-z]{3,16}\\s?=|<iframe[\\s>]",
                        Pattern.CASE_INSENSITIVE),
                "a script");
        ACTIVE.put(
                Pattern.compile(
                        "\\$\\{(?:jndi|env|sys|T\\(|[^}]{0,40}getClass|script:)|\\{\\{[^}]{0,60}(?:constructor|__class__|"
                                + "config\\.|request\\.)|<%=|#\\{[^}]{0,40}(?:system|exec)"),
                "a template's expression");
        ACTIVE.put(
                Pattern.compile(
                        "\"rO0AB[A-Za-z0-9+/]|\"AAEAAAD/////|\"[OC]:\\d{1,4}:\\\\\"\\w|\"@type\"\\s?:\\s?\"(?:com\\.sun|java|javax|"
                                + "org\\.apache)\\.|\"\\$type\"\\s?:\\s?\"System\\.|!!python/object"),
                "a serialised object");
    }

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.exchange().direction() != Direction.OUTGOING) {
            return;
        }
        if (subject.has(Trait.REDIRECTS_ELSEWHERE)) {
            sink.hit(Side.ANSWER, REDIRECT, Outcome.UNKNOWN, host(subject));
        }
        Slice body = subject.answered().bytes();
        if (subject.answered().kind() != BodyKind.JSON || body.isEmpty() || !subject.succeeded()) {
            return;
        }
        String text = Ascii.text(body.array(), body.from(), Math.min(body.to(), body.from() + MOST_BYTES));
        for (Map.Entry<Pattern, String> each : ACTIVE.entrySet()) {
            if (each.getKey().matcher(text).find()) {
                sink.hit(Side.ANSWER, CONTENT, Outcome.UNKNOWN, each.getValue());
                return;
            }
        }
    }

    private static String host(MarkSubject subject) {
        return subject.exchange()
                .response()
                .map(response ->
                        UrlText.of(response.headers().first("location").text()).host())
                .filter(host -> !host.isEmpty())
                .orElse("another host");
    }

    @Override
    public Optional<Judgement> judge(List<Deviation> deviations) {
        Deviation first =
                deviations.stream().filter(Deviation::isHostile).findFirst().orElse(deviations.getFirst());
        String more = deviations.size() == 1 ? "" : "; and " + (deviations.size() - 1) + " more that is unusual";
        String note = first.question() + ": usually " + first.usual() + " (" + first.times() + " of " + first.all()
                + " answers), here " + first.here() + more;
        return Optional.of(new Judgement(
                Outcome.UNKNOWN, first.isHostile() ? Confidence.LIKELY : Confidence.POSSIBLE, List.of(), note));
    }
}
