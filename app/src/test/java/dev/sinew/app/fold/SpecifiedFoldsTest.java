package dev.sinew.app.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.config.Configuration;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a specification folds tell the same read at once, settled often, and written and read on in between. */
final class SpecifiedFoldsTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final PrivacyKey KEY = PrivacyKey.throwAway();
    private static final int USERS = 14;

    private static final Headers JSON =
            new Headers.Builder().add("content-type", "application/json").build();

    @TempDir
    Path folder;

    private Specified specified = Specified.of(List.of());
    private final Observer observer = new Observer(KEY, new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
    private final List<Exchange> calls = new ArrayList<>();

    @BeforeEach
    void specify() throws IOException {
        specified = Specified.of(List.of(Files.writeString(folder.resolve("shop.yaml"), """
                openapi: 3.0.3
                info: {title: Shop, version: '2'}
                servers: [{url: https://api.shop.example}]
                paths:
                  /items: {get: {responses: {'200': {description: ok}}}}
                  /prices: {get: {responses: {'200': {description: ok}}}}
                  /v1/prices: {get: {deprecated: true, responses: {'200': {description: ok}}}}
                  /orders:
                    post:
                      requestBody:
                        content:
                          application/json:
                            schema: {type: object, properties: {item: {type: string}}}
                      responses: {'201': {description: made}}
                """)));
        for (int user = 0; user < USERS; user++) {
            call(user, "GET", "/items", "");
            call(user, "GET", "/prices", "");
            call(user, "POST", "/orders", "{\"item\":\"book\"}");
        }
        call(99, "GET", "/debug/dump", "");
        call(99, "GET", "/v1/prices", "");
        call(99, "POST", "/orders", "{\"item\":{\"$ne\":1}}");
        call(99, "POST", "/orders", "{\"item\":{\"$ne\":2}}");
    }

    private void call(int user, String method, String path, String body) {
        Headers headers = new Headers.Builder()
                .add("content-type", "application/json")
                .add("authorization", "Bearer 8172anna" + user + "QwErTy0123456789")
                .build();
        calls.add(new Exchange(
                new Origin("traffic.jsonl", calls.size()),
                "",
                START + calls.size() * 1_000_000L,
                -1,
                "203.0.113." + user,
                Direction.INCOMING,
                new Exchange.Request(
                        method,
                        Slice.of("https://api.shop.example" + path),
                        headers,
                        body.isEmpty() ? Body.NONE : Body.whole(Slice.of(body))),
                Optional.of(new Exchange.Response(200, JSON, Body.whole(Slice.of("{\"id\":1}"))))));
    }

    /** What is told, by rule and exchange; {@code each} says after how many calls the folds settle and are written and read. */
    private List<String> told(int each) throws IOException {
        TokenVerdicts tokens = new TokenVerdicts(100);
        Folds folds = new Folds(Configuration.NONE, specified.descriptions(), RuleIndex.all(), tokens);
        for (int i = 0; i < calls.size(); i++) {
            folds.accept(observer.observe(calls.get(i)));
            if ((i + 1) % each == 0) {
                folds.settle();
                folds = again(folds, tokens);
            }
        }
        folds.view();
        return folds.signals().stream()
                .map(signal -> signal.rule().id() + " " + signal.origin().entry())
                .filter(said -> said.contains("operation-used") || said.contains("schema-violation"))
                .sorted()
                .toList();
    }

    private Folds again(Folds folds, TokenVerdicts tokens) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        folds.write(out, KEY.id(), tokens);
        Restored restored = Folds.read(
                new ByteArrayInputStream(out.toByteArray()),
                KEY.id(),
                Configuration.NONE,
                specified.descriptions(),
                RuleIndex.all(),
                new TokenVerdicts(100));
        return switch (restored) {
            case Restored.Whole whole -> whole.folds();
            case Restored.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    @Test
    void sayTheSameHoweverTheyAreFed() throws IOException {
        int first = 3 * USERS;
        List<String> expected = List.of(
                "detect.schema-violation " + (first + 2),
                "detect.shadow-operation-used " + first,
                "detect.zombie-operation-used " + (first + 1));

        assertThat(told(Integer.MAX_VALUE)).isEqualTo(expected);
        assertThat(told(3 * USERS)).isEqualTo(expected);
        assertThat(told(3 * USERS + 3)).isEqualTo(expected);
    }

    @Test
    void sayNothingWithoutASpecification() throws IOException {
        specified = Specified.of(List.of());

        assertThat(told(Integer.MAX_VALUE)).isEmpty();
    }
}
