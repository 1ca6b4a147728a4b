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
import org.junit.jupiter.params.provider.ValueSource;

class TextLogReaderTest {
    private static final String FRONT = "203.0.113.9 - - [10/Oct/2025:13:55:36 -0700] ";

    @Test
    void readsTheCombinedForm() {
        Exchange exchange =
                read("203.0.113.9 - alice [10/Oct/2025:13:55:36 -0700] \"GET /accounts/7?x=1 HTTP/1.1\" 200 2326 \"https://www.bank.example/\" \"Mozilla/5.0 (X11)\"")
                        .only();
        assertThat(exchange.client()).isEqualTo("203.0.113.9");
        assertThat(exchange.timeMicros())
                .isEqualTo(Instant.parse("2025-10-10T20:55:36Z").toEpochMilli() * 1000);
        assertThat(exchange.tookMicros()).isEqualTo(-1);
        assertThat(exchange.request().method()).isEqualTo("GET");
        assertThat(exchange.request().url().text()).isEqualTo("/accounts/7?x=1");
        assertThat(Kept.lines(exchange.request().headers()))
                .isEqualTo("User-Agent: Mozilla/5.0 (X11)\nReferer: https://www.bank.example/\n");
        assertThat(exchange.request().headers().known()).isFalse();
        assertThat(exchange.request().body()).isEqualTo(Body.UNKNOWN);
        Exchange.Response answer = exchange.response().orElseThrow();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Body.UNKNOWN);
        assertThat(answer.headers().known()).isFalse();
    }

    @Test
    void readsTheCommonForm() {
        Exchange exchange = read(FRONT + "\"POST /login HTTP/2.0\" 204 -").only();
        assertThat(exchange.request().method()).isEqualTo("POST");
        assertThat(exchange.request().headers().count()).isZero();
        assertThat(exchange.request().headers().known()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 - - | 203.0.113.9 | /x | ''",
                "203.0.113.9 | 203.0.113.9 | /x | ''",
                "- - - | '' | /x | ''",
                "2001:db8::1 - - | 2001:db8::1 | /x | ''",
                "203.0.113.9 - John Doe | 203.0.113.9 | /x | ''",
                "203.0.113.9 - [x] | 203.0.113.9 | /x | ''",
                "api.bank.example:443 203.0.113.9 - - | 203.0.113.9 | https://api.bank.example/x | api.bank.example",
                "api.bank.example:80 203.0.113.9 - - | 203.0.113.9 | /x | api.bank.example",
                "api.bank.example:8443 203.0.113.9 - bob | 203.0.113.9 | /x | api.bank.example:8443",
                "api.bank.example 203.0.113.9 - - | 203.0.113.9 | /x | api.bank.example",
                "api.bank.example client.isp.example - - | client.isp.example | /x | api.bank.example",
                "192.0.2.1:80 203.0.113.9 - - | 203.0.113.9 | /x | 192.0.2.1",
                "[::1]:443 2001:db8::1 - - | 2001:db8::1 | https://[::1]/x | [::1]",
                "203.0.113.9, 192.0.2.1 - - | 203.0.113.9 | /x | ''",
                "203.0.113.9:51234 - - | 203.0.113.9 | /x | ''",
                "[2001:db8::1]:51234 - - | 2001:db8::1 | /x | ''",
            })
    void readsWhatStandsInFront(String front, String client, String url, String host) {
        Exchange exchange = read(front + " [10/Oct/2025:13:55:36 +0000] \"GET /x HTTP/1.1\" 200 5")
                .only();
        assertThat(exchange.client()).isEqualTo(client);
        assertThat(exchange.request().url().text()).isEqualTo(url);
        assertThat(exchange.request().headers().first("host").text()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | -1",
                "0.012 | 12000",
                "\"0.012\" | 12000",
                "rt=0.012 uct=\"0.1\" | 12000",
                "request_time=1.5 | 1500000",
                "\"203.0.113.1\" 0.012 0.010 | 12000",
                "573 0.012 [upstream] [] 10.0.0.1:80 1.5 | 12000",
                "12345 | -1",
                "\"x.y\" | -1",
            })
    void readsTheTimeThatFurtherFieldsTell(String further, long micros) {
        assertThat(read(FRONT + "\"GET /x HTTP/1.1\" 200 5 \"-\" \"agent\" " + further)
                        .only()
                        .tookMicros())
                .isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "GET /a b HTTP/1.1 | /a b",
                "GET /a HTTP/9 HTTP/1.1 | /a HTTP/9",
                "GET /a | /a",
                "GET  /a  HTTP/1.1 | /a",
                "GET /\\x22\\xC3\\xA9\\x5C HTTP/1.1 | /\"é\\",
                "GET /\\\"\\\\\\q\\xZZ HTTP/1.1 | /\"\\qxZZ",
                "GET http://other.example/a HTTP/1.1 | http://other.example/a",
                "PROPFIND /dav HTTP/1.1 | /dav",
                "OPTIONS * HTTP/1.0 | *",
            })
    void readsRequestLines(String line, String url) {
        assertThat(read(FRONT + "\"" + line + "\" 200 5 \"-\" \"-\"")
                        .only()
                        .request()
                        .url()
                        .text())
                .isEqualTo(url);
    }

    @Test
    void readsEnvoysDefaultForm() {
        Exchange exchange =
                read("[2016-04-15T20:17:00.310Z] \"POST /api/v1/locations HTTP/2\" 204 - 154 0 226 100 \"10.0.35.28, 10.0.0.1\" \"nsq2http\" \"cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2\" \"locations.example\" \"tcp://10.0.2.1:80\"")
                        .only();
        assertThat(exchange.timeMicros())
                .isEqualTo(Instant.parse("2016-04-15T20:17:00.310Z").toEpochMilli() * 1000);
        assertThat(exchange.tookMicros()).isEqualTo(226_000);
        assertThat(exchange.client()).isEqualTo("10.0.35.28");
        assertThat(Kept.lines(exchange.request().headers()))
                .isEqualTo("Host: locations.example\nUser-Agent: nsq2http\n");
    }

    @Test
    void readsIstiosDefaultForm() {
        Exchange exchange =
                read("[2020-11-25T21:26:18.409Z] \"GET /status/418 HTTP/1.1\" 418 - via_upstream - \"-\" 0 135 3 1 \"-\" \"curl/7.73.0-DEV\" \"84961386-6d84-929d-98bd-c5aee93b5c88\" \"httpbin:8000\" \"10.44.1.27:80\" outbound|8000||httpbin.foo.svc.cluster.local 10.44.1.23:37652 10.0.45.184:8000 10.44.1.23:46520 - default")
                        .only();
        assertThat(exchange.response().orElseThrow().status()).isEqualTo(418);
        assertThat(exchange.tookMicros()).isEqualTo(3000);
        assertThat(exchange.client()).isEmpty();
        assertThat(exchange.request().headers().first("host").text()).isEqualTo("httpbin:8000");
    }

    @Test
    void envoyFieldsThatAreNotThereAreUnknown() {
        Exchange exchange =
                read("[2020-11-25T21:26:18.409Z] \"GET /x HTTP/1.1\" 200").only();
        assertThat(exchange.tookMicros()).isEqualTo(-1);
        assertThat(exchange.request().headers().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"000", "0", "-"})
    void noStatusIsNoAnswer(String status) {
        assertThat(read(FRONT + "\"GET /x HTTP/1.1\" " + status + " 0").only().response())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "hello | no time in brackets",
                "1.2.3.4 - - [] \"GET / HTTP/1.1\" 200 5 | no time in brackets",
                "1.2.3.4 - - [10/Oct/2025:13:55:36 -0700 \"GET / HTTP/1.1\" 200 5 | no time in brackets",
                "1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] GET / 200 5 | no request in quotes",
                "1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] | no request in quotes",
                "1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] \"-\" 408 0 | no request",
                "1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] \"\" 400 0 | no request",
                "1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] \"\\x16\\x03\\x01\" 400 0 | a request that is not HTTP",
                "1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] \"CONNECT a:443 HTTP/1.1\" 405 0 | a request for neither path nor URL",
                "1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] \"GET index.html HTTP/1.0\" 400 0 | a request for neither path nor URL",
                "1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] \"GET / HTTP/1.1\" x 0 | no status",
                "1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] \"GET / HTTP/1.1\" | no status",
                "1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] \"GET / HTTP/1.1 | no status",
            })
    void saysWhatIsMissing(String line, String what) {
        assertThat(read(line).onlyProblem()).isEqualTo("line is no access log entry: it has " + what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "\"\\", "[", "]", "\0", "\t"})
    void oddEndsAreTaken(String end) {
        assertThat(read(FRONT + "\"GET /x HTTP/1.1\" 200 5 \"-\" \"a" + end).exchanges)
                .hasSize(1);
        assertThat(read(FRONT + "\"GET /x HTTP/1.1\" 200 5 " + end).exchanges).hasSize(1);
    }

    private static Kept read(String line) {
        return Kept.from(new TextLogReader("t.log"), line.getBytes(StandardCharsets.UTF_8));
    }
}
