package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.Run;
import dev.sinew.app.config.Enforcing.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What response rules would have done, over what a service took. */
final class PreviewTest {
    private static final int CUSTOMERS = 9;

    @TempDir
    Path folder;

    @Test
    void showsWhomRulesWouldHaveKeptOutAndChangesNothing() throws Exception {
        Path data = folder.resolve("data");
        try (OpenBank bank = new OpenBank();
                Running running = Running.enforcing(data, bank.address(), Mode.MONITOR)) {
            int port = running.serving().proxyAddresses().getFirst().port();
            int calls = bank.ordinaryDays(port, CUSTOMERS);
            String foreign = "/accounts/" + bank.accountOf("customer-0");
            String own = "/accounts/" + bank.accountOf("customer-1");
            assertThat(bank.call(port, "customer-1", "GET", foreign, "")).isEqualTo(200);
            running.reader.until("/api/v1/incidents", now -> now.path("items").size() == 1);
            // Behind the tick that shows the incident: one call that is wrong, and two that are its own.
            assertThat(bank.call(port, "customer-1", "GET", foreign, "")).isEqualTo(200);
            assertThat(bank.call(port, "customer-1", "GET", own, "")).isEqualTo(200);
            assertThat(bank.call(port, "customer-1", "GET", own, "")).isEqualTo(200);
            assertThat(bank.call(port, "customer-2", "GET", "/accounts/" + bank.accountOf("customer-2"), ""))
                    .isEqualTo(200);
            int all = calls + 5;
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == all);

            String rule =
                    "{\"rules\":[\"detect.object-of-another-caller\"],\"confidence\":\"likely\",\"severity\":\"low\"}";
            assertThat(running.lawmaker.put("/api/v1/responses/thieves", rule).statusCode())
                    .isEqualTo(200);
            String before = running.reader.get("/api/v1/blocks").body();
            assertThat(running.reader
                            .send("POST", "/api/v1/preview", "{\"days\":7}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(running.lawmaker.send("POST", "/api/v1/preview", "{}").statusCode())
                    .isEqualTo(400);
            assertThat(running.lawmaker
                            .send("POST", "/api/v1/preview", "{\"days\":7}")
                            .statusCode())
                    .isEqualTo(202);
            JsonNode preview = running.reader.until(
                    "/api/v1/preview", now -> !now.path("state").asString().equals("running"));
            assertThat(preview.path("state").asString()).isEqualTo("done");
            assertThat(preview.path("calls").asInt()).isEqualTo(all);
            assertThat(preview.path("hits").size()).isEqualTo(1);
            JsonNode hit = preview.path("hits").path(0);
            assertThat(hit.path("subject").asString()).startsWith("caller-");
            assertThat(hit.path("proposed").asString()).contains("asks for approval");
            assertThat(hit.path("refused").asInt()).isEqualTo(3);
            assertThat(hit.path("inIncidents").asInt()).isEqualTo(1);
            assertThat(hit.path("firstRefused").asString()).isNotEmpty();
            assertThat(running.reader.get("/api/v1/blocks").body()).isEqualTo(before);
            assertThat(running.reader
                            .json("/api/v1/responses")
                            .path("proposals")
                            .size())
                    .as("what the rule itself proposes, not the preview")
                    .isLessThanOrEqualTo(1);
        }

        Path config = folder.resolve("sinew.yaml");
        Files.writeString(config, """
                serve:
                  respond:
                    rules:
                      - {name: at-once, rules: detect.object-of-another-caller, severity: low, approval: false}
                    allow: [{what: "cohort:staff", reason: ours}]
                """);
        Run text = Run.of("replay", "--preview", "--days", "365", "--config", config, "--data", data);
        assertThat(text.code()).isZero();
        assertThat(text.out()).contains("Nothing was changed.", "3 would have been refused", "blocked");
        Run json =
                Run.of("replay", "--preview", "--days", "365", "--format", "json", "--config", config, "--data", data);
        assertThat(json.json().path("refused").asInt()).isEqualTo(3);
        assertThat(Run.of("replay", "--preview", "--format", "sarif", "--data", data)
                        .code())
                .isEqualTo(2);
        Files.writeString(config, """
                serve:
                  respond:
                    rules: [{name: at-once, rules: detect.object-of-another-caller, severity: low, approval: false}]
                    allow: [{what: 127.0.0.1, reason: ours}]
                """);
        assertThat(Run.of("replay", "--preview", "--days", "365", "--config", config, "--data", data)
                        .out())
                .contains("Nobody would have been blocked.");
    }
}
