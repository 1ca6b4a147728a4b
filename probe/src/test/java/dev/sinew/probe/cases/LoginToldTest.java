package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.IdentityFile;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What only the answer to a login tells is known to who logged in. */
final class LoginToldTest {
    private static final Map<String, String> NUMBERS = Map.of("anna", "4291704679", "bob", "8810273361");
    private static final String OPEN_API = """
            {"openapi":"3.0.3","info":{"title":"l","version":"1"},"paths":{
            "/login":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object"}}}},"responses":{"200":{"description":"ok"}}}},
            "/ledger/{accountNumber}":{"get":{"responses":{"200":{"description":"ok"}}}}}}
            """;

    private static final String IDENTITIES = """
            auth:
              - name: anna
                loginEndpointAuth: {payloadUserPwd: {username: anna, password: harbour-7-annas}}
              - name: bob
                loginEndpointAuth: {payloadUserPwd: {username: bob, password: mill-9-bridges}}
            authTemplate:
              loginEndpointAuth:
                endpoint: /login
                verb: POST
                token: {extractFrom: body, extractSelector: /token, sendIn: header, sendName: Authorization}
            """;

    @Test
    void theNumberThatALoginTellsIsItsOwners() throws IOException {
        assertThat(verdict(true, "/ledger/{accountNumber}")).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict(false, "/ledger/{accountNumber}")).isEqualTo(Verdict.REFUTED);
    }

    private static Verdict verdict(boolean open, String path) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> serve(exchange, open));
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Budget budget = new Budget(300, Duration.ofMinutes(1), Duration.ofSeconds(10), 100);
        try (Sender sender = new Sender(address, budget, InstantSource.system())) {
            TestResult result = new TestRun(
                            sender,
                            Specifications.read(OPEN_API.getBytes(StandardCharsets.UTF_8), "l.json")
                                    .descriptions(),
                            RuleIndex.all().stream()
                                    .filter(each -> each.facts().id().equals("probe.object-read-by-another"))
                                    .toList(),
                            line -> {},
                            Optional.empty())
                    .run(IdentityFile.read(IDENTITIES, "i").identities());
            return result.rows().stream()
                    .filter(each -> each.operation().path().equals(path))
                    .map(each -> each.outcome().verdict())
                    .findFirst()
                    .orElseThrow();
        } finally {
            server.stop(0);
        }
    }

    private static void serve(HttpExchange exchange, boolean open) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replaceAll(".*token-of-", "");
        String path = exchange.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String number = NUMBERS.getOrDefault(caller, "");
        Answer answer = Answer.of(404, "{\"error\":\"nothing\"}");
        if (path.equals("/login")) {
            String name = List.of("anna", "bob").stream()
                    .filter(sent::contains)
                    .findFirst()
                    .orElse("");
            answer = Answer.of(
                    200,
                    "{\"token\":\"token-of-" + name + "\",\"accountNumber\":\"" + NUMBERS.getOrDefault(name, "")
                            + "\"}");
        } else if (number.isEmpty()) {
            answer = Answer.of(401, "{\"error\":\"who are you\"}");
        } else if (path.startsWith("/ledger/") && (open ? NUMBERS.containsValue(last) : last.equals(number))) {
            answer = Answer.of(
                    200,
                    "{\"entries\":[{\"from_account\":\"" + last + "\",\"to_account\":\"ADMIN-0001\",\"amount\":25.5,"
                            + "\"description\":\"rent of flat 7b in " + last + "\"}]}");
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
