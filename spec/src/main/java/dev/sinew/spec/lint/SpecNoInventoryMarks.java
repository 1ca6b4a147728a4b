package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.tree.Node;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Of several servers, one or more say neither for whom they are nor which environment they belong to.
 *
 * <p>Old and test systems with real data are found by attackers because nobody knows any more that they are there. An
 * inventory made from specifications can only be as good as these.
 *
 * <p>It fires once for the specification, with all such servers. A description, {@code x-internal}, or a word for an
 * environment in the address or its variables is enough. It stays quiet for a single server, for addresses without a host,
 * and for OpenAPI 2, which cannot say it.
 *
 * <p>To fix it, write a {@code description} with the environment, and {@code x-internal} for the audience. Source: OWASP
 * API9:2023.
 */
@Rule(
        id = "posture.spec-no-inventory-marks",
        flaw = "spec-no-inventory-marks",
        title = "Servers without a word on what they are for",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059},
        standards = {"NIST-800-228 REC-API-4"})
public final class SpecNoInventoryMarks implements LintCheck {
    private static final Pattern ENVIRONMENT = Pattern.compile(
            "(?i)\\b(local|localhost|dev|development|sandbox|alpha|beta|test|testing|stag|stage|staging|uat|qa|demo|mock|prod|production|live|preprod|environment|env|region|eu|us)\\b");

    @Override
    public List<Remark> remarks(Written api) {
        List<Node> servers = api.root().get("servers").elements();
        List<Node> unmarked = servers.stream().filter(each -> !isMarked(each)).toList();
        if (servers.size() < 2 || unmarked.isEmpty() || !api.isOpenApi()) {
            return List.of();
        }
        List<String> urls =
                unmarked.stream().map(each -> each.get("url").text()).toList();
        return List.of(new Remark(
                api.whole(),
                "",
                Confidence.CONFIRMED,
                api.line(unmarked.getFirst(), api.root()),
                List.of("without description, audience and environment: " + Spread.listed(urls)),
                urls.size(),
                "{url: " + urls.getFirst() + ", description: Production, x-internal: false}"));
    }

    private static boolean isMarked(Node server) {
        return !server.get("description").text().isBlank()
                || server.has("x-internal")
                || !server.get("url").text().contains("//")
                || ENVIRONMENT.matcher(server.get("url").text()).find()
                || !server.get("variables").entries().isEmpty();
    }
}
