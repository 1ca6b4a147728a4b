package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.classify.InternalAddress;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Exchange;
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
 * An answer's header or an error tells an address or a name of the internal network.
 *
 * <p>It tells which machines there are behind the proxy: where to go on from a first foothold, and what to name where a server can
 * be made to fetch a URL.
 *
 * <p>It fires once for each host and header in which machines are named ({@code Location}, {@code Via}, {@code X-Backend-Server} and
 * their kin), and for errors (status 400 and above) whose text holds a private address, or an internal name in a URL or with a port.
 * It stays quiet for hosts of internal networks; for addresses that the request sent; and for the data of successful answers, where
 * such addresses belong to what the API is about.
 *
 * <p>To fix it, take such headers away at the proxy, let the application know its public name, and answer errors without the
 * message of the connection that failed.
 */
@Rule(
        id = "posture.internal-address-exposed",
        flaw = "internal-address-exposed",
        title = "Answers tell addresses of the internal network",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {200, 497})
public final class InternalAddressExposed implements Mark, Check {
    private static final String ID = "posture.internal-address-exposed";
    private static final int MOST_BYTES = 1 << 14;

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.has(Trait.INTERNAL_ADDRESS)) {
            subject.exchange().response().ifPresent(response -> headers(subject, response.headers(), sink));
        }
        if (subject.status() >= 400 && !subject.answered().bytes().isEmpty()) {
            body(subject, subject.answered().bytes(), sink);
        }
    }

    private static void headers(MarkSubject subject, Headers headers, MarkSink sink) {
        byte[] bytes = headers.bytes();
        for (int i = 0; i < headers.count(); i++) {
            String name =
                    Ascii.text(bytes, headers.nameFrom(i), headers.nameTo(i)).toLowerCase(Locale.ROOT);
            InternalAddress.find(bytes, headers.valueFrom(i), headers.valueTo(i))
                    .filter(found -> !name.equals("set-cookie") && !isAsked(subject, bytes, found))
                    .ifPresent(found -> sink.hit(Side.ANSWER, name, Outcome.EXPOSED, found.kind()));
        }
    }

    private static void body(MarkSubject subject, Slice body, MarkSink sink) {
        int to = Math.min(body.to(), body.from() + MOST_BYTES);
        InternalAddress.findInText(body.array(), body.from(), to)
                .filter(found -> !isAsked(subject, body.array(), found))
                .ifPresent(found -> sink.hit(
                        Side.ANSWER, "", Outcome.EXPOSED, found.kind() + " in an error, status " + subject.status()));
    }

    /** Whether the request itself holds the address. */
    private static boolean isAsked(MarkSubject subject, byte[] bytes, InternalAddress.Found found) {
        String text = Ascii.text(bytes, found.from(), found.to()).toLowerCase(Locale.ROOT);
        Exchange.Request request = subject.exchange().request();
        byte[] headers = request.headers().bytes();
        return has(request.url(), text)
                || has(subject.asked().bytes(), text)
                || Ascii.containsIgnoreCase(headers, 0, headers.length, text)
                || subject.exchange().client().equals(text);
    }

    private static boolean has(Slice slice, String text) {
        return Ascii.containsIgnoreCase(slice.array(), slice.from(), slice.to(), text);
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        if (Reach.isInternal(api) || Reach.isTest(api)) {
            return found;
        }
        Examples.byPlace(api.operations(), ID, (operation, notice) -> true).forEach((name, examples) -> {
            String where = name.isEmpty() ? "in an error" : "in " + name;
            found.add(examples.weakness(api.api(), name, Confidence.CONFIRMED, "told such an address " + where)
                    .cured(cure(name)));
        });
        return found;
    }

    private static String cure(String name) {
        return switch (name) {
            case "" ->
                "Answer errors of connections to other machines with a number to find them by, and keep the message in the"
                        + " log.";
            case "location", "content-location", "link", "refresh" ->
                "Let " + name
                        + " hold the public name. NGINX: proxy_redirect http://$proxy_host/ /; and proxy_set_header"
                        + " X-Forwarded-Host $host;";
            default ->
                "Take " + name + " away at the proxy. NGINX: proxy_hide_header " + name + "; Envoy:"
                        + " response_headers_to_remove: [" + name + "]";
        };
    }
}
