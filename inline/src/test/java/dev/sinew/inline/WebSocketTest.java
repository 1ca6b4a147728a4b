package dev.sinew.inline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.model.Exchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's client, the proxy, and an API that speaks WebSocket. */
final class WebSocketTest {
    private static final String ASKING = RawApi.lines(
            "GET /chat HTTP/1.1",
            "Host: x",
            "Connection: keep-alive, Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    private static final String SWITCHING =
            RawApi.lines("HTTP/1.1 101 Switching Protocols", "Connection: Upgrade", "Upgrade: websocket");

    @TempDir
    Path folder;

    private final Server api = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        api.setHandler(WebSocketUpgradeHandler.from(api, container -> {
            container.setMaxBinaryMessageSize(10_000_000);
            container.addMapping("/refused", (request, response, callback) -> {
                response.setStatus(409);
                callback.succeeded();
                return null;
            });
            container.addMapping("/*", (request, response, callback) -> new Echo());
        }));
        api.start();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        api.stop();
    }

    /** Says everything again; ends when told to. */
    public static final class Echo extends Session.Listener.AbstractAutoDemanding {
        @Override
        public void onWebSocketText(String message) {
            if (message.equals("vanish")) {
                getSession().disconnect();
            } else {
                getSession().sendText(message, Callback.NOOP);
            }
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
            getSession().sendBinary(payload, callback);
        }
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) api.getConnectors()[0]).getLocalPort());
    }

    private final class Listener implements WebSocket.Listener {
        private int bytes;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            received.add(text.toString());
            return WebSocket.Listener.super.onText(socket, text, last);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            bytes += part.remaining();
            if (last) {
                received.add(bytes + " bytes");
            }
            return WebSocket.Listener.super.onBinary(socket, part, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            received.add("closed " + code + " " + reason);
            return WebSocket.Listener.super.onClose(socket, code, reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            received.add("lost");
        }
    }

    private String next() throws InterruptedException {
        return Objects.requireNonNull(received.poll(20, TimeUnit.SECONDS), "nothing came");
    }

    private WebSocket open(HttpClient through, URI uri) {
        return through.newWebSocketBuilder()
                .header("Authorization", "Bearer abc")
                .buildAsync(uri, new Listener())
                .join();
    }

    @Test
    void messagesPassBothWaysAndTheHeadIsSeen() throws Exception {
        try (Standing proxy = Standing.before(uri())) {
            WebSocket socket = open(client, proxy.uri("ws", "/chat?room=7"));
            Exchange exchange = proxy.next();
            assertThat(exchange.request().url().text()).isEqualTo("http://127.0.0.1:" + proxy.port() + "/chat?room=7");
            assertThat(exchange.request().headers().first("authorization").text())
                    .isEqualTo("Bearer abc");
            assertThat(exchange.response().orElseThrow().status()).isEqualTo(101);
            for (int message = 0; message < 200; message++) {
                socket.sendText("message " + message, true).join();
                assertThat(next()).isEqualTo("message " + message);
            }
            socket.sendBinary(ByteBuffer.allocate(5_000_000), true).join();
            assertThat(next()).isEqualTo("5000000 bytes");
            socket.sendClose(4_001, "enough").join();
            assertThat(next()).isEqualTo("closed 4001 enough");
            assertThat(proxy.seen).isEmpty();
        }
    }

    @Test
    void theSameWithTls() throws Exception {
        Certificates mine = Certificates.make(folder, "edge", "EC", "ip:127.0.0.1");
        ProxyAddress at = new ProxyAddress("127.0.0.1", 0, uri()).with(mine.pem());
        try (Standing proxy = Standing.at(at, Standing.LIMITS);
                HttpClient secure = HttpClient.newBuilder()
                        .sslContext(Certificates.trusting(mine))
                        .build()) {
            WebSocket socket = open(secure, proxy.uri("wss", "/chat"));
            socket.sendText("hello", true).join();
            assertThat(next()).isEqualTo("hello");
            assertThat(proxy.next().request().url().text()).startsWith("https://");
        }
    }

    @Test
    void whoSaysNothingIsLetGo() throws Exception {
        try (Standing proxy = Standing.before(uri())) {
            open(client, proxy.uri("ws", "/chat"));
            assertThat(next()).isIn("lost", "closed 1006 ");
        }
    }

    @Test
    void whereOneSideIsGoneTheOtherIsToo() throws Exception {
        try (Standing proxy = Standing.before(uri())) {
            open(client, proxy.uri("ws", "/chat")).sendText("vanish", true).join();
            assertThat(next()).isIn("lost", "closed 1006 ");
        }
    }

    @Test
    void aRefusalOfTheApiAndOneOfOursPassAsAnswers() throws Exception {
        try (Standing proxy = Standing.before(uri())) {
            assertRefused(proxy, "/refused", 409);
            assertRefused(proxy, "/forbidden", 403);
        }
    }

    private void assertRefused(Standing proxy, String path, int status) throws InterruptedException {
        assertThatThrownBy(() -> open(client, proxy.uri("ws", path)))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(status));
        assertThat(proxy.next().response().orElseThrow().status()).isEqualTo(status);
    }

    @Test
    void whatComesTogetherWithTheHeadsIsNotLost() throws Exception {
        try (RawApi raw = new RawApi((socket, head) -> {
                    RawApi.say(socket, SWITCHING + "early");
                    String more = new String(socket.getInputStream().readNBytes(6), StandardCharsets.US_ASCII);
                    RawApi.say(socket, "; got " + more);
                });
                Standing proxy = Standing.before(raw.uri());
                Socket socket = proxy.connect()) {
            RawApi.say(socket, ASKING + "hasty!");
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(all).startsWith("HTTP/1.1 101 ").endsWith("\r\n\r\nearly; got hasty!");
            assertThat(raw.heads.remove()).contains("Connection: Upgrade\r\n", "Upgrade: websocket\r\n");
        }
    }

    @Test
    void aChangeOfProtocolThatNobodyAskedForIsNoAnswer() throws Exception {
        try (RawApi raw = new RawApi((socket, head) -> RawApi.say(socket, SWITCHING + "anything"));
                Standing proxy = Standing.before(raw.uri())) {
            for (String request : new String[] {
                RawApi.lines("GET /a HTTP/1.1", "Host: x", "Connection: close"),
                ASKING.replace("Upgrade: websocket", "Upgrade: other").replace("keep-alive", "close"),
                ASKING.replace("GET", "POST")
                        .replace("Sec-WebSocket-V", "Content-Length: 0\r\nSec-WebSocket-V")
                        .replace("keep-alive", "close")
            }) {
                assertThat(proxy.raw(request)).startsWith("HTTP/1.1 502 ").doesNotContain("anything");
                assertThat(raw.heads.remove()).doesNotContain("Upgrade:");
            }
        }
    }

    /** A setting that is not sent is off; a client that connects all the same is refused, and the API hears nothing of it. */
    @Test
    void isNotOfferedOverHttp2() throws Exception {
        try (RawApi raw = new RawApi((socket, head) -> RawApi.say(socket, SWITCHING));
                Standing proxy = Standing.before(raw.uri());
                Socket socket = proxy.connect()) {
            socket.getOutputStream().write(Frames.preface());
            socket.getOutputStream().write(Frames.connect(1));
            List<Frames.Frame> frames = Frames.untilAnswered(socket);

            assertThat(frames)
                    .filteredOn(frame -> frame.type() == Frames.SETTINGS)
                    .isNotEmpty()
                    .allSatisfy(frame -> assertThat(setting(frame.payload(), 8)).isZero());
            Frames.Frame answer = frames.getLast();
            boolean granted =
                    answer.type() == Frames.HEADERS && answer.payload().get(0) == (byte) 0x88;
            assertThat(granted).as("the first field is :status 200").isFalse();
            assertThat(raw.heads).isEmpty();
        }
    }

    /** The value of a setting (RFC 9113, section 6.5.1), 0 where it is not there. */
    private static int setting(ByteBuffer settings, int wanted) {
        ByteBuffer in = settings.duplicate();
        int value = 0;
        while (in.hasRemaining()) {
            int name = in.getShort();
            int given = in.getInt();
            value = name == wanted ? given : value;
        }
        return value;
    }
}
