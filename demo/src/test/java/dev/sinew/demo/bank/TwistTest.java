package dev.sinew.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.demo.people.Browser;
import dev.sinew.demo.people.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bank that is hard to judge is as correct as one that is not. */
final class TwistTest {
    /** What holds whatever the twist is: the owner gets through, another one gets and changes nothing. */
    @ParameterizedTest
    @EnumSource
    void othersGetNothing(Twist twist) {
        try (Scene scene = Scene.with(twist)) {
            String account = "/v2/accounts/" + scene.account;
            String card = account + "/cards/" + scene.card;
            String iban = scene.anna.get(account).body().path("iban").asString();
            assertThat(scene.bruno.get(account).body().toString()).doesNotContain(iban);
            assertThat(scene.nobody.get(account).body().toString()).doesNotContain(iban);
            assertThat(scene.bruno.get(card).body().has("maskedNumber")).isFalse();
            scene.bruno.put(card + "/pin", Map.of("pin", "1357"));
            scene.bruno.put("/v2/cards/" + scene.card + "/pin", Map.of("pin", "1357"));
            assertThat(Scene.pinChanges(scene.anna, scene.account, scene.card)).isZero();
            assertThat(scene.anna.put(card + "/pin", Map.of("pin", "1357")).status())
                    .isEqualTo(204);
            assertThat(Scene.pinChanges(scene.anna, scene.account, scene.card)).isEqualTo(1);
            var before = Scene.balance(scene.anna, scene.account);
            scene.pay(scene.bruno, scene.account, "GB29NWBK60161331926819", 5);
            assertThat(Scene.balance(scene.anna, scene.account)).isEqualByComparingTo(before);
            assertThat(scene.bruno.get("/v2/admin/customers").body().has("customers"))
                    .isFalse();
        }
    }

    @Test
    void whatIsAnothersSeemsNotToExist() {
        try (Scene scene = Scene.with(Twist.NOT_FOUND_FOR_FORBIDDEN)) {
            Outcome foreign = scene.bruno.get("/v2/accounts/" + scene.account);
            Outcome nothing = scene.bruno.get("/v2/accounts/1");
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(nothing.body());
        }
    }

    @Test
    void refusalsHaveStatus200() {
        try (Scene scene = Scene.with(Twist.ERROR_IN_200)) {
            Outcome refused = scene.bruno.get("/v2/accounts/" + scene.account);
            assertThat(refused.status()).isEqualTo(200);
            assertThat(refused.body().path("error").path("code").asString()).isEqualTo("forbidden");
        }
    }

    @Test
    void manyShare() {
        try (Scene scene = Scene.with(Twist.SHARED_OBJECTS)) {
            Browser second = scene.as(Scene.ROSTER.customers().get(1));
            assertThat(second.get("/v2/accounts/" + scene.account).status()).isEqualTo(200);
            assertThat(second.get("/v2/accounts").body().toString()).contains("\"accountId\":" + scene.account);
        }
    }

    @Test
    void whatWasDeletedIsStillTheOwners() {
        try (Scene scene = Scene.with(Twist.SOFT_DELETE)) {
            String message = scene.anna
                    .post("/v2/messages", Map.of("subject", "Hello", "text", "There"))
                    .location()
                    .orElseThrow();
            assertThat(scene.anna.delete(message).status()).isEqualTo(204);
            assertThat(scene.anna.get(message).body().path("deleted").asBoolean())
                    .isTrue();
            assertThat(scene.bruno.get(message).status()).isEqualTo(403);
            assertThat(scene.anna.get("/v2/messages").body().toString()).doesNotContain("Hello");
        }
    }

    @Test
    void answersDifferEachTime() {
        try (Scene scene = Scene.with(Twist.RANDOM_FIELDS)) {
            assertThat(scene.anna.get("/v2/me").body())
                    .isNotEqualTo(scene.anna.get("/v2/me").body());
        }
    }

    @Test
    void listsComeLate() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));
        try (Scene scene = Scene.with(settings -> settings.at(now::get).with(Twist.EVENTUAL_LISTS))) {
            String account = scene.anna
                    .post("/v2/accounts", Map.of("name", "Holiday", "currency", "GBP"))
                    .location()
                    .orElseThrow();
            assertThat(scene.anna.get(account).status()).isEqualTo(200);
            assertThat(scene.anna.get("/v2/accounts").body().toString()).doesNotContain("Holiday");
            now.set(now.get().plus(Duration.ofSeconds(1)));
            assertThat(scene.anna.get("/v2/accounts").body().toString()).contains("Holiday");
        }
    }

    @Test
    void cardsCountFromOneUnderEachAccount() {
        try (Scene scene = Scene.with(Twist.IDS_NEED_PARENT)) {
            assertThat(scene.card).isEqualTo("1");
            int own = Scene.accountOf(scene.bruno);
            assertThat(Scene.cardOf(scene.bruno, own)).isEqualTo("1");
            assertThat(scene.anna.get("/v2/cards/1").status()).isEqualTo(404);
            assertThat(scene.nobody.get("/openapi.json").body().path("paths").has("/v2/cards/{cardId}"))
                    .isFalse();
        }
    }
}
