package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.observe.SoftwareVersion;
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

/**
 * A header of the answers names the server's software with its version.
 *
 * <p>Whoever looks for hosts with a known hole finds this one by its version, before any attempt that could be noticed.
 *
 * <p>It fires once for each host and header: {@code Server}, {@code X-Powered-By}, {@code X-AspNet-Version} and their kin with a product
 * and a version, as in {@code nginx/1.18.0}. It stays quiet for a name without a version, which says little, and for machines'
 * names in parentheses, as content networks write them.
 *
 * <p>To fix it, switch the version off, or take the header away at the proxy.
 */
@Rule(
        id = "posture.server-version-exposed",
        flaw = "server-version-exposed",
        title = "Answers tell the server's software version",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {200, 497})
public final class ServerVersionExposed implements Mark, Check {
    private static final String ID = "posture.server-version-exposed";
    private static final List<String> NAMES =
            List.of("server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator");
    private static final int MAX_PRODUCT = 24;

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.has(Trait.SOFTWARE_VERSION)) {
            subject.exchange().response().ifPresent(response -> headers(response.headers(), sink));
        }
    }

    private static void headers(Headers headers, MarkSink sink) {
        byte[] bytes = headers.bytes();
        for (int i = 0; i < headers.count(); i++) {
            for (String name : NAMES) {
                int from = headers.valueFrom(i);
                int to = headers.valueTo(i);
                if (Ascii.equalsIgnoreCase(bytes, headers.nameFrom(i), headers.nameTo(i), name)
                        && SoftwareVersion.isTold(bytes, from, to)) {
                    sink.hit(Side.ANSWER, name, Outcome.EXPOSED, "names " + product(bytes, from, to));
                }
            }
        }
    }

    /** The product's name; the version itself is left to the exchange. */
    private static String product(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && end - from < MAX_PRODUCT && isLetter(bytes[end])) {
            end++;
        }
        return end == from ? "a version" : Ascii.text(bytes, from, end) + " and its version";
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        Examples.byPlace(api.operations(), ID, (operation, notice) -> true)
                .forEach((name, examples) -> found.add(examples.weakness(
                                api.api(), name, Confidence.CONFIRMED, "were answered with the version in " + name)
                        .cured(cure(name))));
        return found;
    }

    private static String cure(String name) {
        return name.equals("server")
                ? "Take the version out of server. NGINX: server_tokens off; Apache: ServerTokens Prod; Envoy:"
                        + " server_header_transformation: OVERWRITE"
                : "Take " + name + " away. NGINX: proxy_hide_header " + name + "; Express: app.disable('x-powered-by');"
                        + " PHP: expose_php = Off";
    }

    private static boolean isLetter(byte b) {
        int low = Ascii.lower(b);
        return (low >= 'a' && low <= 'z') || b == '-' || b == '.';
    }
}
