package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A service that stands in front of an API and learns from what passes. */
final class ProxyingTest {
    @TempDir
    Path folder;

    private static void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        byte[] body = ("{\"id\":" + path.substring(path.lastIndexOf('/') + 1) + ",\"iban\":\"DE89370400440532013000\"}")
                .getBytes(StandardCharsets.US_ASCII);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Test
    void whatPassesIsLearnedFrom() throws Exception {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", ProxyingTest::answer);
        api.start();
        URI upstream = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
        try (Running running = Running.proxying(folder, upstream);
                HttpClient client = HttpClient.newHttpClient()) {
            int port = running.serving().proxyAddresses().get(0).port();
            for (int account = 0; account < 40; account++) {
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/accounts/" + (7_000 + account)))
                        .header("Authorization", "Bearer token-of-" + account % 8 + "-abcdefghijklmnop")
                        .build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }

            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == 40);
            JsonNode operation =
                    running.reader.json("/api/v1/operations").path("items").path(0);
            assertThat(operation.path("path").asString()).isEqualTo("/accounts/{accountId}");
            assertThat(operation.path("callers").asInt()).isEqualTo(8);
            assertThat(operation.path("dataClasses").toString()).contains("iban");
            assertThat(running.reader
                            .json("/api/v1/sources")
                            .path("items")
                            .path(0)
                            .path("kind")
                            .asString())
                    .isEqualTo("proxy");
            assertThat(running.reader.get("/metrics").body()).contains("sinew_proxy_exchanges_total{");
        } finally {
            api.stop(0);
        }
    }

    /** From the next request on that comes after a tick: whatever token of the account is used. */
    @Test
    void aBlockedCallerIsRefusedUntilReleasedAndNobodyElse() throws Exception {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger reached = new AtomicInteger();
        api.createContext("/", call -> {
            reached.incrementAndGet();
            answer(call);
        });
        api.start();
        URI upstream = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
        try (HttpClient client = HttpClient.newHttpClient()) {
            String block;
            try (Running running = Running.proxying(folder, upstream)) {
                for (int call = 0; call < 6; call++) {
                    assertThat(call(client, running, "anna")).isEqualTo(200);
                }
                assertThat(call(client, running, "bob")).isEqualTo(200);
                running.reader.until(
                        "/api/v1/summary", now -> now.path("exchanges").asLong() == 7);
                String anna = running.reader
                        .json("/api/v1/callers")
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
                assertThat(running.decider
                                .send("POST", "/api/v1/blocks", body(anna, true))
                                .statusCode())
                        .isEqualTo(403);
                HttpResponse<String> tried = running.blocker.send("POST", "/api/v1/blocks", body(anna, true));
                assertThat(tried.statusCode()).isEqualTo(201);
                running.reader.until(
                        "/api/v1/blocks",
                        now -> now.path("items").path(0).path("known").asBoolean());
                assertThat(call(client, running, "anna")).isEqualTo(200);

                block = new ObjectMapper()
                        .readTree(running.blocker
                                .send("POST", "/api/v1/blocks", body(anna, false))
                                .body())
                        .path("id")
                        .asString();
                running.reader.until(
                        "/api/v1/blocks",
                        now -> now.path("items").path(1).path("known").asBoolean());
                int before = reached.get();
                assertThat(call(client, running, "anna")).isEqualTo(403);
                assertThat(reached).hasValue(before);
                assertThat(call(client, running, "bob")).isEqualTo(200);
                assertThat(running.reader.get("/metrics").body())
                        .contains("sinew_proxy_refused_total 1.0", "sinew_proxy_tried_total 2.0");
                String token = Running.token(folder, TokenScopes.CHECK);
                assertThat(check(client, running, token, "anna")).isEqualTo(403);
                assertThat(check(client, running, token, "bob")).isEqualTo(204);
                assertThat(check(client, running, "wrong", "bob")).isEqualTo(401);
            }
            try (Running running = Running.proxying(folder, upstream)) {
                assertThat(call(client, running, "anna")).isEqualTo(403);
                assertThat(running.blocker
                                .send("DELETE", "/api/v1/blocks/" + block, "")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(call(client, running, "anna")).isEqualTo(200);
                assertThat(running.blocker
                                .send("DELETE", "/api/v1/blocks/" + block, "")
                                .statusCode())
                        .isEqualTo(404);
            }
            assertThat(Running.deeds(folder)).containsExactly("block tried", "caller blocked", "block released");
        } finally {
            api.stop(0);
        }
    }

    @Test
    void aBlockHasACallerAReasonAndAnEnd() throws Exception {
        try (Running running = Running.over(folder)) {
            for (String bad : List.of(
                    "",
                    "[]",
                    "{\"caller\":\"caller-1\",\"reason\":\"x\"}",
                    "{\"caller\":\"caller-1\",\"reason\":\"\",\"minutes\":5}",
                    "{\"caller\":\"somebody\",\"reason\":\"x\",\"minutes\":5}",
                    "{\"caller\":\"caller-1\",\"reason\":\"x\",\"minutes\":\"many\"}",
                    "{\"caller\":\"caller-1\",\"reason\":\"x\",\"minutes\":99999999}",
                    "{\"caller\":\"caller-1\",\"reason\":\"x\",\"minutes\":5,\"for\":\"ever\"}")) {
                assertThat(running.blocker.send("POST", "/api/v1/blocks", bad).statusCode())
                        .as(bad)
                        .isEqualTo(400);
            }
            assertThat(running.blocker
                            .send("POST", "/api/v1/blocks", body("caller-nobody", false))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    /** What another proxy is told, that asks as NGINX is told to. */
    private static int check(HttpClient client, Running running, String token, String who) throws Exception {
        int port = running.serving().checkPort().orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sinew-check"))
                .header("X-Sinew-Token", token)
                .header("X-Original-Method", "POST")
                .header("X-Original-URI", "/accounts/7001?x=1")
                .header("X-Original-Host", "api.bank.example")
                .header("Authorization", "Bearer token-of-" + who + "-abcdefghijklmnop")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static String body(String caller, boolean dryRun) {
        return "{\"caller\":\"" + caller + "\",\"reason\":\"walks\",\"minutes\":60,\"dryRun\":" + dryRun + "}";
    }

    private static int call(HttpClient client, Running running, String who) throws Exception {
        int port = running.serving().proxyAddresses().get(0).port();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/accounts/7001"))
                .header("Authorization", "Bearer token-of-" + who + "-abcdefghijklmnop")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
