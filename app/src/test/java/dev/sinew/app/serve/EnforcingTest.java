package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.config.Enforcing.Mode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Requests that are ruled on before the API sees them, over real connections. */
final class EnforcingTest {
    private static final int CUSTOMERS = 9;
    private static final String PATH = "/api/v1/enforcement";

    @TempDir
    Path folder;

    private static int learned(Running running, OpenBank bank) throws Exception {
        int port = running.serving().proxyAddresses().getFirst().port();
        int calls = bank.ordinaryDays(port, CUSTOMERS);
        running.reader.until(
                "/api/v1/summary",
                now -> now.path("exchanges").asLong() >= calls
                        && now.path("operations").asLong() >= 4);
        return port;
    }

    /** The same, and until rulings know of it. */
    private static int known(Running running, OpenBank bank) throws Exception {
        int port = learned(running, bank);
        double last = metric(running, "sinew_journal_last");
        running.reader.until("/api/v1/summary", now -> metric(running, "sinew_enforce_done") >= last);
        return port;
    }

    private static double count(Running running, String outcome) {
        return metric(running, "sinew_proxy_ruled_total{outcome=\"" + outcome + "\"}");
    }

    private static double metric(Running running, String name) {
        try {
            return running.reader
                    .get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theFirstCallForAnothersObjectIsRefusedBeforeTheApiSeesIt() throws Exception {
        try (OpenBank bank = new OpenBank();
                Running running = Running.enforcing(folder, bank.address(), Mode.BLOCK)) {
            int port = known(running, bank);
            int foreign = bank.accountOf("customer-0");
            int own = bank.accountOf("customer-1");
            // What others do just now says nothing of it.
            String theirs = "{\"accountId\":" + bank.accountOf("customer-5") + ",\"sum\":4}";
            assertThat(bank.call(port, "customer-5", "POST", "/payments", theirs))
                    .isEqualTo(201);
            int before = bank.asked.size();

            assertThat(bank.call(port, "customer-1", "GET", "/accounts/" + foreign, ""))
                    .isEqualTo(403);
            assertThat(bank.call(port, "customer-1", "POST", "/payments", "{\"accountId\":" + foreign + ",\"sum\":9}"))
                    .isEqualTo(403);
            assertThat(bank.asked).hasSize(before);
            assertThat(bank.call(port, "customer-1", "GET", "/accounts/" + own, ""))
                    .isEqualTo(200);
            assertThat(bank.call(port, "customer-1", "POST", "/payments", "{\"accountId\":" + own + ",\"sum\":9}"))
                    .isEqualTo(201);
            assertThat(count(running, "refused")).isEqualTo(2);

            running.reader.until("/api/v1/incidents", now -> now.path("items").size() == 1);
            JsonNode incident =
                    running.reader.json("/api/v1/incidents").path("items").path(0);
            assertThat(incident.toString())
                    .contains("refused before the API saw it", "/accounts/{accountId}", "attempted")
                    .doesNotContain("exposed", String.valueOf(foreign));
        }
    }

    /** What became the caller's a moment ago is known to no tick yet, and passes all the same. */
    @Test
    void whatWasJustSharedPasses() throws Exception {
        try (OpenBank bank = new OpenBank();
                Running running = Running.enforcing(folder, bank.address(), Mode.BLOCK)) {
            int port = known(running, bank);
            for (int each = 2; each < CUSTOMERS; each++) {
                int shared = bank.accountOf("customer-" + each);
                String friend = "customer-" + (each - 1);
                assertThat(bank.call(
                                port,
                                "customer-" + each,
                                "POST",
                                "/accounts/" + shared + "/shares",
                                "{\"with\":\"" + friend + "\"}"))
                        .isEqualTo(201);
                assertThat(bank.call(port, friend, "GET", "/accounts", "")).isEqualTo(200);
                assertThat(bank.call(port, friend, "GET", "/accounts/" + shared, ""))
                        .isEqualTo(200);
            }
            assertThat(count(running, "refused")).isZero();
        }
    }

    @Test
    void aDryRunCountsAndPasses() throws Exception {
        try (OpenBank bank = new OpenBank();
                Running running = Running.enforcing(folder, bank.address(), Mode.DRY_RUN)) {
            int port = known(running, bank);
            int foreign = bank.accountOf("customer-0");
            assertThat(bank.call(port, "customer-1", "GET", "/accounts/" + foreign, ""))
                    .isEqualTo(200);
            assertThat(count(running, "tried")).isEqualTo(1);
            running.reader.until("/api/v1/incidents", now -> now.path("items").size() == 1);
            assertThat(running.reader.json("/api/v1/incidents").toString()).contains("exposed");
        }
    }

    @Test
    void theModeIsChangedByWhoMayAndOutlivesARestart() throws Exception {
        try (OpenBank bank = new OpenBank()) {
            try (Running running = Running.enforcing(folder, bank.address(), Mode.MONITOR)) {
                int port = learned(running, bank);
                String foreign = "/accounts/" + bank.accountOf("customer-0");
                assertThat(bank.call(port, "customer-1", "GET", foreign, "")).isEqualTo(200);
                assertThat(running.reader.put(PATH, "{\"mode\":\"block\"}").statusCode())
                        .isEqualTo(403);
                for (String bad : new String[] {"", "{}", "{\"mode\":\"on\"}", "{\"mode\":\"block\"}x"}) {
                    assertThat(running.blocker.put(PATH, bad).statusCode())
                            .as(bad)
                            .isEqualTo(400);
                }
                assertThat(running.blocker.put(PATH, "{\"mode\":\"block\"}").statusCode())
                        .isEqualTo(200);
                double last = metric(running, "sinew_journal_last");
                running.reader.until("/api/v1/summary", now -> metric(running, "sinew_enforce_done") >= last);
                assertThat(bank.call(port, "customer-1", "GET", foreign, "")).isEqualTo(403);
                JsonNode now = running.reader.json(PATH);
                assertThat(now.path("mode").asString()).isEqualTo("block");
                assertThat(now.path("outcomes").path("refused").asInt()).isEqualTo(1);
            }
            try (Running running = Running.enforcing(folder, bank.address(), Mode.MONITOR)) {
                assertThat(running.reader.json(PATH).path("mode").asString()).isEqualTo("block");
            }
            assertThat(Running.deeds(folder)).containsExactly("enforcement changed");
        }
    }

    @Test
    void whoOnlyMonitorsAsksNothing() throws Exception {
        try (OpenBank bank = new OpenBank();
                Running running = Running.enforcing(folder, bank.address(), Mode.MONITOR)) {
            int port = learned(running, bank);
            assertThat(bank.call(port, "customer-1", "GET", "/accounts/" + bank.accountOf("customer-0"), ""))
                    .isEqualTo(200);
            assertThat(count(running, "passed")).isZero();
        }
    }
}
