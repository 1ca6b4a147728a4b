package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.List;

/**
 * A host answers over TLS and never says {@code Strict-Transport-Security}.
 *
 * <p>A browser that was never told to use TLS alone may be led to the same host in the clear, by a link, a typed address or
 * somebody on the way, and gives away its cookies there (RFC 6797, section 2.3). Programs do not read the header: it matters where
 * browsers call.
 *
 * <p>It fires once for each host that browsers use, which shows in session cookies, pages or calls from other origins. One answer
 * with the header in all the traffic keeps it quiet, as a browser remembers. It stays quiet where the source does not record
 * answers' headers and for calls in the clear, where the header has no effect.
 *
 * <p>To fix it, send {@code Strict-Transport-Security: max-age=31536000; includeSubDomains} on every answer, at the proxy that ends
 * TLS.
 */
@Rule(
        id = "posture.missing-hsts",
        flaw = "missing-hsts",
        title = "Host never asks browsers to keep to TLS",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {319},
        standards = {"RFC 6797"})
public final class MissingHsts implements Check {
    private static final String CURE = "Let the proxy that ends TLS add to every answer: Strict-Transport-Security:"
            + " max-age=31536000; includeSubDomains. NGINX: add_header Strict-Transport-Security"
            + " \"max-age=31536000; includeSubDomains\" always;";

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        long without = 0;
        boolean browsers = false;
        OperationPosture example = null;
        for (OperationPosture each : api.operations()) {
            if (each.count(Trait.HSTS) > 0) {
                return List.of();
            }
            long here = each.count(Trait.WITHOUT_HSTS);
            without += here;
            browsers |= here > 0 && Browsers.use(each);
            example = example == null && here > 0 ? each : example;
        }
        if (example == null || !browsers) {
            return List.of();
        }
        String note = Counted.of(without, "answer") + " over TLS, none with the header";
        return List.of(Weakness.of(
                        Operation.ofApi(api.api()),
                        "strict-transport-security",
                        Confidence.CONFIRMED,
                        example.first(Trait.WITHOUT_HSTS),
                        note,
                        without)
                .cured(CURE));
    }
}
