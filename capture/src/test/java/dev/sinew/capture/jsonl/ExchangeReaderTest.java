package dev.sinew.capture.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.capture.Kept;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeReaderTest {
    private static final String FULL = """
            {"id":"e-7","time":"2026-01-31T12:00:00.123Z","client":{"ip":"203.0.113.9"},"direction":"outgoing",\
            "request":{"method":"POST","url":"https://api.bank.example/accounts/7?x=1","httpVersion":"1.1",\
            "headers":{"Authorization":"Bearer x","Accept":["a/b","c/d"]},"body":"{\\"a\\":\\"\\u00e9\\"}"},\
            "response":{"status":201,"headers":{"content-type":"text/plain"},"bodyBase64":"aGVsbG8="},"tookMs":12.5}""";

    @Test
    void readsEveryMember() {
        Exchange exchange = read(FULL).only();
        assertThat(exchange.id()).isEqualTo("e-7");
        assertThat(exchange.origin().file()).isEqualTo("t.jsonl");
        assertThat(exchange.timeMicros())
                .isEqualTo(Instant.parse("2026-01-31T12:00:00.123Z").toEpochMilli() * 1000);
        assertThat(exchange.tookMicros()).isEqualTo(12_500);
        assertThat(exchange.client()).isEqualTo("203.0.113.9");
        assertThat(exchange.direction()).isEqualTo(Direction.OUTGOING);
        assertThat(exchange.request().method()).isEqualTo("POST");
        assertThat(exchange.request().url().text()).isEqualTo("https://api.bank.example/accounts/7?x=1");
        assertThat(Kept.lines(exchange.request().headers()))
                .isEqualTo("Authorization: Bearer x\nAccept: a/b\nAccept: c/d\n");
        assertThat(exchange.request().headers().known()).isTrue();
        assertThat(exchange.request().body().bytes().text()).isEqualTo("{\"a\":\"é\"}");
        Exchange.Response answer = exchange.response().orElseThrow();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().state()).isEqualTo(Body.State.WHOLE);
        assertThat(answer.body().bytes().text()).isEqualTo("hello");
    }

    @Test
    void needsNoMoreThanMethodAndUrl() {
        Exchange exchange =
                read("{\"request\":{\"method\":\"GET\",\"url\":\"/x\"}}").only();
        assertThat(exchange.timeMicros()).isEqualTo(Exchange.TIME_UNKNOWN);
        assertThat(exchange.tookMicros()).isEqualTo(-1);
        assertThat(exchange.id()).isEmpty();
        assertThat(exchange.client()).isEmpty();
        assertThat(exchange.direction()).isEqualTo(Direction.INCOMING);
        assertThat(exchange.request().headers()).isSameAs(Headers.UNKNOWN);
        assertThat(exchange.request().body()).isEqualTo(Body.UNKNOWN);
        assertThat(exchange.response()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"x\":1 | UNKNOWN | ''",
                "\"body\":null | NONE | ''",
                "\"body\":\"\" | NONE | ''",
                "\"bodyBase64\":null | NONE | ''",
                "\"bodyBase64\":\"\" | NONE | ''",
                "\"body\":\"a\" | WHOLE | a",
                "\"body\":null,\"bodyBase64\":\"Yg==\" | WHOLE | b",
                "\"bodyBase64\":\"Yg\",\"body\":null | WHOLE | b",
                "\"bodyBase64\":\"Y\\/8_\" | WHOLE | c\uFFFD?",
                "\"body\":\"a\",\"bodyTruncated\":true | CUT | a",
                "\"bodyTruncated\":true,\"bodyBase64\":\"Yg==\" | CUT | b",
                "\"body\":\"a\",\"bodyTruncated\":false | WHOLE | a",
                "\"bodyTruncated\":true | CUT | ''",
                "\"body\":{\"k\":[1,\"\\n\"]} | WHOLE | {\"k\":[1,\"\\n\"]}",
                "\"body\":[1, 2] | WHOLE | [1, 2]",
                "\"body\":12.5 | WHOLE | 12.5",
                "\"body\":\"a\",\"body\":\"b\" | WHOLE | b",
                "\"b\\u006fdy\":\"a\" | WHOLE | a",
            })
    void readsBodies(String members, Body.State state, String text) {
        Body body = read("{\"request\":{\"method\":\"GET\",\"url\":\"/x\"," + members + "}}")
                .only()
                .request()
                .body();
        assertThat(body.state()).isEqualTo(state);
        assertThat(body.bytes().text()).isEqualTo(text.equals("''") ? "" : text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | true | ",
                "null | false | ",
                "7 | false | ",
                "[{\"name\":\"a\"}] | false | ",
                "{\"a\":\" b \"} | true | a: b;",
                "{\"a\":7,\"b\":true,\"c\":null,\"d\":{\"e\":[1]},\"f\":[\"1\",[2],null,\"3\"]} | true | a: 7;b: true;f: 1;f: 3;",
                "{\"\\u0061\":\"\\u0062\\\"\"} | true | a: b\";",
                "{\"a\":[]} | true | ",
            })
    void readsHeaders(String json, boolean known, String expected) {
        Headers headers = read("{\"request\":{\"method\":\"GET\",\"url\":\"/x\",\"headers\":" + json + "}}")
                .only()
                .request()
                .headers();
        assertThat(headers.known()).isEqualTo(known);
        assertThat(Kept.lines(headers).replace('\n', ';')).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void lastOfRepeatedMembersCounts() {
        Exchange exchange = read("""
                        {"request":{"method":"GET","url":"/a","headers":{"a":"1"},"body":"1"},"response":{"status":200},\
                        "request":{"method":"PUT","url":"/b","url":"/c","headers":{"b":"2"},"headers":{"c":"3"}},\
                        "response":null,"tookMs":1,"tookMs":2}""").only();
        assertThat(exchange.request().method()).isEqualTo("PUT");
        assertThat(exchange.request().url().text()).isEqualTo("/c");
        assertThat(Kept.lines(exchange.request().headers())).isEqualTo("c: 3\n");
        assertThat(exchange.request().body()).isEqualTo(Body.UNKNOWN);
        assertThat(exchange.response()).isEmpty();
        assertThat(exchange.tookMicros()).isEqualTo(2000);
    }

    @Test
    void ignoresUnknownMembersHoweverDeep() {
        String deep = "[".repeat(10_000) + "{\"a\":\"]\"}" + "]".repeat(10_000);
        String line =
                "{\"deep\":%s,\"request\":{\"deep\":%s,\"method\":\"GET\",\"url\":\"/x\",\"body\":%s,\"headers\":{\"a\":%s}}}"
                        .formatted(deep, deep, deep, deep);
        assertThat(read(line).only().request().body().bytes().text()).isEqualTo(deep);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200",
        "\"404\", 404",
        "null, -1",
        "\"x\", -1",
        "99999, -1",
        "1e2, -1",
        "-5, -1",
        "[], -1",
    })
    void readsStatus(String json, int status) {
        String line = "{\"request\":{\"method\":\"GET\",\"url\":\"/\"},\"response\":{\"status\":" + json + "}}";
        assertThat(read(line).only().response().orElseThrow().status()).isEqualTo(status);
    }

    @Test
    void statusZeroIsNoAnswer() {
        assertThat(read("{\"request\":{\"method\":\"GET\",\"url\":\"/\"},\"response\":{\"status\":0}}")
                        .only()
                        .response())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "x | line is malformed JSON at byte 0",
                "7 | line is no JSON object",
                "[] | line is no JSON object",
                "{ | line ends within a JSON value",
                "{\"request\":{\"method\":\"GET\",\"url\":\"/x\" | line ends within a JSON value",
                "{\"request\":{\"method\":\"GET\",\"url\":\"/x | line ends within a JSON value",
                "{\"request\":{\"method\":\"GET\",\"url\":\"/x\"}] | line is malformed JSON at byte 38",
                "{\"request\":{\"method\":\"GET\" \"url\":\"/x\"}} | line is malformed JSON at byte 27",
                "{\"a\":[1,}],\"request\":{\"method\":\"GET\",\"url\":\"/x\"}} | line is malformed JSON at byte 8",
                "{\"request\":{\"method\":\"GET\",\"url\":\"/x\"}}, | line has more than one JSON value",
                "{\"request\":{\"method\":\"GET\",\"url\":\"/x\"}}{} | line has more than one JSON value",
                "{} | line is no exchange: it has no request",
                "{\"request\":null} | line is no exchange: it has no request",
                "{\"request\":{\"method\":\"GET\"}} | line is no exchange: it has no request.url",
                "{\"request\":{\"method\":\"GET\",\"url\":{}}} | line is no exchange: it has no request.url",
                "{\"request\":{\"url\":\"/x\"}} | line is no exchange: it has no request.method",
                "{\"request\":{\"method\":\"GET\",\"url\":\"/\",\"bodyBase64\":\"?\"}} | line is no exchange: it has no base64 in request.bodyBase64",
                "{\"request\":{\"method\":\"GET\",\"url\":\"/\"},\"response\":{\"bodyBase64\":{}}} | line is no exchange: it has no base64 in response.bodyBase64",
            })
    void saysWhatIsWrong(String line, String what) {
        assertThat(read(line).onlyProblem()).isEqualTo(what);
    }

    @Test
    void namesAreBounded() {
        String longName = "x".repeat(257);
        assertThat(read("{\"id\":\"%s\",\"request\":{\"method\":\"GET\",\"url\":\"/\"}}".formatted(longName))
                        .onlyProblem())
                .isEqualTo("line is no exchange: it has an id longer than 256 characters");
        assertThat(read("{\"request\":{\"method\":\"%s\",\"url\":\"/\"}}".formatted(longName))
                        .onlyProblem())
                .isEqualTo("line is no exchange: it has no request.method");
        assertThat(read("{\"client\":{\"ip\":\"%s\"},\"request\":{\"method\":\"GET\",\"url\":\"/\"}}"
                                .formatted(longName))
                        .only()
                        .client())
                .isEmpty();
    }

    @Test
    void agreesWithALibraryOnRandomLines() {
        long seed = System.nanoTime();
        System.out.println("ExchangeReaderTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            RandomExchange made = RandomExchange.make(random);
            assertThat(RandomExchange.told(
                            Kept.from(new ExchangeReader("t"), made.line()).only()))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(made.told());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x1f, 0x80, 0xc3, 0xff})
    void takesAnyByteWithinAString(int odd) {
        byte[] line =
                "{\"request\":{\"method\":\"GET\",\"url\":\"/x\",\"body\":\"_\"}}".getBytes(StandardCharsets.UTF_8);
        int at = new String(line, StandardCharsets.UTF_8).indexOf('_');
        line[at] = (byte) odd;
        Body body = Kept.from(new ExchangeReader("t"), line).only().request().body();
        assertThat(body.bytes().copy()).containsExactly(odd);
    }

    @Test
    void everyTruncationIsOneProblem() {
        byte[] line = FULL.getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < line.length; length++) {
            assertThat(Kept.from(new ExchangeReader("t"), Arrays.copyOf(line, length))
                            .onlyProblem())
                    .as("cut at %d", length)
                    .isEqualTo("line ends within a JSON value");
        }
    }

    @Test
    void readsABodyOf50Megabytes() {
        String body = "é\"\n".repeat(12_500_000);
        String written = body.replace("\"", "\\\"").replace("\n", "\\n");
        Exchange exchange = read("{\"request\":{\"method\":\"GET\",\"url\":\"/x\",\"body\":\"" + written + "\"}}")
                .only();
        assertThat(exchange.request().body().bytes().length()).isEqualTo(50_000_000);
        assertThat(exchange.request().body().bytes().text().equals(body)).isTrue();
    }

    @Test
    void readsBinaryBodies() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String encoded = Base64.getEncoder().encodeToString(all);
        Body body = read("{\"request\":{\"method\":\"GET\",\"url\":\"/x\",\"bodyBase64\":\"" + encoded + "\"}}")
                .only()
                .request()
                .body();
        assertThat(body.bytes().copy()).isEqualTo(all);
    }

    private static Kept read(String line) {
        return Kept.from(new ExchangeReader("t.jsonl"), line.getBytes(StandardCharsets.UTF_8));
    }
}
