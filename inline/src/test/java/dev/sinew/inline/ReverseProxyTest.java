package dev.sinew.inline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.model.Body;
import dev.sinew.model.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real connections: a client, the proxy, and an API behind it. */
final class ReverseProxyTest {
    private static final ProxyLimits LIMITS =
            new ProxyLimits(1_000, 500, 8_192, 64, Duration.ofSeconds(2), Duration.ofSeconds(2));

    private final BlockingQueue<Exchange> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<Exchange> asked = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> reached = new LinkedBlockingQueue<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private HttpServer api = server();
    private ReverseProxy proxy = proxy(api);

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReverseProxy proxy(HttpServer behind) {
        URI upstream = URI.create("http://127.0.0.1:" + behind.getAddress().getPort());
        try {
            return ReverseProxy.start(
                    new ProxyAddress("127.0.0.1", 0, upstream),
                    LIMITS,
                    InstantSource.system(),
                    this::rule,
                    (exchange, why) -> seen.add(exchange));
        } catch (CannotProxy e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        api.createContext("/", this::answer);
        api.start();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        proxy.close();
        api.stop(0);
        client.close();
    }

    /** Echoes: method, target, host and the length of what was sent, then as many bytes as the query asks for. */
    private void answer(HttpExchange call) throws IOException {
        reached.add(call.getRequestURI().getPath());
        byte[] sent = call.getRequestBody().readAllBytes();
        String target = call.getRequestURI().toString();
        if (target.equals("/hang")) {
            await();
        }
        byte[] told = (call.getRequestMethod() + " " + target + " "
                        + call.getRequestHeaders().getFirst("Host") + " " + sent.length)
                .getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "text/plain");
        call.getResponseHeaders().add("X-Api", "yes");
        if (target.equals("/stream")) {
            call.sendResponseHeaders(200, 0);
            call.getResponseBody().write("first\n".getBytes(StandardCharsets.US_ASCII));
            call.getResponseBody().flush();
            await();
            call.getResponseBody().write("second\n".getBytes(StandardCharsets.US_ASCII));
        } else {
            byte[] body = target.startsWith("/big") ? new byte[5_000_000] : told;
            call.sendResponseHeaders(target.startsWith("/missing") ? 404 : 200, body.length);
            call.getResponseBody().write(body);
        }
        call.close();
    }

    private void await() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Ruling rule(Exchange head) {
        asked.add(head);
        if (head.request().url().text().contains("/undecided")) {
            await();
        }
        return head.request().url().text().contains("/forbidden") ? Ruling.REFUSE : Ruling.PASS;
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + proxy.address().port() + path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Exchange next() throws InterruptedException {
        return Objects.requireNonNull(seen.poll(20, TimeUnit.SECONDS), "nothing was captured");
    }

    @Test
    void passesWhatWasAskedAndAnsweredAndSeesBoth() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(at("/accounts/7?x=1"))
                        .header("Authorization", "Bearer abc")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"pin\":1}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        String host = "127.0.0.1:" + proxy.address().port();
        assertThat(answer.body()).isEqualTo("POST /accounts/7?x=1 " + host + " 9");
        assertThat(answer.headers().firstValue("X-Api")).contains("yes");
        Exchange exchange = next();
        assertThat(exchange.request().method()).isEqualTo("POST");
        assertThat(exchange.request().url().text()).isEqualTo("http://" + host + "/accounts/7?x=1");
        assertThat(exchange.request().headers().first("authorization").text()).isEqualTo("Bearer abc");
        assertThat(exchange.request().body().bytes().text()).isEqualTo("{\"pin\":1}");
        assertThat(exchange.client()).isEqualTo("127.0.0.1");
        Exchange.Response response = exchange.response().orElseThrow();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().first("content-type").text()).isEqualTo("text/plain");
        assertThat(response.body().bytes().text()).startsWith("POST /accounts/7");
        assertThat(exchange.tookMicros()).isPositive();
    }

    @Test
    void passesAllOfALongBodyAndKeepsItsBeginning() throws Exception {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(at("/big"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[3_000_000]))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.body()).hasSize(5_000_000);
        Exchange exchange = next();
        assertThat(exchange.request().body().state()).isEqualTo(Body.State.CUT);
        assertThat(exchange.request().body().bytes().length()).isEqualTo(1_000);
        assertThat(exchange.response().orElseThrow().body().state()).isEqualTo(Body.State.CUT);
    }

    @Test
    void anAnswerStreamsThroughBeforeItEnds() throws Exception {
        HttpResponse<InputStream> answer =
                client.send(HttpRequest.newBuilder(at("/stream")).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(new String(body.readNBytes(6), StandardCharsets.US_ASCII))
                    .isEqualTo("first\n");
            goOn.countDown();
            assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("second\n");
        }
        assertThat(next().response().orElseThrow().body().bytes().text()).isEqualTo("first\nsecond\n");
    }

    @Test
    void oddPathsPassAsTheyAre() throws Exception {
        String odd = "/a%2Fb/..%2f;x=1/%41//c?q=%27%20or%201=1&q=a+b";
        assertThat(raw("GET " + odd + " HTTP/1.1\r\nHost: api.bank.example\r\nConnection: close\r\n\r\n"))
                .contains("GET " + odd + " api.bank.example 0");
        assertThat(next().request().url().text()).isEqualTo("http://api.bank.example" + odd);
    }

    @Test
    void conflictingLengthsAreRefusedAndNeverReachTheApi() throws Exception {
        assertThat(
                        raw(
                                "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /b"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("GET /a HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(get("/after").body()).startsWith("GET /after");
        assertThat(next().request().url().text()).endsWith("/after");
    }

    @Test
    void whatIsNotAdmittedNeverReachesTheApi() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(at("/forbidden/fruit"))
                        .header("Authorization", "Bearer abc")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"pin\":1}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"type\":\"about:blank\",\"status\":403}");
        assertThat(reached).isEmpty();
        Exchange head = asked.remove();
        assertThat(head.request().headers().first("authorization").text()).isEqualTo("Bearer abc");
        assertThat(head.request().body()).isEqualTo(Body.UNKNOWN);
        assertThat(next().response().orElseThrow().status()).isEqualTo(403);
        assertThat(get("/other").statusCode()).isEqualTo(200);
        assertThat(reached).containsExactly("/other");
    }

    /** All these connections are served by fewer threads than there are of them. */
    @Test
    void aRulingThatIsWaitedForHoldsUpNobodyElse() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> undecided = IntStream.range(0, 8)
                .mapToObj(each -> client.sendAsync(
                        HttpRequest.newBuilder(at("/undecided/" + each)).build(), HttpResponse.BodyHandlers.ofString()))
                .toList();
        for (int each = 0; each < 8; each++) {
            assertThat(asked.poll(20, TimeUnit.SECONDS)).isNotNull();
        }

        assertThat(get("/other").body()).startsWith("GET /other");
        assertThat(reached).containsExactly("/other");
        goOn.countDown();
        for (CompletableFuture<HttpResponse<String>> each : undecided) {
            assertThat(each.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void tellsNothingOfWhatIsBehindWhenThatIsGone() throws Exception {
        api.stop(0);
        HttpResponse<String> answer = get("/a");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("{\"type\":\"about:blank\",\"status\":502}");
        assertThat(next().response()).isEmpty();
    }

    @Test
    void anApiThatHangsIsGivenUp() throws Exception {
        assertThat(get("/hang").statusCode()).isEqualTo(504);
        assertThat(next().response()).isEmpty();
    }

    @Test
    void speaksHttp2WithoutTls() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(at("/two"))
                        .version(HttpClient.Version.HTTP_2)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).startsWith("GET /two");
        assertThat(next().request().url().text()).endsWith("/two");
    }

    @Test
    void anAddressThatIsTakenIsToldOf() {
        ProxyAddress taken = proxy.address();
        assertThatThrownBy(() -> ReverseProxy.start(
                        taken,
                        LIMITS,
                        InstantSource.system(),
                        head -> Ruling.PASS,
                        (exchange, why) -> seen.add(exchange)))
                .isInstanceOf(CannotProxy.class)
                .hasMessageContaining("cannot listen at 127.0.0.1:" + taken.port())
                .hasMessageContaining("Address already in use");
    }

    @Test
    void addressesAreReadOrRefused() {
        assertThat(ProxyAddress.parse("8080=http://127.0.0.1:9000/base/").orElseThrow())
                .satisfies(each -> {
                    assertThat(each.host()).isEqualTo("127.0.0.1");
                    assertThat(each.port()).isEqualTo(8080);
                    assertThat(each.prefix()).isEqualTo("/base");
                    assertThat(each.upstreamPort()).isEqualTo(9000);
                });
        assertThat(ProxyAddress.parse("0.0.0.0:443=https://api.example")
                        .orElseThrow()
                        .upstreamPort())
                .isEqualTo(443);
        for (String bad : new String[] {
            "", "8080", "8080=", "x=http://a", "8080=ftp://a", "70000=http://a", ":1=http://a", "1=http://u:p@a", "1=/a"
        }) {
            assertThat(ProxyAddress.parse(bad)).as(bad).isEmpty();
        }
    }

    /** What comes back for bytes that no client library would send. */
    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), proxy.address().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
