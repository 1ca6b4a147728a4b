package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A flow that logs users in says neither where tokens are refreshed nor how long they live.
 *
 * <p>Where tokens are not refreshed they have to live long, and a stolen one opens the account for as long.
 *
 * <p>It fires once for each OAuth scheme with the code or password flow where no flow has a {@code refreshUrl} and the
 * scheme's text does not speak of refreshing, expiring or a life. It is a possibility only: the address for refreshing may
 * be that for tokens. It stays quiet for client credentials, which are not refreshed (RFC 6749, section 4.4.3), and for
 * OpenAPI 2, which cannot say it.
 *
 * <p>To fix it, give the {@code refreshUrl}, and the life of tokens in the description. Source: RFC 6749, section 6.
 */
@Rule(
        id = "posture.spec-tokens-without-refresh",
        flaw = "spec-tokens-without-refresh",
        title = "OAuth flow without a word on refreshing tokens",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {613})
public final class SpecTokensWithoutRefresh implements LintCheck {
    private static final Pattern SAYS =
            Pattern.compile("(?i)refresh|expir|life.?time|short.?lived|valid for|minutes|hours");

    @Override
    public List<Remark> remarks(Written api) {
        List<Remark> remarks = new ArrayList<>();
        api.schemes().forEach((name, place) -> {
            Node flows = place.node().get("flows");
            boolean users = flows.has("authorizationCode") || flows.has("password");
            boolean refreshed = flows.entries().values().stream().anyMatch(each -> each.has("refreshUrl"));
            if (users
                    && !refreshed
                    && !SAYS.matcher(place.node().get("description").text()).find()) {
                String note = "scheme " + name + " has no refreshUrl and says no life of tokens";
                String cure = "refreshUrl: https://…/token beside tokenUrl";
                remarks.add(Remark.of(api.whole(), name, api.line(place), note, cure)
                        .as(Confidence.POSSIBLE));
            }
        });
        return remarks;
    }
}
