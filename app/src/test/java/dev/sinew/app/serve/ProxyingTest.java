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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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
}
