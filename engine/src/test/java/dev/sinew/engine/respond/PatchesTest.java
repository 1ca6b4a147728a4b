package dev.sinew.engine.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.observe.TrustedProxies;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import dev.sinew.model.policy.Patch;
import dev.sinew.model.policy.Patch.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PatchesTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Observer observer =
            new Observer(PrivacyKey.throwAway(), new MarkSet(List.of()), ObserveLimits.DEFAULT, TrustedProxies.NONE);

    private static Patch patch(String method, String path, Condition condition, String parameter, long most) {
        return new Patch(
                "patch-1",
                method,
                "*.bank.example",
                path,
                condition,
                parameter,
                most,
                "x",
                "ana",
                NOON,
                NOON.plusSeconds(60),
                false);
    }

    private Patches.Verdict look(Patch patch, String method, String target, Body body, String... headers) {
        Headers.Builder fields = new Headers.Builder();
        fields.add("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(headers[i], headers[i + 1]);
        }
        Exchange.Request request =
                new Exchange.Request(method, Slice.of("https://api.bank.example" + target), fields.build(), body);
        Exchange exchange =
                new Exchange(new Origin("x", 0), "", 0, -1, "", Direction.INCOMING, request, Optional.empty());
        return new Patches(List.of(patch)).look(request, observer.observe(exchange));
    }

    private boolean hits(Patch patch, String method, String target, String... headers) {
        return !look(patch, method, target, Body.UNKNOWN, headers).hits().isEmpty();
    }

    @Test
    void aPlaceIsRefusedHoweverItIsSpelled() {
        Patch patch = patch("DELETE", "/accounts/{id}/Cards", Condition.ALWAYS, "", 0);
        for (String same : List.of(
                "/accounts/7/cards",
                "/accounts/7/cards/",
                "/accounts/7/CARDS?x=1",
                "//accounts//7/cards",
                "/accounts/7/./cards",
                "/x/../accounts/7/cards",
                "/accounts/7/c%61rds",
                "/accounts/7/cards;jsessionid=1",
                "/accounts;a=b/7/cards",
                "/accounts/7%2fcards",
                "/accounts\\7\\cards")) {
            assertThat(hits(patch, "DELETE", same)).as(same).isTrue();
        }
        for (String other : List.of("/accounts/7", "/accounts/7/cards/9", "/accounts/cards", "/", "/accounts/7/card")) {
            assertThat(hits(patch, "DELETE", other)).as(other).isFalse();
        }
        assertThat(hits(patch, "GET", "/accounts/7/cards")).isFalse();
        assertThat(hits(patch, "POST", "/accounts/7/cards", "X-HTTP-Method-Override", "delete"))
                .isTrue();
        assertThat(hits(patch, "POST", "/accounts/7/cards?_method=DELETE")).isTrue();
        Patch elsewhere =
                new Patch("p", "*", "api.shop.example", "/**", Condition.ALWAYS, "", 0, "x", "a", NOON, NOON, false);
        assertThat(hits(elsewhere, "GET", "/accounts")).isFalse();
    }

    @Test
    void twoStarsStandForAllBelow() {
        Patch patch = patch("*", "/admin/**", Condition.ALWAYS, "", 0);
        assertThat(hits(patch, "GET", "/admin")).isTrue();
        assertThat(hits(patch, "PUT", "/admin/users/7")).isTrue();
        assertThat(hits(patch, "PUT", "/accounts/admin")).isFalse();
    }

    @Test
    void whoeverProvesNothingIsToldApart() {
        Patch patch = patch("GET", "/accounts/{id}", Condition.NO_CREDENTIALS, "", 0);
        assertThat(hits(patch, "GET", "/accounts/7")).isTrue();
        assertThat(hits(patch, "GET", "/accounts/7", "Authorization", "Bearer abcdefghijklmnop1234"))
                .isFalse();
    }

    @Test
    void aLimitHoldsForNumbersOfOneValue() {
        Patch patch = patch("GET", "/accounts", Condition.PARAMETER_ABOVE, "limit", 100);
        for (String fine : List.of("", "?limit=100", "?limit=1&x=9999", "?Limit=%31")) {
            assertThat(hits(patch, "GET", "/accounts" + fine)).as(fine).isFalse();
        }
        for (String bad : List.of(
                "?limit=101",
                "?LIMIT=101",
                "?limit=1&limit=5000",
                "?limit=-1",
                "?limit=1e9",
                "?limit[]=5000",
                "?l%69mit=5000",
                "?limit=99999999999999999999999",
                "?limit=",
                "?a=1;limit=5000")) {
            assertThat(hits(patch, "GET", "/accounts" + bad)).as(bad).isTrue();
        }
    }

    @Test
    void aFieldIsSeenInTheQueryAndInTheBody() {
        Patch patch = patch("*", "/users/{id}", Condition.HAS_PARAMETER, "role", 0);
        assertThat(hits(patch, "GET", "/users/7?role=admin")).isTrue();
        assertThat(look(patch, "GET", "/users/7", Body.UNKNOWN).body()).isFalse();
        assertThat(look(patch, "PATCH", "/users/7", Body.UNKNOWN).body()).isTrue();
        assertThat(look(patch, "PATCH", "/accounts/7", Body.UNKNOWN).body()).isFalse();
        for (String body : List.of(
                "{\"role\":\"admin\"}",
                "{\"user\":{\"Role\":1}}",
                "[{\"role\":null}]",
                "{\"ro\\u006ce\":\"admin\"}",
                "{\"role\":{}}")) {
            assertThat(look(patch, "PATCH", "/users/7", Body.whole(Slice.of(body)))
                            .hits())
                    .as(body)
                    .isNotEmpty();
        }
        assertThat(look(patch, "PATCH", "/users/7", Body.whole(Slice.of("{\"roles\":[],\"x\":\"role\"}")))
                        .hits())
                .isEmpty();
        assertThat(look(patch, "PATCH", "/users/7", Body.cut(Slice.of("{\"name\":\"")))
                        .hits())
                .as("what is behind may be it")
                .isNotEmpty();
    }

    @Test
    void noTargetIsTooOdd() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Patch patch = patch("*", "/**", Condition.PARAMETER_ABOVE, "n", 5);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder target = new StringBuilder("/");
            for (int i = random.nextInt(40); i > 0; i--) {
                target.append("%2/.;?&=#\\[]an0\u00e9 ".charAt(random.nextInt(17)));
            }
            assertThat(look(patch, "GET", target.toString(), Body.UNKNOWN))
                    .as("seed " + seed + ": " + target)
                    .isNotNull();
        }
    }
}
