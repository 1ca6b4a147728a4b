package dev.sinew.inline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One client that asks for too much is let go, and the others are served meanwhile. */
final class FloodsTest {
    private static final int CALM = 11;
    private static final int FLOOD = 20_000;

    @SuppressWarnings("NullAway.Init") // before each test
    private RawApi api;

    @SuppressWarnings("NullAway.Init")
    private Standing proxy;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        api = new RawApi((socket, first) -> {
            for (String head = first; !head.isEmpty(); head = RawApi.head(socket)) {
                RawApi.say(socket, RawApi.lines("HTTP/1.1 200 OK", "Content-Length: 2") + "ok");
            }
        });
        proxy = Standing.before(api.uri());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        proxy.close();
        api.close();
    }

    private int get() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(proxy.uri("http", "/other"))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Frames without end, each made of its number. */
    interface Flood {
        byte[] frame(int number);
    }

    static Stream<Arguments> floods() {
        return Stream.of(
                Arguments.of("requests that are taken back at once", (Flood) FloodsTest::rapidReset),
                Arguments.of("pings", (Flood) number -> Frames.frame(Frames.PING, 0, 0, new byte[8])),
                Arguments.of("settings", (Flood) number -> Frames.frame(Frames.SETTINGS, 0, 0, new byte[0])),
                Arguments.of("empty data", (Flood) FloodsTest::emptyData),
                Arguments.of("a head that never ends", (Flood) FloodsTest::endlessHead));
    }

    private static byte[] rapidReset(int number) {
        byte[] get = Frames.get(2 * number + 1);
        byte[] reset = Frames.reset(2 * number + 1);
        byte[] both = new byte[get.length + reset.length];
        System.arraycopy(get, 0, both, 0, get.length);
        System.arraycopy(reset, 0, both, get.length, reset.length);
        return both;
    }

    private static byte[] emptyData(int number) {
        return number == 0
                ? Frames.frame(Frames.HEADERS, Frames.END_HEADERS, 1, Frames.fields())
                : Frames.frame(Frames.DATA, 0, 1, new byte[0]);
    }

    private static byte[] endlessHead(int number) {
        return number == 0
                ? Frames.frame(Frames.HEADERS, 0, 1, Frames.fields())
                : Frames.frame(Frames.CONTINUATION, 0, 1, new byte[] {0, 1, 'a', 1, 'b'});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("floods")
    void aFloodOfFramesEndsItsConnectionAndNoOther(String what, Flood flood) throws Exception {
        assertThat(get()).isEqualTo(200);
        int reached = api.heads.size();
        try (Socket socket = proxy.connect()) {
            int ended = -2;
            try {
                socket.getOutputStream().write(Frames.preface());
                for (int number = 0; number < FLOOD; number++) {
                    socket.getOutputStream().write(flood.frame(number));
                }
                ended = Frames.ending(socket);
            } catch (SocketException cut) {
                ended = -1;
            }
            assertThat(ended).as(what).isIn(-1, CALM);
        }
        assertThat(api.heads.size() - reached).as("what the API got of it").isLessThan(1_000);
        assertThat(get()).isEqualTo(200);
    }

    @Test
    void connectionsBeyondTheLimitWaitUntilIdleOnesAreLetGo() throws Exception {
        ProxyLimits few = new ProxyLimits(
                1_000, 500, 8_192, 64, Duration.ofSeconds(2), Duration.ofSeconds(60), 50, Duration.ofSeconds(1));
        List<Socket> idle = new ArrayList<>();
        try (Standing crowded = Standing.before(api.uri(), few)) {
            for (int count = 0; count < 200; count++) {
                idle.add(crowded.connect());
            }
            assertThat(crowded.raw(RawApi.lines("GET /a HTTP/1.1", "Host: x", "Connection: close")))
                    .startsWith("HTTP/1.1 200 ");
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    /** A body of unknown length and kind: HTTP/2 needs no field to say that there is one. */
    @Test
    void aBodyOfUnknownLengthPassesWithHttp2AndWhereItIsAskedFor() throws Exception {
        try (RawApi counting = new RawApi(FloodsTest::echo);
                Standing before = Standing.before(counting.uri())) {
            HttpResponse<String> first = client.send(unknown(before), HttpResponse.BodyHandlers.ofString());
            assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(first.body()).contains("of some length");
            HttpRequest get = HttpRequest.newBuilder(before.uri("http", "/")).build();
            assertThat(client.send(get, HttpResponse.BodyHandlers.ofString()).version())
                    .isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(client.send(unknown(before), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("of some length");
            for (int exchange = 0; exchange < 3; exchange++) {
                String sent = before.next().request().body().bytes().text();
                assertThat(sent).isEqualTo(exchange == 1 ? "" : "of some length");
            }
        }
    }

    private static HttpRequest unknown(Standing proxy) {
        return HttpRequest.newBuilder(proxy.uri("http", "/a"))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString("of some length")))
                .build();
    }

    private static void echo(Socket socket, String head) throws IOException {
        StringBuilder told = new StringBuilder(head);
        while (head.startsWith("POST") && told.indexOf("\r\n0\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return;
            }
            told.append((char) next);
        }
        RawApi.say(
                socket,
                RawApi.lines("HTTP/1.1 200 OK", "Connection: close", "Content-Length: " + told.length()) + told);
    }
}
