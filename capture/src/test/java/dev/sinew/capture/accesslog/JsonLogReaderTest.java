package dev.sinew.capture.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.capture.Kept;
import dev.sinew.model.Body;
import dev.sinew.model.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLogReaderTest {
    @Test
    void readsNginxWithARequestLine() {
        Exchange exchange = read("""
                        {"time_iso8601":"2026-01-31T12:00:00+01:00","remote_addr":"203.0.113.9","remote_user":"alice",\
                        "request":"PATCH /accounts/7?x=\\"1 HTTP/1.1","status":"201","body_bytes_sent":12,"request_time":"0.012",\
                        "http_host":"api.bank.example","http_user_agent":"curl/8","http_referer":"-","server_name":"_"}""").only();
        assertThat(exchange.timeMicros())
                .isEqualTo(Instant.parse("2026-01-31T11:00:00Z").toEpochMilli() * 1000);
        assertThat(exchange.client()).isEqualTo("203.0.113.9");
        assertThat(exchange.request().method()).isEqualTo("PATCH");
        assertThat(exchange.request().url().text()).isEqualTo("/accounts/7?x=\"1");
        assertThat(Kept.lines(exchange.request().headers())).isEqualTo("Host: api.bank.example\nUser-Agent: curl/8\n");
        assertThat(exchange.request().headers().known()).isFalse();
        assertThat(exchange.request().body()).isEqualTo(Body.UNKNOWN);
        assertThat(exchange.response().orElseThrow().status()).isEqualTo(201);
        assertThat(exchange.tookMicros()).isEqualTo(12_000);
    }

    @Test
    void readsNginxWithSingleVariables() {
        Exchange exchange = read("""
                        {"msec":"1767225600.123","uri":"/rewritten","args":"a=b","request_uri":"/sent?a=b","request_method":"GET",\
                        "scheme":"https","host":"api.bank.example","status":404,"client_ip":"2001:db8::1"}""").only();
        assertThat(exchange.request().url().text()).isEqualTo("https://api.bank.example/sent?a=b");
        assertThat(exchange.timeMicros()).isEqualTo(1_767_225_600_123_000L);
        assertThat(exchange.client()).isEqualTo("2001:db8::1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"method\":\"GET\",\"uri\":\"/a\",\"args\":\"b=c\" | GET /a?b=c",
                "\"method\":\"GET\",\"uri\":\"/a?z\",\"args\":\"b=c\" | GET /a?z",
                "\"method\":\"GET\",\"path\":\"/a\",\"query\":\"?b=c\" | GET /a?b=c",
                "\"method\":\"GET\",\"path\":\"/a\",\"query\":\"-\" | GET /a",
                "\"method\":\"GET\",\"url\":\"https://a.example/b\" | GET https://a.example/b",
                "\"request\":\"GET /raw HTTP/1.1\",\"uri\":\"/index.php\",\"method\":\"GET\" | GET /raw",
                "\"request\":\"/raw\",\"method\":\"PUT\" | PUT /raw",
                "\"RequestMethod\":\"GET\",\"RequestPath\":\"/t\",\"RequestHost\":\"a.example\",\"RequestScheme\":\"http\" | GET http://a.example/t",
                "\"verb\":\"GET\",\"request_uri\":\"/a\",\"x_forwarded_proto\":\"https, http\",\"scheme\":\"http\",\"host\":\"h\" | GET https://h/a",
                "\"method\":\"GET\",\"path\":\"/a\",\"scheme\":\"https\" | GET /a",
                "\"method\":\"OPTIONS\",\"path\":\"*\",\"scheme\":\"https\",\"host\":\"h\" | OPTIONS *",
                "\"method\":\"GET\",\"path\":\"/a\",\"scheme\":\"ftp\",\"host\":\"h\" | GET /a",
                "\"method\":\"GET\",\"path\":\"/a\",\"scheme\":\"https\",\"server_name\":\"~^x(.*)$\" | GET /a",
            })
    void findsTheTarget(String members, String expected) {
        Exchange.Request request = read("{" + members + "}").only().request();
        assertThat(request.method() + " " + request.url().text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"request_time\":0.5 | 500000",
                "\"request_time\":\"0.5\" | 500000",
                "\"duration_ms\":12 | 12000",
                "\"duration\":0.25 | 250000",
                "\"latency\":\"0.25s\" | 250000",
                "\"latency\":\"25ms\" | 25000",
                "\"duration\":25 | -1",
                "\"latency\":\"s\" | -1",
                "\"request_time\":\"-\" | -1",
                "\"request_time\":null | -1",
            })
    void readsDurations(String member, long micros) {
        assertThat(read("{\"method\":\"GET\",\"path\":\"/\"," + member + "}")
                        .only()
                        .tookMicros())
                .isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"remote_addr\":\"192.0.2.1\",\"http_x_forwarded_for\":\"203.0.113.9\" | 192.0.2.1",
                "\"http_x_forwarded_for\":\"203.0.113.9, 192.0.2.1\" | 203.0.113.9",
                "\"remote_addr\":\"-\",\"ip\":\"192.0.2.1:4711\" | 192.0.2.1",
                "\"client\":{\"ip\":\"192.0.2.1\"} | ",
                "\"clientIp\":[\"192.0.2.1\",\"192.0.2.2\"] | 192.0.2.1",
            })
    void findsTheClient(String members, String expected) {
        assertThat(read("{\"method\":\"GET\",\"path\":\"/\"," + members + "}")
                        .only()
                        .client())
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void readsCaddy() {
        Exchange exchange = read("""
                        {"level":"info","ts":1767225600.5,"logger":"http.log.access","msg":"handled request",\
                        "request":{"remote_ip":"203.0.113.9","remote_port":"1","proto":"HTTP/2.0","method":"GET","host":"a.example",\
                        "uri":"/x?y","headers":{"User-Agent":["curl/8","other"],"Method":["PUT"],"Status":["500"]}},\
                        "duration":0.001,"size":5,"status":200,"resp_headers":{"Status":["404"]}}""").only();
        assertThat(exchange.request().method()).isEqualTo("GET");
        assertThat(exchange.request().url().text()).isEqualTo("/x?y");
        assertThat(Kept.lines(exchange.request().headers())).isEqualTo("Host: a.example\nUser-Agent: curl/8\n");
        assertThat(exchange.response().orElseThrow().status()).isEqualTo(200);
        assertThat(exchange.tookMicros()).isEqualTo(1000);
    }

    @Test
    void ignoresTheRestHoweverDeep() {
        String deep = "[".repeat(10_000) + "{\"status\":500}" + "]".repeat(10_000);
        Exchange exchange =
                read("{\"x\":%s,\"method\":\"GET\",\"http\":{\"headers\":{\"host\":%s},\"y\":%s},\"path\":\"/\",\"status\":%s,\"status\":200}"
                                .formatted(deep, deep, deep, deep))
                        .only();
        assertThat(exchange.response().orElseThrow().status()).isEqualTo(200);
    }

    @Test
    void noStatusIsNoAnswer() {
        assertThat(read("{\"method\":\"GET\",\"path\":\"/\"}").only().response())
                .isEmpty();
        assertThat(read("{\"method\":\"GET\",\"path\":\"/\",\"status\":0}")
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
                "[] | line is no JSON object",
                "{\"a\" | line ends within a JSON value",
                "{} {} | line has more than one JSON value",
                "{} | line is no access log entry: it has no request",
                "{\"request\":\"-\",\"status\":400} | line is no access log entry: it has no request",
                "{\"path\":\"/\"} | line is no access log entry: it has no request",
                "{\"method\":\"GET\"} | line is no access log entry: it has a request for neither path nor URL",
                "{\"request\":\"\\u0016\\u0003\\u0001 x\"} | line is no access log entry: it has a request that is not HTTP",
            })
    void saysWhatIsWrong(String line, String what) {
        assertThat(read(line).onlyProblem()).isEqualTo(what);
    }

    private static Kept read(String line) {
        return Kept.from(new JsonLogReader("t.log"), line.getBytes(StandardCharsets.UTF_8));
    }
}
