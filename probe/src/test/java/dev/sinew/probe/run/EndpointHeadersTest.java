package dev.sinew.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.http.Header;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the headers that a description names are sent, and with what. */
final class EndpointHeadersTest {
    private static final String DESCRIPTION = """
            {"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{"/payments":{"post":{
              "parameters":[
                {"in":"header","name":"Idempotency-Key","schema":{"type":"string"}},
                {"in":"header","name":"X-API-Key","required":true,"schema":{"type":"string"}},
                {"in":"header","name":"X-Channel","required":true,"schema":{"type":"string","enum":["mobile"]}},
                {"in":"header","name":"X-Trace","schema":{"type":"string"}}],
              "responses":{"201":{"description":"made"}}}}}}
            """;

    @Test
    void whatTellsOneRequestIsSentAlthoughItIsCalledAKeyAndIsAnotherForEach() {
        Endpoint endpoint = Endpoint.of(
                        Specifications.read(DESCRIPTION.getBytes(StandardCharsets.UTF_8), "t.json")
                                .descriptions(),
                        "t")
                .getFirst();
        List<Header> first = endpoint.headers();
        List<Header> second = endpoint.headers();
        assertThat(first).extracting(Header::name).containsExactlyInAnyOrder("Idempotency-Key", "X-Channel");
        assertThat(first).contains(new Header("X-Channel", "mobile"));
        assertThat(value(first)).isNotEmpty().isNotEqualTo(value(second));
    }

    private static String value(List<Header> headers) {
        return headers.stream()
                .filter(each -> each.name().equals("Idempotency-Key"))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }
}
