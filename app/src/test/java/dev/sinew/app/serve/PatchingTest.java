package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.config.Enforcing.Mode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Kinds of requests that do not pass, over real connections. */
final class PatchingTest {
    private static final String PATH = "/api/v1/patches";

    @TempDir
    Path folder;

    private static String body(String rest) {
        return "{\"reason\":\"until the fix is out\",\"minutes\":60,\"dryRun\":false," + rest + "}";
    }

    private static String made(Running running, String rest) throws Exception {
        HttpResponse<String> answer = running.lawmaker.send("POST", PATH, body(rest));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new ObjectMapper().readTree(answer.body()).path("id").asString();
    }

    private static HttpResponse<String> ask(Running running, String token, String method, String uri, String... more)
            throws Exception {
        int port = running.serving().checkPort().orElseThrow();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .header("X-Sinew-Token", token)
                    .header("X-Original-Method", method)
                    .header("X-Original-URI", uri);
            for (int i = 0; i < more.length; i += 2) {
                request.header(more[i], more[i + 1]);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void whatRunsIntoAPatchDoesNotReachTheApi() throws Exception {
        try (OpenBank bank = new OpenBank();
                Running running = Running.enforcing(folder, bank.address(), Mode.MONITOR)) {
            int port = running.serving().proxyAddresses().getFirst().port();
            assertThat(bank.call(port, "customer-0", "POST", "/accounts", "{\"kind\":\"giro\"}"))
                    .isEqualTo(201);
            made(running, "\"method\":\"GET\",\"path\":\"/accounts/{id}\",\"condition\":\"no-credentials\"");
            String kinds =
                    made(running, "\"path\":\"/accounts\",\"condition\":\"has-parameter\",\"parameter\":\"admin\"");
            made(
                    running,
                    "\"path\":\"/accounts\",\"condition\":\"parameter-above\",\"parameter\":\"limit\",\"most\":50");
            int before = bank.asked.size();
            String own = "/accounts/" + bank.accountOf("customer-0");

            assertThat(bank.callWith("", port, "GET", own, "")).isEqualTo(401);
            assertThat(bank.call(port, "customer-0", "POST", "/accounts", "{\"kind\":\"giro\",\"admin\":true}"))
                    .isEqualTo(403);
            assertThat(bank.call(port, "customer-0", "GET", "/accounts?limit=51", ""))
                    .isEqualTo(403);
            assertThat(bank.asked).hasSize(before);
            assertThat(bank.call(port, "customer-0", "GET", own, "")).isEqualTo(200);
            assertThat(bank.call(port, "customer-0", "POST", "/accounts", "{\"kind\":\"giro\"}"))
                    .isEqualTo(201);
            assertThat(bank.call(port, "customer-0", "GET", "/accounts?limit=50", ""))
                    .isEqualTo(200);
            assertThat(running.reader.get("/metrics").body())
                    .contains(
                            "sinew_policy_refused_total{kind=\"no-credentials\",mode=\"live\"} 1.0",
                            "sinew_policy_refused_total{kind=\"has-parameter\",mode=\"live\"} 1.0",
                            "sinew_policy_refused_total{kind=\"parameter-above\",mode=\"live\"} 1.0");
            JsonNode patches = running.reader.json("/api/v1/responses").path("patches");
            assertThat(patches.size()).isEqualTo(3);
            assertThat(patches.path(1).path("hits").asInt()).isEqualTo(1);

            assertThat(running.lawmaker.delete(PATH + "/" + kinds).statusCode()).isEqualTo(200);
            assertThat(bank.call(port, "customer-0", "POST", "/accounts", "{\"kind\":\"giro\",\"admin\":true}"))
                    .isEqualTo(201);
        }
        assertThat(Running.deeds(folder)).containsExactly("patch made", "patch made", "patch made", "patch taken back");
    }

    @Test
    void aDryRunCountsAndPassesAndOutlivesARestart() throws Exception {
        try (OpenBank bank = new OpenBank()) {
            try (Running running = Running.enforcing(folder, bank.address(), Mode.MONITOR)) {
                assertThat(running.lawmaker
                                .send(
                                        "POST",
                                        PATH,
                                        "{\"reason\":\"try\",\"minutes\":60,\"method\":\"POST\",\"path\":\"/accounts\"}")
                                .statusCode())
                        .isEqualTo(201);
            }
            try (Running running = Running.enforcing(folder, bank.address(), Mode.MONITOR)) {
                int port = running.serving().proxyAddresses().getFirst().port();
                assertThat(bank.call(port, "customer-0", "POST", "/accounts", "{\"kind\":\"giro\"}"))
                        .isEqualTo(201);
                assertThat(running.reader.get("/metrics").body())
                        .contains("sinew_policy_refused_total{kind=\"always\",mode=\"dry-run\"} 1.0");
            }
        }
    }

    /** Proxies take a 401 for their own token's: what they may not pass is 403, with what to tell the client beside it. */
    @Test
    void whoeverAsksIsToldByTheHeadAloneAndCounted() throws Exception {
        try (OpenBank bank = new OpenBank();
                Running running = Running.enforcing(folder, bank.address(), Mode.MONITOR)) {
            made(running, "\"path\":\"/accounts/{id}\",\"condition\":\"no-credentials\"");
            made(running, "\"path\":\"/users/{id}\",\"condition\":\"has-parameter\",\"parameter\":\"role\"");
            String token = Running.token(folder, TokenScopes.CHECK);
            HttpResponse<String> bare = ask(running, token, "GET", "/accounts/7");
            assertThat(bare.statusCode()).isEqualTo(403);
            assertThat(bare.headers().firstValue("X-Sinew-Status")).contains("401");
            assertThat(bare.body()).isEqualTo("{\"type\":\"about:blank\",\"status\":403}");
            assertThat(ask(running, token, "GET", "/accounts/7", "Authorization", "Bearer abcdefghijklmnop12")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(ask(running, token, "PATCH", "/users/7?role=admin").statusCode())
                    .isEqualTo(403);
            assertThat(ask(running, token, "PATCH", "/users/7").statusCode()).isEqualTo(204);
            assertThat(ask(running, "nobody's", "GET", "/accounts/7").statusCode())
                    .isEqualTo(401);
            assertThat(running.reader.get("/metrics").body())
                    .contains(
                            "sinew_check_answered_total{status=\"204\"} 2.0",
                            "sinew_check_answered_total{status=\"401\"} 1.0",
                            "sinew_check_answered_total{status=\"403\"} 2.0");
        }
    }

    @Test
    void aPatchHasAPlaceAReasonAndAnEnd() throws Exception {
        try (Running running = Running.over(folder)) {
            for (String bad : List.of(
                    "{}",
                    "{\"path\":\"/x\",\"minutes\":5}",
                    "{\"path\":\"/x\",\"reason\":\"x\"}",
                    "{\"path\":\"x\",\"reason\":\"x\",\"minutes\":5}",
                    "{\"path\":\"/x\",\"reason\":\"x\",\"minutes\":5,\"condition\":\"sometimes\"}",
                    "{\"path\":\"/x\",\"reason\":\"x\",\"minutes\":5,\"condition\":\"has-parameter\"}",
                    "{\"path\":\"/x\",\"reason\":\"x\",\"minutes\":5,\"parameter\":\"a\"}",
                    "{\"path\":\"/x\",\"reason\":\"x\",\"minutes\":99999999}",
                    "{\"path\":\"/x\",\"reason\":\"x\",\"minutes\":5,\"method\":\"GET /\"}",
                    "{\"path\":\"/x\",\"reason\":\"x\",\"minutes\":5,\"dryRun\":\"perhaps\"}")) {
                assertThat(running.lawmaker.send("POST", PATH, bad).statusCode())
                        .as(bad)
                        .isEqualTo(400);
            }
            assertThat(running.blocker
                            .send("POST", PATH, body("\"path\":\"/x\""))
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
