package dev.sinew.inline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.model.Body;
import dev.sinew.model.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever happens on one side, the other one learns of it in a bounded time and costs a bounded room. */
final class FaultsTest {
    private static final String GET = RawApi.lines("GET /a HTTP/1.1", "Host: x", "Connection: close");
    private static final int MANY = 100_000_000;
    /** What the system's own buffers between the three may hold, generously. */
    private static final long HELD = 40_000_000;

    private final CountDownLatch over = new CountDownLatch(1);

    private boolean waited(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS);
    }

    @Test
    void anApiThatGivesUpBeforeAnAnswerIsABadGateway() throws Exception {
        try (RawApi api = new RawApi((socket, head) -> {
                    socket.setSoLinger(true, 0);
                    socket.close();
                });
                Standing proxy = Standing.before(api.uri())) {
            assertThat(proxy.raw(GET)).startsWith("HTTP/1.1 502 ");
            assertThat(proxy.next().response()).isEmpty();
        }
    }

    /** The system takes a few connections on its behalf, and then lets further ones wait. */
    @Test
    void anApiThatTakesNoConnectionIsATimeout() throws Exception {
        List<Socket> taken = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Standing proxy = Standing.before(URI.create("http://127.0.0.1:" + full.getLocalPort()))) {
            assertThatThrownBy(() -> {
                        while (true) {
                            Socket socket = new Socket();
                            taken.add(socket);
                            socket.connect(full.getLocalSocketAddress(), 300);
                        }
                    })
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(proxy.raw(GET)).startsWith("HTTP/1.1 504 ");
        } finally {
            for (Socket socket : taken) {
                socket.close();
            }
        }
    }

    @Test
    void whatComesBeyondTheQueueIsToldSoAtOnce() throws Exception {
        ProxyLimits one = new ProxyLimits(1_000, 500, 8_192, 1, Duration.ofSeconds(2), Duration.ofSeconds(20));
        try (RawApi api = new RawApi((socket, head) -> {
                    if (waited(15_000)) {
                        RawApi.say(socket, RawApi.lines("HTTP/1.1 204 No Content", "Connection: close"));
                    }
                });
                Standing proxy = Standing.before(api.uri(), one);
                Socket first = proxy.connect()) {
            RawApi.say(first, GET);
            assertThat(api.heads.poll(10, TimeUnit.SECONDS)).isNotNull();
            try (Socket second = proxy.connect();
                    Socket third = proxy.connect()) {
                RawApi.say(second, GET);
                RawApi.say(third, GET);
                second.setSoTimeout(500);
                third.setSoTimeout(500);
                assertThat(List.of(begins(second), begins(third))).containsExactlyInAnyOrder("", "HTTP/1.1 503");
                over.countDown();
                assertThat(begins(first)).isEqualTo("HTTP/1.1 204");
            }
        }
    }

    private static String begins(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        } catch (SocketTimeoutException nothing) {
            return "";
        }
    }

    @Test
    void whatIsUnderWayWhenItStopsHasSomeSecondsAndIsSeen() throws Exception {
        try (RawApi api = new RawApi((socket, head) -> {
                    RawApi.say(socket, RawApi.lines("HTTP/1.1 200 OK", "Content-Type: text/event-stream"));
                    while (!waited(100)) {
                        RawApi.say(socket, ":\n\n");
                    }
                });
                Standing proxy = Standing.before(api.uri());
                Socket client = proxy.connect()) {
            RawApi.say(client, GET);
            assertThat(RawApi.head(client)).contains("200 OK");
            proxy.stop();
            assertThat(proxy.next().response().orElseThrow().body().state()).isEqualTo(Body.State.CUT);
        }
    }

    @Test
    void anAnswerThatIsNoneIsABadGateway() throws Exception {
        for (String nonsense : new String[] {
            "SSH-2.0-OpenSSH\r\n",
            "HTTP/1.1 two hundred\r\n\r\n",
            RawApi.lines("HTTP/1.1 200 OK", "Content-Length: 2", "Content-Length: 3") + "abc",
            RawApi.lines("HTTP/1.1 200 OK", "X: " + "y".repeat(20_000), "Content-Length: 0")
        }) {
            try (RawApi api = new RawApi((socket, head) -> RawApi.say(socket, nonsense));
                    Standing proxy = Standing.before(api.uri())) {
                assertThat(proxy.raw(GET)).startsWith("HTTP/1.1 502 ").doesNotContain("SSH");
            }
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForAWholeOne() throws Exception {
        for (String beginning : new String[] {
            RawApi.lines("HTTP/1.1 200 OK", "Content-Length: 100") + "only this",
            RawApi.lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked") + "9\r\nonly this\r\n"
        }) {
            try (RawApi api = new RawApi((socket, head) -> RawApi.say(socket, beginning));
                    Standing proxy = Standing.before(api.uri());
                    HttpClient client = HttpClient.newHttpClient()) {
                HttpRequest request =
                        HttpRequest.newBuilder(proxy.uri("http", "/a")).build();
                assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                        .isInstanceOf(IOException.class);
                Body seen = proxy.next().response().orElseThrow().body();
                assertThat(seen.state()).isEqualTo(Body.State.CUT);
                assertThat(seen.bytes().text()).isEqualTo("only this");
            }
        }
    }

    /** As bytes: a length that is not reached, or chunks without the last one. */
    @Test
    void overHttp1TheConnectionBreaksOffAsTheAnswerDid() throws Exception {
        try (RawApi api = new RawApi((socket, head) ->
                        RawApi.say(socket, RawApi.lines("HTTP/1.1 200 OK", "Content-Length: 100") + "only this"));
                Standing proxy = Standing.before(api.uri())) {
            assertThat(proxy.raw(RawApi.lines("GET /a HTTP/1.1", "Host: x")))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("Content-Length: 100")
                    .endsWith("\r\n\r\nonly this");
        }
        try (RawApi api = new RawApi((socket, head) -> RawApi.say(
                        socket, RawApi.lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked") + "9\r\nonly this\r\n"));
                Standing proxy = Standing.before(api.uri())) {
            assertThat(proxy.raw(RawApi.lines("GET /a HTTP/1.1", "Host: x")))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("Transfer-Encoding: chunked", "9\r\nonly this")
                    .doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void heartBeatsKeepAStreamOfEventsGoing() throws Exception {
        try (RawApi api = new RawApi((socket, head) -> {
                    RawApi.say(
                            socket,
                            RawApi.lines("HTTP/1.1 200 OK", "Content-Type: text/event-stream", "Connection: close"));
                    for (int beat = 0; beat < 8 && !waited(500); beat++) {
                        RawApi.say(socket, ":\n\n");
                    }
                    RawApi.say(socket, "data: at last\n\n");
                });
                Standing proxy = Standing.before(api.uri());
                Socket client = proxy.connect()) {
            RawApi.say(client, GET);
            assertThat(RawApi.head(client)).contains("text/event-stream");
            String first = new String(client.getInputStream().readNBytes(6), StandardCharsets.US_ASCII);
            assertThat(first).as("the first one at once").contains(":");
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("data: at last");
        }
    }

    /** The API sends as long as it may; a client that takes nothing must hold it up, and be let go. */
    @Test
    void aClientThatTakesNothingHoldsUpTheApiAndIsLetGo() throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(1);
        try (RawApi api = new RawApi((socket, head) -> pour(socket, written, ended));
                Standing proxy = Standing.before(api.uri());
                Socket client = proxy.connect()) {
            RawApi.say(client, GET);
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(written).hasValueLessThan(HELD);
            assertThat(proxy.next().response().orElseThrow().body().state()).isEqualTo(Body.State.CUT);
        }
    }

    @Test
    void aClientThatGoesAwayEndsItsRequest() throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(1);
        try (RawApi api = new RawApi((socket, head) -> pour(socket, written, ended));
                Standing proxy = Standing.before(api.uri())) {
            try (Socket client = proxy.connect()) {
                RawApi.say(client, GET);
                client.getInputStream().readNBytes(100_000);
            }
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(written).hasValueLessThan(HELD);
            assertThat(proxy.next().response().orElseThrow().body().state()).isEqualTo(Body.State.CUT);
        }
    }

    private static void pour(Socket socket, AtomicLong written, CountDownLatch ended) throws IOException {
        byte[] some = new byte[50_000];
        try {
            RawApi.say(socket, RawApi.lines("HTTP/1.1 200 OK", "Content-Length: " + MANY));
            while (written.get() < MANY) {
                socket.getOutputStream().write(some);
                written.addAndGet(some.length);
            }
        } finally {
            ended.countDown();
        }
    }

    @Test
    void anApiThatTakesNothingHoldsUpItsClient() throws Exception {
        try (RawApi api = new RawApi((socket, head) -> waited(60_000));
                Standing proxy = Standing.before(api.uri());
                Socket client = proxy.connect()) {
            RawApi.say(client, RawApi.lines("POST /a HTTP/1.1", "Host: x", "Content-Length: " + MANY));
            AtomicLong written = new AtomicLong();
            assertThatThrownBy(() -> {
                        byte[] some = new byte[50_000];
                        while (written.get() < MANY) {
                            client.getOutputStream().write(some);
                            written.addAndGet(some.length);
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(written).hasValueLessThan(HELD);
            assertThat(proxy.next().request().body().state()).isEqualTo(Body.State.CUT);
            over.countDown();
        }
    }

    @Test
    void aClientThatStopsInTheMiddleOfItsRequestIsTooLate() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (RawApi api = new RawApi((socket, head) -> {
                    socket.getInputStream().readAllBytes();
                    ended.countDown();
                });
                Standing proxy = Standing.before(api.uri())) {
            String answer = proxy.raw(RawApi.lines("POST /a HTTP/1.1", "Host: x", "Content-Length: 100") + "only this");
            assertThat(answer).startsWith("HTTP/1.1 408 ");
            assertThat(ended.await(20, TimeUnit.SECONDS)).as("the API is told").isTrue();
            assertThat(proxy.next().request().body().state()).isEqualTo(Body.State.CUT);
        }
    }

    @Test
    void aHundredMegabytesPassBothWaysAndOnlyTheirBeginningIsKept() throws Exception {
        AtomicLong got = new AtomicLong();
        try (RawApi api = new RawApi((socket, head) -> {
                    InputStream in = socket.getInputStream();
                    byte[] some = new byte[50_000];
                    while (got.get() < MANY) {
                        got.addAndGet(Math.max(0, in.read(some)));
                    }
                    RawApi.say(socket, RawApi.lines("HTTP/1.1 200 OK", "Content-Length: " + MANY));
                    OutputStream out = socket.getOutputStream();
                    for (int written = 0; written < MANY; written += some.length) {
                        out.write(some);
                    }
                });
                Standing proxy = Standing.before(api.uri());
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(proxy.uri("http", "/a"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .POST(zeros())
                    .build();
            long total = 0;
            try (InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                byte[] some = new byte[50_000];
                for (int read = body.read(some); read >= 0; read = body.read(some)) {
                    total += read;
                }
            }
            assertThat(total).isEqualTo(MANY);
            assertThat(got).hasValue(MANY);
            Exchange exchange = proxy.next();
            assertThat(exchange.request().body().bytes().length()).isEqualTo(1_000);
            assertThat(exchange.response().orElseThrow().body().bytes().length())
                    .isEqualTo(1_000);
        }
    }

    private static HttpRequest.BodyPublisher zeros() {
        byte[] some = new byte[50_000];
        Iterable<byte[]> all =
                () -> Stream.generate(() -> some).limit(MANY / some.length).iterator();
        return HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArrays(all), MANY);
    }
}
