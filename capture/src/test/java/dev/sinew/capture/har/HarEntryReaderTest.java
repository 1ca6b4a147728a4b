package dev.sinew.capture.har;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.capture.Kept;
import dev.sinew.model.Body;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarEntryReaderTest {
    @Test
    void readsEveryMember() {
        Exchange exchange = read("""
                        {"pageref":"p","startedDateTime":"2026-01-31T13:00:00.5+01:00","time":12.25,\
                        "_clientIPAddress":"203.0.113.9","cache":{},"timings":{"send":1},"serverIPAddress":"192.0.2.1",
                        "request":{"method":"POST","url":"https://api.bank.example/pay?x=1#top","httpVersion":"HTTP/2",
                          "headers":[{"name":"Content-Type","value":"application/json"},{"name":"X","value":"\\u00e9","comment":""}],
                          "cookies":[],"queryString":[{"name":"x","value":"1"}],"headersSize":-1,"bodySize":7,
                          "postData":{"mimeType":"application/json","text":"{\\"a\\":1}"}},
                        "response":{"status":201,"statusText":"Created","httpVersion":"HTTP/2","redirectURL":"",
                          "headers":[{"name":"content-type","value":"text/plain"},{"name":"Content-Encoding","value":"br"}],
                          "cookies":[],"content":{"size":2,"mimeType":"text/plain","text":"ok"},"headersSize":-1,"bodySize":9}}""").only();
        assertThat(exchange.timeMicros())
                .isEqualTo(Instant.parse("2026-01-31T12:00:00.500Z").toEpochMilli() * 1000);
        assertThat(exchange.tookMicros()).isEqualTo(12_250);
        assertThat(exchange.client()).isEqualTo("203.0.113.9");
        assertThat(exchange.request().method()).isEqualTo("POST");
        assertThat(exchange.request().url().text()).isEqualTo("https://api.bank.example/pay?x=1");
        assertThat(Kept.lines(exchange.request().headers())).isEqualTo("Content-Type: application/json\nX: é\n");
        assertThat(exchange.request().headers().known()).isTrue();
        assertThat(exchange.request().body().bytes().text()).isEqualTo("{\"a\":1}");
        Exchange.Response answer = exchange.response().orElseThrow();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(Kept.lines(answer.headers())).isEqualTo("content-type: text/plain\n");
        assertThat(answer.body().bytes().text()).isEqualTo("ok");
    }

    @Test
    void tellsUnknownFromAbsent() {
        Exchange exchange = request("").only();
        assertThat(exchange.timeMicros()).isEqualTo(Exchange.TIME_UNKNOWN);
        assertThat(exchange.tookMicros()).isEqualTo(-1);
        assertThat(exchange.client()).isEmpty();
        assertThat(exchange.request().headers()).isSameAs(Headers.UNKNOWN);
        assertThat(exchange.response()).isEmpty();
        assertThat(request(",\"headers\":[]").only().request().headers()).isSameAs(Headers.NONE);
        assertThat(read(entry("", "{\"status\":0,\"content\":{\"size\":0}}"))
                        .only()
                        .response())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | UNKNOWN | ''",
                "'\"bodySize\":0' | NONE | ''",
                "'\"bodySize\":-1' | UNKNOWN | ''",
                "'\"bodySize\":9' | UNKNOWN | ''",
                "'\"bodySize\":-1,\"postData\":{\"text\":\"\"}' | NONE | ''",
                "'\"bodySize\":5,\"postData\":{\"text\":\"\"}' | UNKNOWN | ''",
                "'\"bodySize\":5,\"postData\":{\"text\":\"hello\"}' | WHOLE | hello",
                "'\"postData\":{\"text\":\"aGk=\",\"encoding\":\"base64\"}' | WHOLE | hi",
                "'\"postData\":{\"encoding\":\"base64\",\"text\":\"aGk=\"}' | WHOLE | hi",
                "'\"postData\":{\"params\":[{\"name\":\"a b\",\"value\":\"1&2\"},{\"name\":\"c\"}]}' | WHOLE | a+b=1%262&c=",
                "'\"postData\":{\"text\":\"a=1\",\"params\":[{\"name\":\"a\",\"value\":\"2\"}]}' | WHOLE | a=1",
                "'\"postData\":{\"mimeType\":\"multipart/form-data\",\"params\":[{\"name\":\"a\"}]}' | UNKNOWN | ''",
                "'\"postData\":null' | UNKNOWN | ''",
            })
    void readsRequestBodies(String members, Body.State state, String text) {
        Body body =
                request(members.isEmpty() ? "" : "," + members).only().request().body();
        assertThat(body.state()).isEqualTo(state);
        assertThat(body.bytes().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | UNKNOWN | ''",
                "'\"content\":{}' | UNKNOWN | ''",
                "'\"content\":{\"size\":0}' | NONE | ''",
                "'\"content\":{\"size\":-1}' | UNKNOWN | ''",
                "'\"content\":{\"size\":10}' | UNKNOWN | ''",
                "'\"content\":{\"size\":10,\"text\":\"\"}' | UNKNOWN | ''",
                "'\"content\":{\"text\":\"\"}' | NONE | ''",
                "'\"content\":{\"size\":2,\"text\":\"hi\"}' | WHOLE | hi",
                "'\"content\":{\"size\":2,\"text\":\"aGk\",\"encoding\":\"base64\"}' | WHOLE | hi",
            })
    void readsResponseBodies(String members, Body.State state, String text) {
        Body body = read(entry("", "{\"status\":200" + (members.isEmpty() ? "" : "," + members) + "}"))
                .only()
                .response()
                .orElseThrow()
                .body();
        assertThat(body.state()).isEqualTo(state);
        assertThat(body.bytes().text()).isEqualTo(text);
    }

    @Test
    void keepsContentEncodingOnlyOfBytesThatStillAreGzip() {
        String fields = "\"headers\":[{\"name\":\"Content-Encoding\",\"value\":\"gzip\"}]";
        String gzip = Base64.getEncoder().encodeToString(new byte[] {0x1f, (byte) 0x8b, 8, 0});
        String sent =
                "{\"status\":200,%s,\"content\":{\"text\":\"%s\",\"encoding\":\"base64\"}}".formatted(fields, gzip);
        assertThat(responseHeaders(sent)).isEqualTo("Content-Encoding: gzip\n");
        assertThat(responseHeaders("{\"status\":200,%s,\"content\":{\"text\":\"plain\"}}".formatted(fields)))
                .isEmpty();
        assertThat(responseHeaders("{\"status\":200,%s,\"content\":{\"size\":7}}".formatted(fields)))
                .isEqualTo("Content-Encoding: gzip\n");
        assertThat(Kept.lines(request("," + fields + ",\"postData\":{\"text\":\"plain\"}")
                        .only()
                        .request()
                        .headers()))
                .isEmpty();
    }

    @Test
    void makesACookieFieldOnlyWhereThereIsNone() {
        String cookies =
                ",\"cookies\":[{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"b\",\"value\":\"2\",\"httpOnly\":true}]";
        assertThat(requestHeaders(cookies + ",\"headers\":[{\"name\":\"X\",\"value\":\"y\"}]"))
                .isEqualTo("X: y\nCookie: a=1; b=2\n");
        assertThat(requestHeaders(cookies + ",\"headers\":[{\"name\":\"cookie\",\"value\":\"a=1\"}]"))
                .isEqualTo("cookie: a=1\n");
        assertThat(request(cookies).only().request().headers().known()).isFalse();
    }

    @Test
    void turnsTheAuthorityOfHttp2IntoHost() {
        String fields =
                "{\"name\":\":authority\",\"value\":\"api.example\"},{\"name\":\":method\",\"value\":\"GET\"},{\"name\":\"a\",\"value\":\"b\"}";
        assertThat(requestHeaders(",\"headers\":[" + fields + "]")).isEqualTo("Host: api.example\na: b\n");
        assertThat(requestHeaders(",\"headers\":[" + fields + ",{\"name\":\"host\",\"value\":\"other\"}]"))
                .isEqualTo("a: b\nhost: other\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a.example/x | https://a.example/x?q=a+b&z=%C3%A9%25",
                "https://a.example/x#f | https://a.example/x?q=a+b&z=%C3%A9%25",
                "https://a.example/x?y#f | https://a.example/x?y",
                "https://a.example/x#f?y | https://a.example/x?q=a+b&z=%C3%A9%25",
            })
    void addsTheQueryOnlyWhereTheUrlHasNone(String url, String whole) {
        String request =
                "{\"method\":\"GET\",\"url\":\"%s\",\"queryString\":[{\"name\":\"q\",\"value\":\"a b\"},{\"name\":\"z\",\"value\":\"é%%\"}]}"
                        .formatted(url);
        assertThat(read("{\"request\":" + request + "}").only().request().url().text())
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "null | entry is no JSON object",
                "\"x\" | entry is no JSON object",
                "{\"a\" 1} | entry is malformed JSON at byte 5",
                "{} | entry is no exchange: it has no request.url",
                "{\"request\":{\"url\":\"http://x/\"}} | entry is no exchange: it has no request.method",
                "{\"request\":{\"method\":\"GET\",\"url\":\"data:text/plain,x\"}} | entry is no exchange: it has a URL that is not HTTP",
                "{\"request\":{\"method\":\"GET\",\"url\":\"http://x/\",\"postData\":{\"encoding\":\"base64\",\"text\":\"?\"}}} | entry is no exchange: it has no base64 in request.postData.text",
                "{\"request\":{\"method\":\"GET\",\"url\":\"http://x/\"},\"response\":{\"content\":{\"encoding\":\"base64\",\"text\":\"?\"}}} | entry is no exchange: it has no base64 in response.content.text",
            })
    void saysWhatIsWrong(String entry, String what) {
        assertThat(read(entry).onlyProblem()).isEqualTo(what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"headers", "cookies", "queryString", "postData", "method2", "bodySize"})
    void oddShapesAreUnknownNotErrors(String member) {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        for (String odd :
                new String[] {"null", "7", "\"x\"", "{}", "[]", "[null,7,[],{\"name\":{}},{}]", "{\"text\":[]}", deep
                }) {
            assertThat(request(",\"" + member + "\":" + odd).exchanges)
                    .as("%s: %s", member, odd)
                    .hasSize(1);
        }
    }

    private static String responseHeaders(String response) {
        return Kept.lines(
                read(entry("", response)).only().response().orElseThrow().headers());
    }

    private static String requestHeaders(String members) {
        return Kept.lines(request(members).only().request().headers());
    }

    private static Kept request(String members) {
        return read(entry(members, "null"));
    }

    private static String entry(String requestMembers, String response) {
        return "{\"request\":{\"method\":\"POST\",\"url\":\"http://a.example/x\"%s},\"response\":%s}"
                .formatted(requestMembers, response);
    }

    private static Kept read(String entry) {
        return Kept.from(new HarEntryReader("t.har"), entry.getBytes(StandardCharsets.UTF_8));
    }
}
