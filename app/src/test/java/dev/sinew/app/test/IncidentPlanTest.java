package dev.sinew.app.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an incident says is tested where it says it, and nothing else. */
final class IncidentPlanTest {
    /** What no test proves: thefts, floods and flows leave nothing in an API that could be asked for, and others are tried by no test. */
    private static final Set<String> UNPROVED = Set.of(
            "detect.log4shell",
            "detect.xpath-injection",
            "detect.ldap-injection",
            "detect.log-forging",
            "detect.deserialization",
            "detect.token-on-other-client",
            "detect.request-flood",
            "detect.flow-skipped",
            "detect.third-party-answer-anomaly",
            "detect.code-redeemed-again");

    @Test
    void everySignalIsProvedByATestOrKnownToBeProvedByNone() {
        Set<String> without = RuleIndex.all().stream()
                .map(each -> each.facts().id())
                .filter(each -> each.startsWith("detect."))
                .filter(each -> IncidentPlan.tests(each).findAny().isEmpty())
                .collect(Collectors.toSet());
        assertThat(without).isEqualTo(UNPROVED);
    }

    @Test
    void everyTestThatItNamesIsThere() {
        Set<String> known = dev.sinew.probe.proof.RuleIndex.all().stream()
                .map(each -> each.facts().id())
                .collect(Collectors.toSet());
        assertThat(RuleIndex.all().stream()
                        .flatMap(each -> IncidentPlan.tests(each.facts().id())))
                .isSubsetOf(known);
    }

    @Test
    void eachOperationIsTestedForItsOwnSignals() {
        IncidentPlan plan = IncidentPlan.of(incident(
                signal("detect.object-of-another-caller", "GET", "/accounts/{accountId}"),
                signal("detect.mass-assignment", "PATCH", "/me")));
        assertThat(tested(plan, "GET", "/accounts/{id}"))
                .contains("probe.object-read-by-another")
                .doesNotContain("probe.mass-assignment", "probe.sql-injection");
        assertThat(tested(plan, "PATCH", "/me")).containsExactly("probe.mass-assignment");
        assertThat(tested(plan, "GET", "/me")).isEmpty();
        assertThat(plan.choice().first().test(new Operation("elsewhere", "PATCH", "/me", "")))
                .isTrue();
    }

    @Test
    void whatCannotBeTestedIsSaid() {
        IncidentPlan plan = IncidentPlan.of(incident(
                signal("detect.object-of-another-caller", "DELETE", "/accounts/{accountId}"),
                signal("detect.request-flood", "GET", "/accounts"),
                signal("detect.object-of-another-caller", "GET", "/cards/{cardId}")));
        List<Endpoint> endpoints = Endpoint.of(
                Specifications.read("""
                        {"openapi":"3.0.3","info":{"title":"b","version":"1"},"paths":{
                        "/accounts":{"get":{"responses":{"200":{"description":"ok"}}}},
                        "/accounts/{id}":{"delete":{"responses":{"200":{"description":"ok"}}}}}}
                        """.getBytes(StandardCharsets.UTF_8), "b.json")
                        .descriptions(),
                "b");
        assertThat(plan.gaps(endpoints, false))
                .satisfiesExactlyInAnyOrder(
                        each -> assertThat(each).contains("DELETE /accounts/{accountId}", "--allow-writes"),
                        each -> assertThat(each).contains("no test proves", "detect.request-flood"),
                        each -> assertThat(each).contains("GET /cards/{cardId}", "nothing describes"));
        assertThat(plan.gaps(endpoints, true)).hasSize(2);
    }

    private static Set<String> tested(IncidentPlan plan, String method, String path) {
        Operation operation = new Operation("b", method, path, "");
        return dev.sinew.probe.proof.RuleIndex.all().stream()
                .map(each -> each.facts())
                .filter(each -> plan.choice().tests().test(operation, each))
                .map(RuleFacts::id)
                .collect(Collectors.toSet());
    }

    private static String incident(String... signals) {
        return Arrays.stream(signals).collect(Collectors.joining(",", "{\"id\":\"inc-1\",\"signals\":[", "]}"));
    }

    private static String signal(String rule, String method, String path) {
        return "{\"rule\":\"" + rule + "\",\"operation\":{\"api\":\"b\",\"method\":\"" + method + "\",\"path\":\""
                + path + "\"}}";
    }
}
