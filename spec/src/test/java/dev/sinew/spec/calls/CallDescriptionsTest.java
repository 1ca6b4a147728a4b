package dev.sinew.spec.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Body;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Standing;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real specification says of real calls. */
final class CallDescriptionsTest {
    private static final long TIME = 1_769_860_800_000_000L;
    private static final Headers JSON =
            new Headers.Builder().add("content-type", "application/json").build();

    private final Observer observer =
            new Observer(PrivacyKey.throwAway(), new MarkSet(List.of()), ObserveLimits.DEFAULT);
    private final Descriptions shop = of("""
            openapi: 3.0.3
            info: {title: Shop, version: '2'}
            servers: [{url: https://api.shop.example/v2}]
            paths:
              /orders/{id}:
                get: {responses: {'200': {description: ok}}}
              /orders:
                get:
                  parameters:
                    - {name: size, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
                    - {name: shop, in: query, required: true, schema: {type: string}}
                  responses: {'200': {description: ok}}
                post:
                  requestBody:
                    content:
                      application/json:
                        schema:
                          type: object
                          required: [item]
                          properties:
                            item: {type: string, maxLength: 20}
                            pin: {type: string, minLength: 4}
                            code: {type: string, minLength: 4}
                            count: {type: integer, minimum: 1, maximum: 100}
                            tags: {type: array, items: {type: string}}
                            extra: {type: object, additionalProperties: true}
                  responses: {'201': {description: made}}
              /basket:
                get: {deprecated: true, responses: {'200': {description: ok}}}
              /wishes:
                get: {x-sunset: '2025-12-31', responses: {'200': {description: ok}}}
              /hopes:
                get: {x-sunset: '2031-12-31', responses: {'200': {description: ok}}}
            """);

    private static Descriptions of(String text) {
        return CallDescriptions.of(Specifications.read(text.getBytes(StandardCharsets.UTF_8), "shop.yaml")
                .descriptions());
    }

    private Observation call(String method, String url, String body) {
        return observer.observe(new Exchange(
                new Origin("traffic.jsonl", 0),
                "",
                TIME,
                -1,
                "",
                Direction.INCOMING,
                new Exchange.Request(
                        method, Slice.of(url), JSON, body.isEmpty() ? Body.NONE : Body.whole(Slice.of(body))),
                Optional.of(new Exchange.Response(200, JSON, Body.whole(Slice.of("{\"id\":1}"))))));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     https://api.shop.example/v2/orders/81723, DESCRIBED",
        "GET,     https://api.shop.example/v2/orders,       DESCRIBED",
        "DELETE,  https://api.shop.example/v2/orders/81723, MISSING",
        "GET,     https://api.shop.example/v2/debug,        MISSING",
        "GET,     https://api.shop.example/v2/basket,       RETIRED",
        "GET,     https://api.shop.example/v2/wishes,       RETIRED",
        "GET,     https://api.shop.example/v2/hopes,        DESCRIBED",
        "OPTIONS, https://api.shop.example/v2/debug,        UNSAID",
        "GET,     https://api.shop.example/v2/health,       UNSAID",
        "GET,     https://api.shop.example/v2/app.js,       UNSAID",
        "GET,     https://api.shop.example/other/part,      UNSAID",
        "GET,     https://elsewhere.example/v2/debug,       MISSING"
    })
    void tellsHowACallStandsToIt(String method, String url, Standing.Kind kind) {
        assertThat(shop.standing(call(method, url, "")).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'item':'book','count':3,'tags':['a'],'extra':{'x':1}} | ",
                "{'item':'book','pin':'12345','count':100} | ",
                "{'item':'book','count':7.0} | TYPE count",
                "{'item':{'$ne':1}} | TYPE item",
                "{'item':['book']} | TYPE item",
                "{'item':'book','debug':true} | UNDECLARED debug",
                "{'count':1} | MISSING item",
                "{'item':'book','count':1000} | RANGE count",
                "{'item':'book','count':-200} | RANGE count",
                "{'item':'book','count':101} | ",
                "{'item':'book','code':'abc'} | RANGE code",
                "{'item':'book','tags':'a'} | TYPE tags"
            })
    void tellsWhereABodyBreaksIt(String body, String expected) {
        Observation call = call("POST", "https://api.shop.example/v2/orders", body.replace('\'', '"'));

        assertThat(shop.violations(call).stream().map(each -> each.kind() + " " + each.field()))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop=a&size=20 | ",
                "shop=a&size=20&utm_source=mail&other=1 | ",
                "shop=a&size=all | TYPE size",
                "shop=a&size=5000 | RANGE size",
                "size=5 | MISSING shop"
            })
    void tellsWhereParametersBreakIt(String query, String expected) {
        Observation call = call("GET", "https://api.shop.example/v2/orders?" + query, "");

        assertThat(shop.violations(call).stream().map(each -> each.kind() + " " + each.field()))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void aTextThatIsEscapedIsNotTooLong() {
        String written = "\\u00e9".repeat(20);

        assertThat(shop.violations(
                        call("POST", "https://api.shop.example/v2/orders", "{\"item\":\"" + written + "\"}")))
                .isEmpty();
        assertThat(shop.violations(
                        call("POST", "https://api.shop.example/v2/orders", "{\"item\":\"" + "x".repeat(400) + "\"}")))
                .hasSize(1);
    }

    @Test
    void aBodyThatWasCutOffSaysNothing() {
        Observation call = call("POST", "https://api.shop.example/v2/orders", "{\"count\":1,\"debug\":tr");

        assertThat(shop.violations(call)).isEmpty();
    }

    /** Whatever comes: few violations with short names, the same each time, and no fault. */
    @Test
    void hostileRequestsAreBounded() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder body = new StringBuilder();
            int depth = random.nextInt(200);
            for (int at = 0; at < depth; at++) {
                body.append(
                        random.nextBoolean()
                                ? "["
                                : "{\"" + "k".repeat(random.nextInt(300)) + random.nextInt() + "\":");
            }
            body.append(random.nextInt(3) == 0 ? "" : "{\"item\":1,\"a\":[[{\"b\":null}]],\"count\":1e999}");
            String path = "/v2/orders" + "/%7Bid%7D".repeat(random.nextInt(3)) + "/x".repeat(random.nextInt(3));
            Observation call =
                    call(random.nextBoolean() ? "POST" : "GET", "https://api.shop.example" + path, body.toString());

            assertThat(shop.violations(call))
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(8)
                    .allMatch(each -> each.field().length() <= 96 && each.note().length() <= 400)
                    .isEqualTo(shop.violations(call));
            assertThat(shop.standing(call)).isEqualTo(shop.standing(call));
        }
    }

    @Test
    void withoutSpecificationsNothingIsSaid() {
        assertThat(CallDescriptions.of(List.of())).isSameAs(Descriptions.NONE);
    }
}
