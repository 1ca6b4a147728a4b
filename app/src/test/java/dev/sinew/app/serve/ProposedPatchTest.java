package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.Run;
import dev.sinew.app.config.Enforcing.Mode;
import dev.sinew.app.test.BankUnderTest;
import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.Flaw;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a test proposes to refuse is refused by the proxy, and what is as it should be passes: tested by the same test, through the proxy. */
final class ProposedPatchTest {
    @TempDir
    Path folder;

    @Test
    void whatIsProposedRefusesWhatWasProvedAndNothingElse() throws Exception {
        try (Bank bank = Bank.open(BankUnderTest.correct().with(Flaw.NO_TOKEN_CHECK, Flaw.MASS_ASSIGNMENT));
                Running running = Running.enforcing(folder.resolve("data"), bank.address(), Mode.MONITOR)) {
            Path spec = folder.resolve("openapi.json");
            BankUnderTest.describe(bank, spec);
            int port = running.serving().proxyAddresses().getFirst().port();
            URI through = URI.create("http://127.0.0.1:" + port);

            JsonNode before = test(through, spec);
            List<JsonNode> patches = before.path("tests")
                    .valueStream()
                    .filter(each -> each.has("patch"))
                    .map(each -> each.path("patch"))
                    .toList();
            assertThat(patches.stream().map(each -> each.path("condition").asString()))
                    .contains("no-credentials", "has-parameter");
            assertThat(verdicts(before, "confirmed")).contains("probe.mass-assignment PATCH /v2/accounts/{accountId}");
            for (JsonNode each : patches) {
                ObjectNode live = ((ObjectNode) each).put("dryRun", false).put("minutes", 60);
                assertThat(running.lawmaker
                                .send(
                                        "POST",
                                        "/api/v1/patches",
                                        JsonMapper.shared().writeValueAsString(live))
                                .statusCode())
                        .as(live.toString())
                        .isEqualTo(201);
            }
            JsonNode after = test(through, spec);
            for (JsonNode each : before.path("tests")) {
                if (each.has("patch")) {
                    assertThat(verdicts(after, "refuted")).contains(name(each));
                }
            }
            assertThat(verdicts(after, "confirmed")).noneMatch(each -> each.contains("mass-assignment"));
            // Those who log in get all that they got before.
            assertThat(reached(after)).isEqualTo(reached(before)).hasSizeGreaterThan(20);
        }
    }

    private JsonNode test(URI target, Path spec) throws Exception {
        Path identities = Files.writeString(folder.resolve("identities.yaml"), BankUnderTest.identities());
        Path policy = Files.writeString(
                folder.resolve("policy.yaml"), "rules: {run: [probe.no-authentication, probe.mass-assignment]}\n");
        Run run = Run.of(
                "test",
                "--target",
                target,
                "--spec",
                spec,
                "--identities",
                identities,
                "--policy",
                policy,
                "--allow-writes",
                "--format",
                "json");
        assertThat(run.code()).as(run.err()).isZero();
        return run.json();
    }

    private static List<String> verdicts(JsonNode report, String verdict) {
        return report.path("tests")
                .valueStream()
                .filter(each -> each.path("verdict").asString().equals(verdict))
                .map(ProposedPatchTest::name)
                .toList();
    }

    private static String name(JsonNode test) {
        JsonNode place = test.path("operation");
        return test.path("rule").asString() + " " + place.path("method").asString() + " "
                + place.path("path").asString();
    }

    private static List<String> reached(JsonNode report) {
        return report.path("coverage")
                .valueStream()
                .filter(each -> !each.path("reachedAs").isEmpty())
                .map(each -> each.path("operation").path("path").asString() + each.path("reachedAs"))
                .toList();
    }
}
