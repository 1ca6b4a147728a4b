package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a service saw is proved by a test of what it knows, and stands beside it. */
final class ProvingTest {
    private static final String POSTURE = "posture.object-id-in-path-without-owner-check";
    private static final String PROBE = "probe.object-read-by-another";

    private static final List<String> OBJECTS = List.of(
            "probe.object-read-by-another",
            "probe.nested-object-confusion",
            "probe.bulk-object-leak",
            "probe.object-existence-leak");

    @TempDir
    Path folder;

    @Test
    void anIncidentIsProvedAndBothAreOneFinding() throws Exception {
        Path data = folder.resolve("data");
        try (OpenBank bank = new OpenBank();
                Running running = Running.proxying(data, bank.address())) {
            int port = running.serving().proxyAddresses().getFirst().port();
            int calls = bank.ordinaryDays(port, 9);
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() >= calls);
            bank.call(port, "customer-1", "GET", "/accounts/" + bank.accountOf("customer-0"), "");
            String incident = running.reader
                    .until("/api/v1/incidents", now -> now.path("items").size() == 1)
                    .path("items")
                    .path(0)
                    .path("id")
                    .asString();
            Run run = Run.of(
                    "test",
                    "--target",
                    bank.address(),
                    "--data",
                    data,
                    "--identities",
                    identities(),
                    "--from-incident",
                    incident,
                    "--format",
                    "json");
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.json().path("tests").valueStream().map(ProvingTest::path))
                    .containsOnly("/accounts/{accountId}");
            assertThat(run.json()
                            .path("tests")
                            .valueStream()
                            .map(each -> each.path("rule").asString()))
                    .isSubsetOf(OBJECTS);
            assertThat(run.json()
                            .path("findings")
                            .valueStream()
                            .map(each -> each.path("rule").asString()))
                    .contains(PROBE);
            bank.call(port, "customer-2", "GET", "/accounts", "");
            JsonNode findings = running.reader.until(
                    "/api/v1/findings?limit=500",
                    now -> now.path("items").valueStream().anyMatch(ProvingTest::isBoth));
            assertThat(findings.path("items").valueStream().filter(ProvingTest::isBoth))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.path("confidence").asString()).isEqualTo("confirmed");
                        assertThat(one.path("evidence").toString()).contains("customer", "curl -s");
                    });
            assertThat(Run.of(
                                    "test",
                                    "--target",
                                    bank.address(),
                                    "--data",
                                    data,
                                    "--identities",
                                    identities(),
                                    "--from-incident",
                                    "inc-none")
                            .err())
                    .contains("has no incident inc-none");
        }
    }

    @Test
    void whatTrafficSaysOfOwnersComesFirstInThePlan() throws Exception {
        Path data = folder.resolve("data");
        Path spec = folder.resolve("openapi.json");
        Files.writeString(spec, """
                {"openapi":"3.0.3","info":{"title":"b","version":"1"},"paths":{
                "/about":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/accounts":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/accounts/{number}":{"get":{"responses":{"200":{"description":"ok"}}}}}}
                """);
        try (OpenBank bank = new OpenBank();
                Running running = Running.proxying(data, bank.address())) {
            int port = running.serving().proxyAddresses().getFirst().port();
            int calls = bank.ordinaryDays(port, 9);
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() >= calls);
            assertThat(Run.of(
                                    "test",
                                    "--target",
                                    bank.address(),
                                    "--spec",
                                    spec,
                                    "--data",
                                    data,
                                    "--identities",
                                    identities(),
                                    "--dry-run")
                            .out())
                    .startsWith("GET /accounts/{number}\n    9 of 9 callers name only their own account as number\n");
        }
    }

    private static String path(JsonNode test) {
        return test.path("operation").path("path").asString();
    }

    private static boolean isBoth(JsonNode finding) {
        List<String> rules = Stream.concat(
                        Stream.of(finding.path("rule").asString()),
                        finding.path("alsoFoundBy").valueStream().map(JsonNode::asString))
                .toList();
        return rules.containsAll(List.of(POSTURE, PROBE));
    }

    private Path identities() throws java.io.IOException {
        StringBuilder text = new StringBuilder("auth:\n");
        for (String who : List.of("customer-0", "customer-1")) {
            text.append("  - {name: ")
                    .append(who)
                    .append(", fixedHeaders: [{name: Authorization, value: Bearer ")
                    .append(OpenBank.token(who))
                    .append("}]}\n");
        }
        return Files.writeString(folder.resolve("identities.yaml"), text);
    }
}
