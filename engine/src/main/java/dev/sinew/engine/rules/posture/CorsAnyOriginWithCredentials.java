package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.List;

/**
 * A host allows every origin ({@code Access-Control-Allow-Origin: *}) and credentials as well.
 *
 * <p>Browsers refuse the pair (Fetch standard, CORS protocol), so no page reads anything by it today. It shows that whoever set it
 * wants every site to read with the user's cookies, and the usual repair, to repeat the caller's origin, makes it so.
 *
 * <p>It fires once for each host that sent both headers in one answer. It stays quiet for {@code *} alone, which is right for open
 * data, and for credentials with an origin by name.
 *
 * <p>To fix it, leave out {@code Access-Control-Allow-Credentials} for open data, else compare the origin with a list of those that
 * are trusted and send it back by name together with {@code Vary: Origin}.
 */
@Rule(
        id = "posture.cors-any-origin-with-credentials",
        flaw = "cors-any-origin-with-credentials",
        title = "Every origin is allowed, with credentials",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {942})
public final class CorsAnyOriginWithCredentials implements Check {
    private static final String CURE =
            "Send access-control-allow-credentials only with an origin from a list. NGINX: map"
                    + " $http_origin $allowed { default ''; https://app.example $http_origin; } add_header"
                    + " Access-Control-Allow-Origin $allowed; add_header Vary Origin;";

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        Examples examples = new Examples();
        api.operations().forEach(each -> {
            long count = each.count(Trait.CORS_ANY_WITH_CREDENTIALS);
            if (count > 0) {
                examples.add(each, each.first(Trait.CORS_ANY_WITH_CREDENTIALS), "", count);
            }
        });
        return examples.isEmpty()
                ? List.of()
                : List.of(examples.weakness(
                                api.api(),
                                "access-control-allow-origin",
                                Confidence.CONFIRMED,
                                "were answered with * and credentials")
                        .cured(CURE));
    }
}
