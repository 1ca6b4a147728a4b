package dev.sinew.app.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.app.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server whose process ends on an object in the place of a text, as that of some software in use does, or which has a limit of requests. */
final class EndedTargetTest {
    private static final String SPEC = """
            {"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{
              "/me":{"get":{"responses":{"200":{"description":"ok"}}}},
              "/search":{"get":{"parameters":[{"name":"text","in":"query","schema":{"type":"string"}}],
                "responses":{"200":{"description":"ok"}}}}}}
            """;
    private static final String IDENTITIES = """
            auth:
              - name: anna
                fixedHeaders: [{name: Authorization, value: "Bearer anna-7f3a9c"}]
              - name: bob
                fixedHeaders: [{name: Authorization, value: "Bearer bob-51d2e8"}]
            """;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private Optional<HttpServer> running = Optional.empty();
    private int served = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    @Test
    void whatItDoesNotSurviveIsSentLastAndTheRunSaysWhatEndedIt() throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Run run = run(started(threads));

            JsonNode report = run.json();
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .contains("not proved: the target stopped answering")
                    .contains("the first without one GET /search?text%5B%24ne%5D=…");
            JsonNode fatal = test(report, "probe.nosql-injection");
            assertThat(fatal.path("verdict").asString()).isEqualTo("inconclusive");
            assertThat(fatal.path("reason").asString())
                    .contains("stopped answering while this was tested", "GET /search?text%5B%24ne%5D=…");
            // What can be told without it was told before.
            assertThat(test(report, "probe.sql-injection").path("verdict").asString())
                    .isEqualTo("refuted");
            assertThat(report.path("problems").toString()).contains("leave out what ended it");
            assertThat(report.path("findings").toString()).doesNotContain("nosql");
        }
        int last = requests.size() - 1;
        assertThat(requests.get(last)).contains("text%5B");
        assertThat(requests.subList(0, last)).noneMatch(each -> each.contains("text%5B"));
        assertThat(indexOf("%00").orElse(last)).isGreaterThan(indexOf("SLEEP").orElseThrow());
    }

    @Test
    void halfARunIsNoSuccessWhereTheTargetServesNoMore() throws IOException {
        served = 60;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Run run = run(started(threads));

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .contains("not proved: the target did not serve any more: the last 2")
                    .contains("too many");
            assertThat(run.json().path("problems").toString()).contains("stopped after");
            stopped();
        }
    }

    @Test
    void whoGivesNoMoreRequestsGetsWhatWasFoundWithThem() throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Run run = run(started(threads), "--max-requests", "60");

            assertThat(run.code()).isZero();
            assertThat(run.json().path("problems").toString()).contains("the limit of 60 requests is reached");
            stopped();
        }
    }

    private String started(ExecutorService threads) throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.setExecutor(threads);
        started.createContext("/", exchange -> serve(started, exchange));
        started.start();
        running = Optional.of(started);
        return "http://127.0.0.1:" + started.getAddress().getPort();
    }

    private void stopped() {
        running.ifPresent(each -> each.stop(0));
    }

    private Optional<Integer> indexOf(String part) {
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).contains(part)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private Run run(String target, String... more) throws IOException {
        Path spec = Files.writeString(folder.resolve("openapi.json"), SPEC);
        Path identities = Files.writeString(folder.resolve("identities.yaml"), IDENTITIES);
        List<Object> arguments = new ArrayList<>(
                List.of("test", "--target", target, "--spec", spec, "--identities", identities, "--format", "json"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray());
    }

    private static JsonNode test(JsonNode report, String rule) {
        for (JsonNode each : report.path("tests")) {
            if (each.path("rule").asString().equals(rule)) {
                return each;
            }
        }
        throw new AssertionError(rule + " is not in " + report.path("tests"));
    }

    private void serve(HttpServer server, HttpExchange exchange) throws IOException {
        String uri = exchange.getRequestURI().toString();
        requests.add(uri);
        if (requests.size() > served) {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
            return;
        }
        if (uri.contains("text%5B")) {
            // Nothing may be asked again in between.
            server.stop(0);
            exchange.close();
            return;
        }
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean known = authorization.matches("Bearer (anna-7f3a9c|bob-51d2e8)");
        boolean found = uri.equals("/me") || uri.startsWith("/search");
        String body = known && found
                ? "{\"hits\":[],\"name\":\"" + authorization.substring(7) + " of Harbour Road\"}"
                : "{\"error\":\"no\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(!known ? 401 : found ? 200 : 404, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
