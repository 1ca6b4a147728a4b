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
 * A host allows the origin {@code null} together with credentials.
 *
 * <p>{@code null} is no origin but the lack of one: a page in a sandboxed frame has it, and any site can open such a frame. So any
 * site reads answers with the cookies of the user who visits it.
 *
 * <p>It fires once for each host that answered with {@code Access-Control-Allow-Origin: null} and {@code
 * Access-Control-Allow-Credentials: true}. It stays quiet without credentials, which is no more than an open answer, and where
 * {@code null} asks and is not allowed.
 *
 * <p>To fix it, take {@code null} from the list of allowed origins. Local files and sandboxed frames of one's own need a token that
 * they send themselves.
 */
@Rule(
        id = "posture.cors-null-origin",
        flaw = "cors-null-origin",
        title = "The origin null is allowed, with credentials",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {942, 346})
public final class CorsNullOrigin implements Check {
    private static final String CURE =
            "Never send access-control-allow-origin: null. Kong: leave null out of the cors plugin's"
                    + " config.origins; Envoy: match allow_origin_string_match against the names of your sites only.";

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        Examples examples = new Examples();
        api.operations().forEach(each -> {
            long count = each.count(Trait.CORS_NULL_WITH_CREDENTIALS);
            if (count > 0) {
                examples.add(each, each.first(Trait.CORS_NULL_WITH_CREDENTIALS), "", count);
            }
        });
        return examples.isEmpty()
                ? List.of()
                : List.of(examples.weakness(
                                api.api(),
                                "access-control-allow-origin",
                                Confidence.CONFIRMED,
                                "were answered with null and credentials")
                        .cured(CURE));
    }
}
