package dev.sinew.app.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sinew.app.Run;
import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.Flaw;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code sinew test} as its user meets it: exit codes, reports, and what it says when it cannot. */
final class TestCommandTest {
    @TempDir
    private Path folder;

    private Run run(URI target, Object... more) throws IOException {
        Path identities = folder.resolve("identities.yaml");
        if (!Files.exists(identities)) {
            Files.writeString(identities, BankUnderTest.identities());
        }
        Object[] all = new Object[more.length + 7];
        Object[] first = {
            "test", "--target", target, "--spec", folder.resolve("openapi.json"), "--identities", identities
        };
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Run.of(all);
    }

    @Test
    void reportsWhatItProvesAndFailsTheGate() throws IOException, InterruptedException {
        try (Bank bank = Bank.open(BankUnderTest.correct().with(Flaw.FOREIGN_ACCOUNT))) {
            BankUnderTest.describe(bank, folder.resolve("openapi.json"));
            Run run = run(bank.address(), "--format", "json", "--fail-on", "high", "--min-coverage", "50");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("gate failed");
            JsonNode report = run.json();
            assertThat(report.path("findings").size()).isEqualTo(8);
            assertThat(report.path("tests").size()).isGreaterThan(60);
            assertThat(report.path("coverage").size()).isGreaterThan(60);
            assertThat(run.out()).doesNotContain("GB29").doesNotContain("eyJ");
            for (String format : new String[] {"text", "sarif", "junit", "html"}) {
                Run other = run(bank.address(), "--format", format);
                assertThat(other.code()).as(format + other.err()).isZero();
                assertThat(other.out()).contains("/v2/accounts/{accountId}");
            }
        }
    }

    @Test
    void saysWhatItWouldDoAndSendsNothing() throws IOException, InterruptedException {
        try (Bank bank = Bank.open(BankUnderTest.correct())) {
            BankUnderTest.describe(bank, folder.resolve("openapi.json"));
        }
        URI nobody = URI.create("http://127.0.0.1:" + closedPort());
        Run plan = run(nobody, "--dry-run");
        assertThat(plan.code()).isZero();
        assertThat(plan.out())
                .contains("POST /v2/transfers  (not called: it changes things)", "63 operations, of which");
        Run down = run(nobody);
        assertThat(down.code()).isEqualTo(1);
        assertThat(down.out()).contains("does not answer; is it running");
        assertThat(down.err()).contains("not proved: no test came to a verdict");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aTargetThatAnswersGarbageProvesNothing() throws IOException, InterruptedException {
        try (Bank bank = Bank.open(BankUnderTest.correct())) {
            BankUnderTest.describe(bank, folder.resolve("openapi.json"));
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] garbage = "{\"access_token\":\"x\",[[[\u0000".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, garbage.length);
            exchange.getResponseBody().write(garbage);
            exchange.close();
        });
        server.start();
        try {
            Run run = run(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out().replaceAll("\\s+", " "))
                    .contains("has no token at /access_token")
                    .contains("0 confirmed");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRunInWhichNobodyIsLetInIsNoSuccess() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("openapi.json"), """
                {"openapi": "3.0.3", "info": {"title": "t", "version": "1"},
                 "paths": {"/parcels/{parcelId}": {"get": {"parameters": [{"name": "parcelId", "in": "path", "required": true, "schema": {"type": "string"}}],
                  "responses": {"200": {"description": "one"}}}}}}""");
        Files.writeString(folder.resolve("identities.yaml"), """
                auth:
                  - name: anna
                    fixedHeaders:
                      - {name: Authorization, value: Bearer anna}
                  - name: bob
                    fixedHeaders:
                      - {name: Authorization, value: Bearer bob}
                """);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            Run run = run(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            assertThat(run.code()).as(run.out()).isEqualTo(1);
            assertThat(run.err()).contains("not proved: none of the identities proved itself");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void wrongCredentialsAndInputsAreToldInOneLine() throws IOException, InterruptedException {
        try (Bank bank = Bank.open(BankUnderTest.correct())) {
            BankUnderTest.describe(bank, folder.resolve("openapi.json"));
            Files.writeString(
                    folder.resolve("identities.yaml"),
                    BankUnderTest.identities().replaceAll("password: \\S+", "password: wrong"));
            Run wrong = run(bank.address());
            assertThat(wrong.code()).isEqualTo(1);
            assertThat(wrong.out()).contains("answered with status 401", "check user name, password");
            Run alone = run(bank.address(), "--allow-leftovers");
            assertThat(alone.code()).isEqualTo(2);
            assertThat(alone.err()).contains("--allow-leftovers", "needs --allow-writes");
            Files.writeString(folder.resolve("identities.yaml"), "auth: []");
            assertThat(run(bank.address()).code()).isEqualTo(2);
            Files.writeString(folder.resolve("identities.yaml"), BankUnderTest.identities());
            Files.writeString(folder.resolve("openapi.json"), "{\"openapi\":");
            Run broken = run(bank.address());
            assertThat(broken.code()).isEqualTo(2);
            assertThat(broken.err()).contains("no operation is described").hasLineCount(1);
            assertThat(Run.of("test", "--target", "ftp://x", "--spec", "a", "--identities", "b")
                            .code())
                    .isEqualTo(2);
        }
    }
}
