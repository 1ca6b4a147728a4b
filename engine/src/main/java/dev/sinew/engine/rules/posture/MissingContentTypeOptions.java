package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.List;
import java.util.Map;

/**
 * A host that browsers use never says {@code X-Content-Type-Options: nosniff}.
 *
 * <p>A browser may then take an answer for another type than it says, by its bytes: a text or an upload that begins like a page or a
 * script is run as one (Fetch standard, section on nosniff).
 *
 * <p>It fires once for each host that browsers use, which shows in pages, session cookies or calls from other origins, after at least
 * three successful answers with a body. It stays quiet where any answer has the header, as then somebody thought of it; for
 * programs' hosts, as programs do not guess types; for this machine; and where the source does not record answers' headers.
 *
 * <p>To fix it, add the header to every answer at the proxy, and send the right {@code Content-Type}.
 */
@Rule(
        id = "posture.missing-content-type-options",
        flaw = "missing-content-type-options",
        title = "Host lets browsers guess content types",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {693})
public final class MissingContentTypeOptions implements Check {
    private static final int FEWEST = 3;
    private static final String CURE = "Add to every answer: X-Content-Type-Options: nosniff. NGINX: add_header"
            + " X-Content-Type-Options nosniff always; Kong: the response-transformer plugin with add.headers.";

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        Examples examples = new Examples();
        if (HostName.isLocal(api.api())) {
            return List.of();
        }
        boolean browsers = false;
        for (OperationPosture each : api.operations()) {
            long without = each.count(Trait.WITHOUT_NOSNIFF);
            boolean told = Reach.both(each, each.count(Trait.ANSWER_HEADERS), bodies(each)) > without;
            if (told) {
                return List.of();
            }
            if (without > 0) {
                examples.add(each, each.first(Trait.WITHOUT_NOSNIFF), "", without);
                browsers |= Browsers.use(each);
            }
        }
        if (!browsers || examples.count() < FEWEST) {
            return List.of();
        }
        return List.of(examples.weakness(
                        api.api(), "x-content-type-options", Confidence.CONFIRMED, "were answered without the header")
                .cured(CURE));
    }

    /** Successful answers that surely had a body. */
    private static long bodies(OperationPosture operation) {
        long bodies = 0;
        for (Map.Entry<Integer, LearnedAnswer> entry :
                operation.learned().answers().entrySet()) {
            bodies += entry.getKey() / 100 == 2 ? entry.getValue().body().present() : 0;
        }
        return bodies;
    }
}
