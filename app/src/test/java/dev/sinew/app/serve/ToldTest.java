package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.notify.Destination;
import dev.sinew.app.notify.DestinationReader;
import dev.sinew.app.notify.Listener;
import dev.sinew.app.notify.TargetKind;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Severity;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.Targets.Target;
import dev.sinew.store.sql.Stores;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a running service tells of what its traffic shows. */
final class ToldTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int CUSTOMERS = 12;
    private static final int LISTS = 3;

    @TempDir
    Path folder;

    @Test
    void tellsOfSomebodyWhoReadsTheAccountsOfOthers() throws Exception {
        try (Listener listener = Listener.start();
                Running running = Running.over(folder)) {
            target(listener, TargetKind.OCSF, "incident-opened", "incident-raised");
            running.sender.exchanges(IntStream.range(0, CUSTOMERS * LISTS)
                    .mapToObj(number -> call(number % CUSTOMERS, number % CUSTOMERS, number))
                    .collect(Collectors.joining()));
            running.sender.exchanges(IntStream.range(0, CUSTOMERS)
                    .mapToObj(number -> call(0, number, CUSTOMERS * LISTS + number))
                    .collect(Collectors.joining()));

            String body = listener.next().body();

            JsonNode shown = running.reader.until(
                    "/api/v1/incidents", now -> now.path("total").asInt() > 0);
            JsonNode finding = MAPPER.readTree(body.lines().findFirst().orElseThrow());
            assertThat(finding.path("class_uid").asInt()).isEqualTo(2_004);
            assertThat(finding.path("evidences")
                            .path(0)
                            .path("actor")
                            .path("user")
                            .path("uid")
                            .asString())
                    .isEqualTo(shown.path("items")
                            .path(0)
                            .path("actor")
                            .path("caller")
                            .asString());
            assertThat(body.lines().skip(1)).isNotEmpty().allSatisfy(line -> {
                JsonNode call = MAPPER.readTree(line);
                assertThat(call.path("class_uid").asInt()).isEqualTo(6_003);
                assertThat(call.path("api").path("operation").asString()).startsWith("GET /v1/accounts/{");
            });
            assertThat(body).doesNotContain("holder-", "token-of-");
        }
    }

    @Test
    void tellsOfABlockAndOfItsReleaseAndCounts() throws Exception {
        try (Listener listener = Listener.start();
                Running running = Running.over(folder)) {
            target(listener, TargetKind.WEBHOOK, "block-added", "block-ended");
            running.sender.exchanges(Lines.of(0, 50));
            String caller = running.reader
                    .until("/api/v1/callers", now -> now.path("total").asInt() > 0)
                    .path("items")
                    .path(0)
                    .path("id")
                    .asString();
            HttpResponse<String> added = running.blocker.send(
                    "POST", "/api/v1/blocks", "{\"caller\":\"" + caller + "\",\"reason\":\"walks\",\"minutes\":5}");
            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
            String id = MAPPER.readTree(added.body()).path("id").asString();

            assertThat(listener.next().body()).contains("\"event\":\"block-added\"", id, caller, "walks");
            assertThat(running.blocker.delete("/api/v1/blocks/" + id).statusCode())
                    .isEqualTo(200);
            assertThat(listener.next().body()).contains("\"event\":\"block-ended\"", id, caller);
            running.reader.until(
                    "/api/v1/targets",
                    now -> now.path("items").path(0).path("waiting").asInt() == 0);
            assertThat(running.reader.get("/metrics").body()).contains("sinew_notify_sent_total{target=\"hook\"} 2.0");
            assertThat(running.nobody.get("/api/v1/targets").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aMessageThatIsGivenUpIsAHealthProblemThatCanBeEnded() throws Exception {
        try (Listener listener = Listener.start().answers(400);
                Running running = Running.over(folder)) {
            target(listener, TargetKind.WEBHOOK, "finding-opened");
            running.sender.exchanges(Lines.of(0, 400));

            JsonNode health = running.nobody.until(
                    "/health", now -> now.path("status").asString().equals("trouble"));
            assertThat(health.toString()).contains("1 messages to hook were given up");
            assertThat(running.nobody.get("/ready").statusCode()).isEqualTo(200);
            try (Store store = Stores.visit(new StoreAddress.Folder(folder))) {
                assertThat(store.outbox().retry("hook", Instant.now())).isEqualTo(1);
            }
            running.nobody.until("/health", now -> now.path("status").asString().equals("fine"));
        }
    }

    private void target(Listener listener, TargetKind kind, String... events) throws Exception {
        PrivacyKey key = KeyFile.existing(folder);
        Destination destination = DestinationReader.read(kind, "url: " + listener.address());
        try (Store store = Stores.visit(new StoreAddress.Folder(folder))) {
            store.targets()
                    .add(new Target(
                            "hook",
                            kind.word(),
                            Severity.LOW,
                            Set.of(events),
                            destination.shown(),
                            Instant.now(),
                            key.id(),
                            key.seal(destination.text())));
        }
    }

    /** A customer reads an account, whose answer names its owner by the name that the token names. */
    private static String call(int customer, int account, int number) {
        String header = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        String claims = base64("{\"iss\":\"https://login.bank.example\",\"sub\":\"holder-" + (7_000 + customer)
                + "\",\"exp\":1790000000}");
        return """
                {"id":"call-%d","time":"%s","client":{"ip":"198.51.100.%d"},"request":{"method":"GET",\
                "url":"https://api.bank.example/v1/accounts/%d","headers":{"authorization":"Bearer %s.%s.c2lnbmF0dXJl"}},\
                "response":{"status":200,"headers":{"content-type":"application/json"},\
                "body":"{\\"id\\":%d,\\"owner\\":\\"holder-%d\\",\\"balance\\":%d}"},"tookMs":9}
                """.formatted(
                        number,
                        Instant.parse("2026-01-05T08:00:00Z").plusSeconds(number * 7L),
                        customer,
                        840_000 + account * 13,
                        header,
                        claims,
                        840_000 + account * 13,
                        7_000 + account,
                        number * 3);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
