package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Limit;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import dev.sinew.model.ValueFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authority, path segments, method, client and trace of a request. */
class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "https://API.Bank.Example/a, api.bank.example, true",
        "https://api.bank.example:443/a, api.bank.example, true",
        "https://api.bank.example:8443/a, api.bank.example:8443, true",
        "http://api.bank.example:80/a, api.bank.example, false",
        "http://api.bank.example:443/a, api.bank.example:443, false",
        "https://user:secret@api.bank.example/a, api.bank.example, true",
        "https://api.bank.example?a=b, api.bank.example, true",
        "https://api.bank.example, api.bank.example, true",
        "https://[2001:db8::1]:8443/a, [2001:db8::1]:8443, true",
        "https://[2001:db8::1]/a, [2001:db8::1], true",
        "wss://api.bank.example/a, api.bank.example, true",
    })
    void theApiIsTheAuthority(String url, String api, boolean encrypted) {
        Observation seen = Call.of("GET", url).observe();
        assertThat(seen.api()).isEqualTo(api);
        assertThat(seen.encrypted()).isEqualTo(encrypted);
        assertThat(seen.hit(Limit.BAD_URL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret",
                "https://user:se/cret@api.bank.example/a",
                "https://a b/",
                "https://größe.example/",
                "https://:secret/",
            })
    void whatIsNoAuthorityIsNoApi(String url) {
        assertThat(Call.of("GET", url).observe().api()).isEmpty();
    }

    @Test
    void theHostHeaderNamesTheApiOfARootedUrl() {
        assertThat(Call.of("GET", "*")
                        .header("Host", "API.bank.example:8080")
                        .observe()
                        .api())
                .isEqualTo("api.bank.example:8080");
        assertThat(Call.of("OPTIONS", "*")
                        .header(":authority", "api.bank.example")
                        .observe()
                        .api())
                .isEqualTo("api.bank.example");
    }

    @Test
    void segmentsAreDecodedAndKept() {
        assertThat(Call.get("/v1/accounts//my%2Daccount/4711/").observe().segments())
                .extracting(Segment::text)
                .containsExactly("v1", "accounts", "my-account", "4711", "");
        Segment id = Call.get("/4711").observe().segments().getFirst();
        assertThat(id)
                .isEqualTo(new Segment(
                        "4711", ValueFormat.DIGITS, 4, Call.print("4711"), 4711 + Call.KEY.offset("api.bank.example")));
        assertThat(Call.get("/").observe().segments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@bank.example",
                "ada%40bank.example",
                "ada@localhost",
                "123e4567-e89b-12d3-a456-426614174000",
                "GB29NWBK60161331926819",
                "gb29nwbk60161331926819",
                "4111111111111111",
                "4111-1111-1111-1111",
                "12345678901",
                "+447700900123",
                "203.0.113.9",
                "2001:db8::1",
                "5f7c8ec7c33c6c004bbafe82",
                "Bc94qOSP6FR",
                "https%3A%2F%2Fu:pw@h.io",
                "https%3A%2F%2Fbank.example%2Fx",
                "an-account-of-more-than-32-characters",
                "a%0Ab",
            })
    void segmentsThatMayBeSensitiveAreNotKept(String segment) {
        Segment kept = Call.get("/a/" + segment + "/b").observe().segments().get(1);
        assertThat(kept.text()).isEmpty();
        assertThat(kept.print()).isNotZero();
        assertThat(kept.length()).isPositive();
    }

    @Test
    void aLongTokenIsNotKept() {
        assertThat(Call.get("/verify/" + Call.jwt("{\"sub\":\"7\"}"))
                        .observe()
                        .segments()
                        .get(1))
                .extracting(Segment::text, Segment::format)
                .containsExactly("", ValueFormat.JWT);
    }

    @Test
    void parametersBehindASemicolonAreNoPartOfTheSegment() {
        assertThat(Call.get("/accounts;jsessionid=ab12/7;v=1;x/;y").observe().segments())
                .extracting(Segment::text)
                .containsExactly("accounts", "7", ";y");
    }

    @Test
    void handlesKeepTheirMark() {
        assertThat(Call.get("/@ada/posts").observe().segments())
                .extracting(Segment::text)
                .containsExactly("@ada", "posts");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, GET",
        "get, GET",
        "PROPFIND, PROPFIND",
        "M-SEARCH, M-SEARCH",
        "G3T, OTHER",
        "'', OTHER",
        "ABCDEFGHIJKLMNOPQRSTU, OTHER"
    })
    void theMethodIsInCapitals(String sent, String method) {
        assertThat(Call.of(sent, "/").observe().method()).isEqualTo(method);
    }

    @Test
    void theClientIsEncryptedAndComparable() {
        Observation seen = Call.get("/")
                .from("203.0.113.9")
                .header("User-Agent", "okhttp/4.12.0")
                .observe();
        assertThat(seen.client().print()).isEqualTo(Call.print("203.0.113.9"));
        assertThat(Call.KEY.open(seen.client().address())).isEqualTo("203.0.113.9");
        assertThat(seen.client().agent()).isEqualTo("okhttp");
        assertThat(Call.get("/").observe().client()).isEqualTo(Observation.Client.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 4bf92f3577b34da6a3ce929d0e0e4736",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01, ''",
        "00-4bf92f3577b34da6a3ce929d0e0e473x-00f067aa0ba902b7-01, ''",
        "nonsense, ''",
    })
    void theTraceIdOfTheW3cHeader(String header, String id) {
        assertThat(Call.get("/").header("traceparent", header).observe().traceId())
                .isEqualTo(id);
    }

    @Test
    void theLastSegmentOfALocationIsAnId() {
        Observation seen = Call.post("/orders")
                .status(201)
                .answerHeader("Location", "https://x.example/orders/4711?a=b")
                .observe();
        assertThat(seen.answer().path(0)).hasToString("HEADER:location");
        assertThat(seen.answer().print(0)).isEqualTo(Call.print("4711"));
    }
}
