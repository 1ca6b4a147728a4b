package dev.sinew.inline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What two sides could read differently is refused before the API gets any of it; what passes has one meaning. */
final class FramingTest {
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    @SuppressWarnings("NullAway.Init") // before each test
    private RawApi api;

    @SuppressWarnings("NullAway.Init")
    private Standing proxy;

    @BeforeEach
    void start() throws Exception {
        api = new RawApi(FramingTest::echo);
        proxy = Standing.before(api.uri());
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        api.close();
    }

    /** Answers with the head that it got, once all of a body has come. */
    private static void echo(Socket socket, String first) throws IOException {
        String head = first;
        while (!head.isEmpty()) {
            int length = head.lines()
                    .filter(line -> line.startsWith("Content-Length: "))
                    .mapToInt(line -> Integer.parseInt(line.substring(16)))
                    .findFirst()
                    .orElse(0);
            String body = head.contains("Transfer-Encoding: chunked") ? chunks(socket) : "";
            String sent = new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1) + body;
            String told = head + "[" + sent + "]";
            RawApi.say(socket, RawApi.lines("HTTP/1.1 200 OK", "Content-Length: " + told.length()) + told);
            head = RawApi.head(socket);
        }
    }

    private static String chunks(Socket socket) throws IOException {
        StringBuilder all = new StringBuilder();
        while (all.indexOf("0\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("a body ended early");
            }
            all.append((char) next);
        }
        return all.toString();
    }

    static Stream<Arguments> ambiguous() {
        return Stream.of(
                Arguments.of("two lengths", post("Content-Length: 4", "Content-Length: 5") + "abcde"),
                Arguments.of("one length twice", post("Content-Length: 4", "Content-Length: 4") + "abcd"),
                Arguments.of("two lengths in one field", post("Content-Length: 4, 5") + "abcde"),
                Arguments.of("a signed length", post("Content-Length: +4") + "abcd"),
                Arguments.of("a negative length", post("Content-Length: -1") + "abcd"),
                Arguments.of("a hexadecimal length", post("Content-Length: 0x4") + "abcd"),
                Arguments.of("an empty length", post("Content-Length: ") + "abcd"),
                Arguments.of("a length beyond all numbers", post("Content-Length: 99999999999999999999") + "abcd"),
                Arguments.of("a length beside chunks", chunked("Content-Length: 4") + "0\r\n\r\n" + SMUGGLED),
                Arguments.of("chunks beside a length", post("Transfer-Encoding: chunked", "Content-Length: 4")),
                Arguments.of("chunks not last", post("Transfer-Encoding: chunked, identity") + "0\r\n\r\n"),
                Arguments.of("chunks twice", post("Transfer-Encoding: chunked", "Transfer-Encoding: chunked")),
                Arguments.of("an unknown coding", post("Transfer-Encoding: xchunked") + "0\r\n\r\n"),
                Arguments.of("a space before the colon", post("Transfer-Encoding : chunked") + "0\r\n\r\n"),
                Arguments.of("a tab before the colon", post("Content-Length\t: 4") + "abcd"),
                Arguments.of("a folded field", post("Transfer-Encoding:", " chunked") + "0\r\n\r\n"),
                Arguments.of("a folded other field", post("X: a", "\tb", "Content-Length: 0")),
                Arguments.of("NUL in a value", post("X: a\0b", "Content-Length: 0")),
                Arguments.of("NUL in a name", post("X\0: a", "Content-Length: 0")),
                Arguments.of("a bare carriage return in a value", post("X: a\rTransfer-Encoding: chunked")),
                Arguments.of("a field without a colon", post("X", "Content-Length: 0")),
                Arguments.of("an empty name", post(": a", "Content-Length: 0")),
                Arguments.of("two hosts", post("Host: y", "Content-Length: 0")),
                Arguments.of("no host", "GET /a HTTP/1.1\r\n\r\n"),
                Arguments.of("another host in the target", "GET http://y/a HTTP/1.1\r\nHost: x\r\n\r\n"),
                Arguments.of(
                        "chunks in HTTP/1.0",
                        "POST /a HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("a line that ends with LF alone", "GET /a HTTP/1.1\nHost: x\n\n"),
                Arguments.of("a field that ends with LF alone", "GET /a HTTP/1.1\r\nHost: x\nX: y\r\n\r\n"),
                Arguments.of("a space in the target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"),
                Arguments.of("an unknown version", "GET /a HTTP/1.2\r\nHost: x\r\n\r\n"),
                Arguments.of("HTTP/0.9", "GET /a\r\n\r\n"));
    }

    private static String post(String... fields) {
        return "POST /a HTTP/1.1\r\nHost: x\r\n" + RawApi.lines(fields);
    }

    private static String chunked(String... fields) {
        return post(Stream.concat(Stream.of(fields), Stream.of("Transfer-Encoding: chunked"))
                .toArray(String[]::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ambiguous")
    void anAmbiguousHeadNeverReachesTheApi(String what, String request) throws IOException {
        String answer = proxy.raw(request);
        assertThat(answer).as(what).matches("(?s)HTTP/1.[01] (4\\d\\d|501|505) .*");
        assertThat(answer.split("HTTP/1\\.1 ", -1))
                .as("one answer, and the connection ends")
                .hasSize(2);
        assertThat(api.heads).isEmpty();
        assertThat(proxy.seen).isEmpty();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                        "0x4\r\nabcd\r\n0\r\n\r\n",
                        "+4\r\nabcd\r\n0\r\n\r\n",
                        "-4\r\nabcd\r\n0\r\n\r\n",
                        " 4\r\nabcd\r\n0\r\n\r\n",
                        "4\nabcd\r\n0\r\n\r\n",
                        "4\r\nabcd0\r\n\r\n",
                        "4\r\nabcde\r\n0\r\n\r\n",
                        "FFFFFFFFFFFFFFFFF4\r\nabcd\r\n0\r\n\r\n",
                        "g\r\nabcd\r\n0\r\n\r\n",
                        "\r\nabcd\r\n0\r\n\r\n",
                        "4;x=\0\r\nabcd\r\n0\r\n\r\n",
                        "4\rX\nabcd\r\n0\r\n\r\n")
                .map(Arguments::of);
    }

    /** Its head has passed by then, but what is broken never ends: the API sees a body that does not. */
    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenChunkEndsTheRequest(String chunks) throws IOException {
        String answer = proxy.raw(chunked() + chunks + SMUGGLED);
        assertThat(answer).doesNotContain("HTTP/1.1 200");
        assertThat(answer).matches("(?s)(HTTP/1.1 400 .*)?");
        assertThat(api.heads.stream().filter(head -> head.contains("/smuggled")))
                .isEmpty();
    }

    @Test
    void chunksAreMadeAnewWithoutTheirExtensions() throws IOException {
        String odd = "4;name=\"value;\";x\r\nabcd\r\n00002\r\nef\r\n0;last\r\nTrailer: here\r\n\r\n";
        String answer = proxy.raw(chunked("Connection: close") + odd);
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("abcd", "ef").doesNotContain("name", "value;", "last");
    }

    @Test
    void anAbsoluteTargetForThisHostPassesAsAPath() throws IOException {
        assertThat(proxy.raw("GET http://x/a?b=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("GET /a?b=1 HTTP/1.1\r\n", "Host: x\r\n");
    }

    @Test
    void whatBelongsToTheConnectionStaysThere() throws IOException {
        String answer = proxy.raw(RawApi.lines(
                "GET /a HTTP/1.1",
                "Host: x",
                "Connection: close, X-Secret, Authorization",
                "X-Secret: 1",
                "Keep-Alive: timeout=5",
                "TE: trailers",
                "Proxy-Authorization: Basic YTpi",
                "X-Other: 2"));
        assertThat(answer).contains("X-Other: 2").doesNotContain("X-Secret", "Keep-Alive", "Proxy-Authorization");
    }

    @Test
    void nothingIsAddedButWhereItCameFrom() throws IOException {
        String answer = proxy.raw(post("Content-Length: 4", "Connection: close") + "abcd");
        assertThat(answer.substring(answer.indexOf("POST")).replaceAll("(Forwarded|Via): [^\r]*", "$1"))
                .isEqualTo(RawApi.lines("POST /a HTTP/1.1", "Host: x", "Via", "Forwarded", "Content-Length: 4")
                        + "[abcd]");
    }

    @Test
    void tooLongAHeadIsRefusedHoweverItIsMade() throws IOException {
        assertThat(proxy.raw("GET /a HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(9_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .endsWith("{\"type\":\"about:blank\",\"status\":431}");
        String[] many = IntStream.range(0, 3_000).mapToObj(i -> "A: " + i).toArray(String[]::new);
        assertThat(proxy.raw("GET /a HTTP/1.1\r\nHost: x\r\n" + RawApi.lines(many)))
                .startsWith("HTTP/1.1 431 ");
        assertThat(proxy.raw("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414 ");
        assertThat(api.heads).isEmpty();
    }
}
