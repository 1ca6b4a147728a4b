package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A logout that is a link reads the token in a cookie, takes that away and leads to the login. */
final class LogoutLinkTest {
    private static final String LOGOUT = "probe.token-valid-after-logout GET /logout";
    private static final String OPEN_API = """
            {"openapi":"3.0.3","info":{"title":"l","version":"1"},"paths":{
            "/login":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object"}}}},"responses":{"200":{"description":"ok"}}}},
            "/logout":{"get":{"responses":{"302":{"description":"to the login"}}}},
            "/me":{"get":{"responses":{"200":{"description":"ok"}}}}}}
            """;

    private static final String IDENTITIES = """
            auth:
              - {name: anna, loginEndpointAuth: {payloadUserPwd: {username: anna, password: harbour-7-annas}}}
            authTemplate:
              loginEndpointAuth: {endpoint: /login, verb: POST, token: {extractFrom: header, extractSelector: Authorization, sendIn: header, sendName: Authorization, sendTemplate: "{token}"}}
            """;

    private final Set<String> live = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger(4_711);

    @Test
    void aTokenThatTheLogoutCallsBackIsNotValidAfterwards() throws IOException {
        TestResult result = run(true, true);
        assertThat(CaseRun.reasons(result, Verdict.REFUTED)).containsKey(LOGOUT);
    }

    @Test
    void aTokenThatStaysValidWhenItsCookieIsTakenAway() throws IOException {
        Map<String, String> confirmed = CaseRun.reasons(run(false, true), Verdict.CONFIRMED);
        assertThat(confirmed).containsKey(LOGOUT);
    }

    @Test
    void whatTakesNoCookieAwayMayBeNoLogoutOfIt() throws IOException {
        assertThat(CaseRun.reasons(run(false, false), Verdict.INCONCLUSIVE)).containsKey(LOGOUT);
    }

    private TestResult run(boolean callsBack, boolean takesAway) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> serve(exchange, callsBack, takesAway));
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            return CaseRun.of(address, OPEN_API, IDENTITIES);
        } finally {
            server.stop(0);
        }
    }

    private void serve(HttpExchange exchange, boolean callsBack, boolean takesAway) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        String proof = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer = Answer.of(404, "{\"error\":\"nothing\"}");
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "POST /login" -> {
                String token = "token-of-anna-" + next.getAndIncrement();
                boolean right = sent.contains("harbour-7-annas");
                live.add(right ? token : "");
                answer = right
                        ? Answer.of(200, "{\"status\":\"success\"}")
                                .with("Authorization", "Bearer " + token)
                                .with("Set-Cookie", "auth=" + token + "; Path=/")
                        : Answer.of(401, "{\"error\":\"wrong\"}");
            }
            case "GET /logout" -> {
                if (callsBack) {
                    live.remove(cookie.replaceFirst("^auth=", ""));
                }
                Answer away = Answer.redirect("/login");
                answer = takesAway ? away.with("Set-Cookie", "auth=; Path=/; Max-Age=0") : away;
            }
            case "GET /me" ->
                answer = live.contains(proof.replaceFirst("^Bearer ", ""))
                        ? Answer.of(200, "{\"username\":\"anna\",\"motto\":\"the third flowerpot from the left\"}")
                        : Answer.of(401, "{\"error\":\"who are you\"}");
            default -> {}
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
