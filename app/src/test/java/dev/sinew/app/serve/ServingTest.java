package dev.sinew.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.console.intake.IntakeLimits;
import dev.sinew.store.StoreUnavailable;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ServingTest {
    @TempDir
    Path folder;

    @Test
    void takesExchangesAndShowsTheirOperations() throws Exception {
        try (Running running = Running.over(folder)) {
            HttpResponse<String> answer = running.sender.exchanges(Lines.of(0, 400));
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).contains("\"accepted\":400", "\"duplicate\":0", "\"rejected\":0");
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 400);
            JsonNode operations = running.reader.json("/api/v1/operations?api=api.bank.example");
            assertThat(operations.path("total").asInt()).isEqualTo(2);
            assertThat(operations
                            .path("items")
                            .valueStream()
                            .map(each -> each.path("path").asString()))
                    .containsExactlyInAnyOrder("/v1/accounts/{accountId}", "/v1/accounts/{accountId}/transfers");
            String id = operations.path("items").path(0).path("id").asString();
            assertThat(running.reader.json("/api/v1/operations/" + id))
                    .isEqualTo(operations.path("items").path(0));
        }
    }

    @Test
    void countsWhatCameBeforeOnceAndSaysSo() throws Exception {
        try (Running running = Running.over(folder)) {
            running.sender.exchanges(Lines.of(0, 50));
            HttpResponse<String> again =
                    running.sender.post("/api/v1/exchanges", Client.gzip(Lines.of(0, 60)), "Content-Encoding", "gzip");
            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.body()).contains("\"accepted\":10", "\"duplicate\":50");
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 60);
        }
    }

    @Test
    void tellsWhichLinesAreRejectedAndKeepsTheOthers() throws Exception {
        try (Running running = Running.over(folder)) {
            HttpResponse<String> mixed = running.sender.exchanges(
                    Lines.line(1) + "\nno exchange\n\n" + Lines.line(2) + "\n{\"request\":7}\n");
            assertThat(mixed.statusCode()).isEqualTo(202);
            assertThat(mixed.body()).contains("\"accepted\":2", "\"rejected\":2", "\"line\":1", "\"line\":4");
            HttpResponse<String> useless = running.sender.exchanges("nothing\n");
            assertThat(useless.statusCode()).isEqualTo(400);
            running.reader.until("/api/v1/sources", sources -> {
                JsonNode source = sources.path("items").path(0);
                return source.path("accepted").asInt() == 2
                        && source.path("rejected").asInt() == 3;
            });
        }
    }

    @Test
    void knowsTheSameAfterARestart() throws Exception {
        JsonNode before;
        try (Running running = Running.over(folder)) {
            running.sender.exchanges(Lines.of(0, 300));
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 300);
            before = running.reader.json("/api/v1/operations");
        }
        try (Running running = Running.over(folder)) {
            running.reader.until("/ready", now -> now.path("ready").asBoolean());
            running.sender.exchanges(Lines.of(300, 1));
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 301);
            JsonNode after = running.reader.json("/api/v1/operations");
            assertThat(after.path("total")).isEqualTo(before.path("total"));
            long requests = after.path("items")
                    .valueStream()
                    .mapToLong(each -> each.path("requests").asLong())
                    .sum();
            assertThat(requests).isEqualTo(301);
        }
    }

    @Test
    void refusesWhoHasNoTokenForIt() throws Exception {
        try (Running running = Running.over(folder)) {
            assertThat(running.nobody.get("/api/v1/operations").statusCode()).isEqualTo(401);
            assertThat(running.nobody.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(new Client(running.serving().consoleAddress(), "wrong")
                            .get("/api/v1/findings")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(running.intruder.exchanges(Lines.line(1)).statusCode()).isEqualTo(401);
            String metrics = Running.token(folder, "metrics");
            Client scraper = new Client(running.serving().consoleAddress(), metrics);
            assertThat(scraper.get("/metrics").body()).contains("sinew_fold_lag", "sinew_journal_last");
            assertThat(scraper.get("/api/v1/findings").statusCode()).isEqualTo(403);
            assertThat(running.nobody.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRevokedTokenFailsAtOnce() throws Exception {
        try (Running running = Running.over(folder)) {
            assertThat(running.sender.exchanges(Lines.line(1)).statusCode()).isEqualTo(202);
            Running.revokeAll(folder);
            assertThat(running.sender.exchanges(Lines.line(2)).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void refusesPostsThatAreTooLongOrNoGzip() throws Exception {
        try (Running running = Running.over(folder, new IntakeLimits(100_000, 200_000))) {
            String long200kB = "x".repeat(200_000);
            assertThat(running.sender.exchanges(long200kB).statusCode()).isEqualTo(413);
            HttpResponse<String> bomb =
                    running.sender.post("/api/v1/exchanges", Client.gzip(long200kB), "Content-Encoding", "gzip");
            assertThat(bomb.statusCode()).isEqualTo(413);
            HttpResponse<String> torn =
                    running.sender.post("/api/v1/exchanges", "no gzip".getBytes(UTF_8), "Content-Encoding", "gzip");
            assertThat(torn.statusCode()).isEqualTo(400);
            assertThat(running.sender
                            .post("/api/v1/exchanges", Client.gzip("x"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(running.sender
                            .post("/api/v1/exchanges", new byte[1], "Content-Encoding", "br")
                            .statusCode())
                    .isEqualTo(415);
            assertThat(running.sender.exchanges(Lines.line(1)).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void pagesAreCompleteAndFiltersAreChecked() throws Exception {
        try (Running running = Running.over(folder)) {
            running.sender.exchanges(Lines.of(0, 300));
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 300);
            List<String> callers = new ArrayList<>();
            String path = "/api/v1/callers?limit=7";
            String cursor = "";
            do {
                JsonNode page = running.reader.json(path + cursor);
                page.path("items").forEach(item -> callers.add(item.path("id").asString()));
                cursor = page.path("next").isNull()
                        ? ""
                        : "&cursor=" + page.path("next").asString();
            } while (!cursor.isEmpty());
            assertThat(callers).hasSize(40).doesNotHaveDuplicates();
            assertThat(running.reader.get("/api/v1/callers?color=red").statusCode())
                    .isEqualTo(400);
            assertThat(running.reader.get("/api/v1/callers?limit=0").statusCode())
                    .isEqualTo(400);
            assertThat(running.reader.get("/api/v1/callers?cursor=x").statusCode())
                    .isEqualTo(400);
            assertThat(running.reader.get("/api/v1/callers/nobody").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void anApiTellsWhatItCarriesAndWhatIsOpenThere() throws Exception {
        try (Running running = Running.over(folder)) {
            running.sender.exchanges(Lines.of(0, 400));
            JsonNode findings = running.reader.until(
                    "/api/v1/findings?state=open", now -> now.path("total").asInt() > 0);
            JsonNode api = running.reader
                    .until("/api/v1/apis", now -> now.path("total").asInt() > 0)
                    .path("items")
                    .path(0);
            long open = 0;
            for (JsonNode count : api.path("openFindings")) {
                open += count.asLong();
            }
            assertThat(open).isEqualTo(findings.path("total").asLong());
            assertThat(api.path("dataClasses")).isNotEmpty();
            for (JsonNode word : api.path("dataClasses")) {
                JsonNode carry = running.reader.json("/api/v1/operations?data=" + word.asString());
                assertThat(carry.path("items")).isNotEmpty();
                carry.path("items")
                        .forEach(each -> assertThat(each.path("dataClasses")).contains(word));
                assertThat(running.reader
                                .json("/api/v1/operations?data="
                                        + word.asString().substring(1))
                                .path("items"))
                        .isEmpty();
            }
        }
    }

    @Test
    void aTokenTellsWhoseItIsAndWhatItMay() throws Exception {
        try (Running running = Running.over(folder)) {
            JsonNode mine = running.decider.json("/api/v1/token");
            assertThat(mine.path("name").asString()).isEqualTo("test write");
            assertThat(mine.path("scopes").toString()).contains("write").doesNotContain("block");
            assertThat(running.nobody.get("/api/v1/token").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void oneFolderHasOneService() throws Exception {
        try (Running running = Running.over(folder)) {
            assertThat(running.nobody.get("/ready").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> Running.over(folder))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining(folder.toString());
        }
    }

    @Test
    void thePageNeedsNothingFromElsewhere() throws Exception {
        try (Running running = Running.over(folder)) {
            HttpResponse<String> page = running.nobody.get("/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'");
            assertThat(page.body()).contains("page.js").doesNotContain("http://", "https://");
        }
    }

    @Test
    void theReadApiIsAsItsDescriptionSays() throws Exception {
        try (Running running = Running.over(folder)) {
            running.sender.exchanges(Lines.of(0, 50));
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 50);
            String description = running.nobody.get("/api/v1/openapi.json").body();
            SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(description);
            assertThat(parsed.getMessages()).isEmpty();
            for (Map.Entry<String, PathItem> path :
                    parsed.getOpenAPI().getPaths().entrySet()) {
                if (!path.getKey().contains("{")) {
                    assertThat(running.reader.get(path.getKey()).statusCode())
                            .as(path.getKey())
                            .isEqualTo(200);
                    fitsItsParameters(running, path.getKey(), path.getValue());
                }
            }
        }
    }

    /** Each parameter that is described is taken, and with the value of a filter nothing else comes. */
    private static void fitsItsParameters(Running running, String path, PathItem item) throws Exception {
        List<Parameter> parameters = item.getGet().getParameters() == null
                ? List.of()
                : item.getGet().getParameters();
        for (Parameter parameter : parameters) {
            String value = switch (parameter.getName()) {
                case "cursor" -> "";
                case "sort" -> parameters.getFirst().getName();
                case "limit" -> "3";
                default -> "0";
            };
            assertThat(running.reader
                            .get(path + "?" + parameter.getName() + "=" + value)
                            .statusCode())
                    .as(path + " with " + parameter.getName())
                    .isEqualTo(200);
        }
    }

    @Test
    void readsTheFilesOfAWatchedFolderOnce() throws Exception {
        Path watched = Files.createDirectory(folder.resolve("in"));
        Files.write(watched.resolve("traffic.jsonl.gz"), Client.gzip(Lines.of(0, 120)));
        try (Running running = Running.watching(folder.resolve("data"), watched)) {
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 120);
            Files.writeString(watched.resolve("more.jsonl"), Lines.of(120, 30));
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 150);
        }
        try (Running running = Running.watching(folder.resolve("data"), watched)) {
            Files.writeString(watched.resolve("last.jsonl"), Lines.of(150, 1));
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 151);
        }
    }

    @Test
    void takesAPostOfVeryManySmallLines() throws Exception {
        String line = "{\"request\":{\"method\":\"GET\",\"url\":\"http://a.example/b\"}}\n";
        try (Running running = Running.over(folder)) {
            HttpResponse<String> answer = running.sender.exchanges(line.repeat(70_000));
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).contains("\"accepted\":70000");
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 70_000);
        }
    }

    @Test
    void readsStandardInputAsItComes() throws Exception {
        try (PipedOutputStream writer = new PipedOutputStream();
                Running running = Running.piped(folder, new PipedInputStream(writer))) {
            writer.write(Lines.of(0, 3).getBytes(StandardCharsets.UTF_8));
            writer.flush();
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 3);
            writer.write(Lines.of(3, 2).getBytes(StandardCharsets.UTF_8));
            writer.flush();
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 5);
        }
    }

    @Test
    void aFindingIsAcceptedUntilADayAndWithdrawn() throws Exception {
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
        try (Running running = Running.over(folder)) {
            running.sender.exchanges(Lines.of(0, 400));
            JsonNode open = running.reader.until(
                    "/api/v1/findings?state=open", now -> now.path("total").asInt() > 0);
            String id = open.path("items").path(0).path("id").asString();
            String path = "/api/v1/findings/" + id;

            HttpResponse<String> accepted =
                    running.decider.put(path + "/acceptance", "{\"reason\":\"known\",\"until\":\"" + day + "\"}");

            assertThat(accepted.statusCode()).isEqualTo(200);
            assertThat(accepted.body()).contains("\"state\":\"accepted\"", "\"who\":\"test write\"");
            running.reader.until(path, now -> now.path("state").asString().equals("accepted"));
            JsonNode shown = running.reader.json(path).path("acceptance");
            assertThat(shown.path("reason").asString()).isEqualTo("known");
            assertThat(shown.path("who").asString()).isEqualTo("test write");
            assertThat(running.reader.json("/api/v1/findings?state=open").toString())
                    .doesNotContain(id);
            assertThat(running.reader.json("/api/v1/findings?state=accepted").toString())
                    .contains(id);
            assertThat(running.decider.delete(path + "/acceptance").statusCode())
                    .isEqualTo(200);
            running.reader.until(path, now -> now.path("state").asString().equals("reopened"));
        }
        assertThat(Running.deeds(folder)).containsExactly("finding accepted", "acceptance withdrawn");
    }

    @Test
    void onlyWhoMayDecideAcceptsAndOnlyWithAReasonAndADay() throws Exception {
        try (Running running = Running.over(folder)) {
            String path = "/api/v1/findings/0123456789abcdef/acceptance";
            String day = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
            String good = "{\"reason\":\"known\",\"until\":\"" + day + "\"}";
            assertThat(running.reader.put(path, good).statusCode()).isEqualTo(403);
            assertThat(running.nobody.put(path, good).statusCode()).isEqualTo(401);
            assertThat(running.reader.delete(path).statusCode()).isEqualTo(403);
            assertThat(running.decider.put(path, good).statusCode()).isEqualTo(404);
            for (String bad : List.of(
                    "",
                    "[]",
                    "{\"reason\":\"known\"}",
                    "{\"until\":\"" + day + "\"}",
                    "{\"reason\":\"known\",\"until\":\"2020-01-01\"}",
                    "{\"reason\":\"known\",\"until\":\"9999-01-01\"}",
                    "{\"reason\":\"known\",\"until\":\"" + day + "\",\"more\":\"x\"}",
                    "{\"reason\":\"" + "x".repeat(501) + "\",\"until\":\"" + day + "\"}")) {
                assertThat(running.decider.put(path, bad).statusCode()).as(bad).isEqualTo(400);
            }
            assertThat(running.decider.put(path, "x".repeat(20_000)).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void countsTheLimitsThatWereHit() throws Exception {
        String deep = "[".repeat(2_000) + "]".repeat(2_000);
        String line = "{\"request\":{\"method\":\"POST\",\"url\":\"https://api.bank.example/v1/notes\",\"headers\":"
                + "{\"content-type\":\"application/json\"},\"body\":\"" + deep + "\"},\"response\":{\"status\":201}}\n";
        try (Running running = Running.over(folder)) {
            running.sender.exchanges(line + line);
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 2);
            assertThat(running.reader.get("/metrics").body()).contains("sinew_limit_hits_total{limit=\"depth\"} 2.0");
        }
    }
}
