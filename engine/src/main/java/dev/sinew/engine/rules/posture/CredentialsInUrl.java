package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Location;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A password stands in a URL: as a parameter of the query, or as {@code user:password@} before the host.
 *
 * <p>URLs are written down where bodies and headers are not: in the logs of every proxy, in browser histories, in {@code Referer}
 * headers, in monitoring. A password found there opens the account until somebody changes it (RFC 9110, section 17.9).
 *
 * <p>It fires on a query parameter that holds a password, PIN, one-time code or security answer in calls of which some were not
 * refused, and on user information in front of the host. It stays quiet where all such calls were refused, where the parameter
 * came in less than one of ten calls, as of somebody who is trying, and for empty values. Tokens and keys in the query are {@code
 * posture.token-in-url}.
 *
 * <p>To fix it, take them from the body of a POST over TLS, refuse them in the query, and have the passwords changed that were
 * sent so far.
 */
@Rule(
        id = "posture.credentials-in-url",
        flaw = "credentials-in-url",
        title = "Password in the URL",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023", "API8:2023"},
        cwe = {598},
        standards = {"RFC 9110"})
public final class CredentialsInUrl implements Mark, Check {
    private static final Set<DataClass> TYPED = EnumSet.of(
            DataClass.PASSWORD,
            DataClass.PIN,
            DataClass.ONE_TIME_CODE,
            DataClass.SECURITY_ANSWER,
            DataClass.CARD_VERIFICATION_CODE);
    private static final String USER = "user information";
    private static final int SHARE = 10;

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Slice url = subject.exchange().request().url();
        if (url.length() > 8 && subject.status() < 400 && hasUser(url)) {
            sink.hit(Side.REQUEST, USER, Outcome.UNKNOWN, "a name and a password before the host");
        }
    }

    /** Whether {@code name:password@} stands before the host; {@code user@} alone is a name. */
    private static boolean hasUser(Slice url) {
        byte[] bytes = url.array();
        int colon = Ascii.indexOf(bytes, url.from(), Math.min(url.to(), url.from() + 6), ':');
        if (colon + 2 >= url.to() || bytes[colon + 1] != '/' || bytes[colon + 2] != '/') {
            return false;
        }
        boolean pair = false;
        for (int i = colon + 3; i < url.to() && bytes[i] != '/' && bytes[i] != '?'; i++) {
            if (bytes[i] == '@') {
                return pair;
            }
            pair |= bytes[i] == ':' && i > colon + 3;
        }
        return false;
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            each.notices().forEach((notice, sighting) -> {
                if (notice.rule().equals("posture.credentials-in-url")) {
                    found.add(Weakness.of(
                                    each, USER, Confidence.CONFIRMED, sighting.first(), notice.note(), sighting.count())
                            .cured("Send the name and password in the Authorization header or better a token, never as"
                                    + " name:password@ in the URL"));
                }
            });
            for (LearnedField field : each.learned().parameters()) {
                if (field.path().location() == Location.QUERY && isTypedIn(each, field)) {
                    found.add(weakness(each, field));
                }
            }
        }
        return found;
    }

    private static boolean isTypedIn(OperationPosture operation, LearnedField field) {
        long filled = Answered.filled(field);
        boolean accepted = operation.successes() + operation.learned().answeredWith(3) > 0;
        boolean habit = filled * SHARE >= operation.learned().requests();
        return Kinds.any(field, TYPED) && filled > 0 && accepted && habit;
    }

    private static Weakness weakness(OperationPosture operation, LearnedField field) {
        String name = field.path().text();
        String note = "parameter " + name + " of the query holds " + String.join(", ", field.dataClasses());
        return Weakness.of(operation, name, Confidence.LIKELY, field.first(), note, Answered.filled(field))
                .cured("Take " + name + " from the body of a POST and refuse it in the query. NGINX: if ($arg_" + name
                        + ") { return 400; }, and log $uri instead of $request_uri");
    }
}
