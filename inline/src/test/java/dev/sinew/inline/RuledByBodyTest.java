package dev.sinew.inline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.model.Body;
import dev.sinew.model.Exchange;
import dev.sinew.model.MarkHit;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Side;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that pass or do not by what their bodies say, over real connections. */
final class RuledByBodyTest {
    private static final int RULED = 500;
    private static final ProxyLimits LIMITS =
            new ProxyLimits(1_000, RULED, 8_192, 64, Duration.ofSeconds(2), Duration.ofSeconds(2));
    private static final MarkHit WHY = new MarkHit("detect.x", Side.REQUEST, "body", Outcome.ATTEMPTED, "why");

    private record Taken(Exchange exchange, List<MarkHit> why) {}

    private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> reached = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer api = server();
    private final ReverseProxy proxy = proxy();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReverseProxy proxy() {
        URI upstream = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
        try {
            return ReverseProxy.start(
                    new ProxyAddress("127.0.0.1", 0, upstream),
                    LIMITS,
                    InstantSource.system(),
                    RuledByBodyTest::rule,
                    (exchange, why) -> taken.add(new Taken(exchange, why)));
        } catch (CannotProxy e) {
            throw new IllegalStateException(e);
        }
    }

    private static Ruling rule(Exchange request) {
        Body body = request.request().body();
        if (body.state() == Body.State.UNKNOWN) {
            return request.request().method().equals("GET") ? Ruling.UNDECIDABLE : Ruling.NEEDS_BODY;
        }
        return body.bytes().text().contains("evil") ? Ruling.refuse(List.of(WHY)) : Ruling.PASS;
    }

    @BeforeEach
    void start() {
        api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        api.createContext("/", this::answer);
        api.start();
    }

    @AfterEach
    void stop() {
        proxy.close();
        api.stop(0);
        client.close();
    }

    private void answer(HttpExchange call) throws IOException {
        reached.add(call.getRequestBody().readAllBytes());
        call.sendResponseHeaders(204, -1);
        call.close();
    }

    private int post(BodyPublisher body) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + proxy.address().port() + "/x");
        return client.send(HttpRequest.newBuilder(uri).POST(body).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Objects.requireNonNull(queue.poll(20, TimeUnit.SECONDS), "nothing came");
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'a');
        return bytes;
    }

    @Test
    void aBodyThatIsFineArrivesWhole() throws Exception {
        for (int length : new int[] {0, 1, RULED - 1, RULED, RULED + 1, 100_000, 3_000_000}) {
            byte[] sent = bytes(length);
            assertThat(post(BodyPublishers.ofByteArray(sent))).isEqualTo(204);
            assertThat(next(reached)).isEqualTo(sent);
            assertThat(next(taken).exchange().request().body().bytes().length()).isEqualTo(Math.min(length, 1_000));
            assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(sent))))
                    .isEqualTo(204);
            assertThat(next(reached)).isEqualTo(sent);
            next(taken);
        }
    }

    @Test
    void aBodyThatIsNotNeverReachesTheApi() throws Exception {
        assertThat(post(BodyPublishers.ofString("{\"x\":\"evil\"}"))).isEqualTo(403);
        Taken refused = next(taken);
        assertThat(refused.why()).containsExactly(WHY);
        assertThat(refused.exchange().response().orElseThrow().status()).isEqualTo(403);
        assertThat(refused.exchange().request().body().bytes().text()).contains("evil");
        assertThat(reached).isEmpty();
    }

    /** What is behind the limit is not waited for, and passes. */
    @Test
    void onlyTheBeginningIsLookedAt() throws Exception {
        byte[] late = ("a".repeat(2 << 20) + "evil").getBytes(StandardCharsets.US_ASCII);
        assertThat(post(BodyPublishers.ofByteArray(late))).isEqualTo(204);
        assertThat(next(reached)).isEqualTo(late);
    }

    @Test
    void whatNobodyCanSayIsTold() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + proxy.address().port() + "/x");
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(reached).isEmpty();
    }
}
