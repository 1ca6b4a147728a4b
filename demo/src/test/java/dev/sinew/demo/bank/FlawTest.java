package dev.sinew.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sinew.demo.people.Browser;
import dev.sinew.demo.people.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Each flaw can be exploited where it is on, in the same way that fails where it is off. */
final class FlawTest {
    /** Tries an exploit on a bank with the flaw and on one without. */
    private static void proves(Flaw flaw, BiPredicate<Scene, Flaw> exploit) {
        try (Scene flawed = Scene.with(flaw)) {
            assertThat(exploit.test(flawed, flaw)).as("with %s", flaw).isTrue();
        }
        try (Scene correct = Scene.correct()) {
            assertThat(exploit.test(correct, flaw)).as("without %s", flaw).isFalse();
        }
    }

    @Test
    void aForeignPinIsChanged() {
        proves(Flaw.FOREIGN_CARD_PIN, (scene, flaw) -> {
            scene.bruno.put("/v2/cards/" + scene.card + "/pin", Map.of("pin", "1357"));
            return Scene.pinChanges(scene.anna, scene.account, scene.card) == 1;
        });
    }

    @Test
    void aForeignAccountIsRead() {
        proves(Flaw.FOREIGN_ACCOUNT, (scene, flaw) -> {
            String iban = scene.anna
                    .get("/v2/accounts/" + scene.account)
                    .body()
                    .path("iban")
                    .asString();
            Outcome read = scene.bruno.get("/v2/accounts/" + scene.account);
            return read.body().path("iban").asString("").equals(iban)
                    && scene.bruno
                            .get("/v2/accounts/" + scene.account + "/transactions")
                            .isSuccess();
        });
    }

    @Test
    void moneyLeavesAForeignAccount() {
        proves(Flaw.FOREIGN_TRANSFER_SOURCE, (scene, flaw) -> {
            String mine = scene.bruno
                    .get("/v2/accounts")
                    .body()
                    .path("accounts")
                    .path(0)
                    .path("iban")
                    .asString();
            var before = Scene.balance(scene.anna, scene.account);
            scene.pay(scene.bruno, scene.account, mine, 12.5);
            return Scene.balance(scene.anna, scene.account).compareTo(before) < 0;
        });
    }

    @Test
    void aCardIsReadUnderTheWrongAccount() {
        proves(Flaw.FOREIGN_PARENT, (scene, flaw) -> {
            int own = Scene.accountOf(scene.bruno);
            return scene.bruno
                    .get("/v2/accounts/" + own + "/cards/" + scene.card)
                    .body()
                    .path("cardId")
                    .asString("")
                    .equals(scene.card);
        });
    }

    @Test
    void aStatementNeedsNoToken() {
        proves(Flaw.NO_TOKEN_CHECK, (scene, flaw) -> {
            String path = "/v2/accounts/" + scene.account + "/statements";
            String month = scene.anna
                    .get(path)
                    .body()
                    .path("statements")
                    .path(0)
                    .path("month")
                    .asString();
            return scene.nobody.get(path + "/" + month).body().has("closingBalance");
        });
    }

    private static boolean isAnna(Scene scene, String token) {
        Outcome me = scene.holding(token).get("/v2/me");
        return me.body().path("customerId").asString("").equals(idOfAnna(scene));
    }

    private static String idOfAnna(Scene scene) {
        return scene.anna.get("/v2/me").body().path("customerId").asString();
    }

    private static String claimsOfAnna(Scene scene) {
        return Tampered.claims(scene.bruno.token().orElseThrow(), idOfAnna(scene));
    }

    @Test
    void anUnsignedTokenCounts() {
        proves(Flaw.ALG_NONE, (scene, flaw) -> isAnna(scene, Tampered.unsigned(claimsOfAnna(scene))));
    }

    @Test
    void aTokenSignedWithAnythingCounts() {
        proves(Flaw.SIGNATURE_UNCHECKED, (scene, flaw) -> isAnna(scene, Tampered.signed(claimsOfAnna(scene), "wrong")));
    }

    @Test
    void aTokenSignedWithAGuessedKeyCounts() {
        proves(Flaw.WEAK_KEY, (scene, flaw) -> isAnna(scene, Tampered.signed(claimsOfAnna(scene), "secret")));
    }

    @Test
    void anEndedTokenCounts() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));
        for (boolean flawed : new boolean[] {true, false}) {
            InstantSource clock = now::get;
            try (Scene scene = Scene.with(
                    settings -> flawed ? settings.at(clock).with(Flaw.EXPIRED_ACCEPTED) : settings.at(clock))) {
                assertThat(scene.anna.get("/v2/me").status()).isEqualTo(200);
                now.set(now.get().plus(Duration.ofHours(1)));
                assertThat(scene.anna.get("/v2/me").status()).isEqualTo(flawed ? 200 : 401);
            }
        }
    }

    @Test
    void aCustomerFreezesAccounts() {
        proves(Flaw.CUSTOMER_AS_ADMIN, (scene, flaw) -> {
            scene.bruno.post("/v2/admin/accounts/" + scene.account + "/freeze", Map.of());
            return scene.anna
                    .get("/v2/accounts/" + scene.account)
                    .body()
                    .path("status")
                    .asString()
                    .equals("frozen");
        });
    }

    @Test
    void aCustomerMakesThemselvesStaffAndRich() {
        proves(Flaw.MASS_ASSIGNMENT, (scene, flaw) -> {
            scene.bruno.patch("/v2/me", Map.of("role", "staff"));
            int own = Scene.accountOf(scene.bruno);
            scene.bruno.patch("/v2/accounts/" + own, Map.of("balance", 999_999));
            return scene.bruno.get("/v2/admin/customers").isSuccess()
                    && Scene.balance(scene.bruno, own).intValue() == 999_999;
        });
    }

    @Test
    void theProfileShowsTheHash() {
        proves(Flaw.PASSWORD_HASH_SHOWN, (scene, flaw) -> {
            String hash = scene.anna.get("/v2/me").body().path("passwordHash").asString("");
            return !hash.isEmpty()
                    && Passwords.fits(Scene.ROSTER.customers().get(0).password(), hash);
        });
    }

    @Test
    void passwordsAreTriedWithoutEnd() {
        proves(Flaw.LOGIN_UNLIMITED, (scene, flaw) -> {
            Roster.Login anna = Scene.ROSTER.customers().get(0);
            Browser guesser = scene.browser("guesser");
            for (int i = 0; i < 40; i++) {
                guesser.logIn(new Roster.Login(anna.name(), anna.username(), "guess-number-" + i));
            }
            return guesser.logIn(anna).isSuccess();
        });
    }

    /** All codes are tried until one fits; the letter box is not looked into. */
    @Test
    void oneTimeCodesAreTriedWithoutEnd() {
        proves(Flaw.CODE_UNLIMITED, (scene, flaw) -> {
            Roster.Login anna = Scene.ROSTER.customers().get(0);
            String reset = "/v2/password-resets/"
                    + scene.nobody
                            .post("/v2/password-resets", Map.of("username", anna.username()))
                            .body()
                            .path("resetId")
                            .asString()
                    + "/confirmation";
            for (int code = 0; code < 10_000; code++) {
                int status = scene.nobody
                        .post(
                                reset,
                                Map.of(
                                        "code",
                                        String.format(Locale.ROOT, "%04d", code),
                                        "newPassword",
                                        "chosen-by-me-1"))
                        .status();
                if (status != 422) {
                    break;
                }
            }
            return scene.nobody
                    .logIn(new Roster.Login(anna.name(), anna.username(), "chosen-by-me-1"))
                    .isSuccess();
        });
    }

    @Test
    void aWebhookReachesWhatIsInside() throws IOException {
        HttpServer inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", call -> {
            byte[] answer = "only for insiders".getBytes(StandardCharsets.US_ASCII);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        inside.start();
        String url = "http://127.0.0.1:" + inside.getAddress().getPort() + "/metadata";
        try {
            proves(Flaw.WEBHOOK_ANYWHERE, (scene, flaw) -> {
                Optional<String> webhook = scene.bruno
                        .post("/v2/webhooks", Map.of("url", url, "event", "transfer.executed"))
                        .location();
                return webhook.isPresent()
                        && scene.bruno
                                .post(webhook.get() + "/test", Map.of())
                                .body()
                                .path("response")
                                .asString("")
                                .equals("only for insiders");
            });
        } finally {
            inside.stop(0);
        }
    }

    @Test
    void aFailedLoginTellsWhoIsACustomer() {
        proves(Flaw.USER_ENUMERATION, (scene, flaw) -> {
            String known = Scene.ROSTER.customers().get(0).username();
            Outcome one = scene.nobody.logIn(new Roster.Login("", known, "wrong-password"));
            Outcome other = scene.nobody.logIn(new Roster.Login("", "nobody.at.all", "wrong-password"));
            return one.status() != other.status() || !one.body().equals(other.body());
        });
    }

    @Test
    void aTokenOutlivesTheLogout() {
        proves(Flaw.LOGOUT_IGNORED, (scene, flaw) -> {
            assertThat(scene.anna.post("/v2/logout", Map.of()).status()).isEqualTo(204);
            return scene.anna.get("/v2/me").isSuccess();
        });
    }

    @Test
    void theFirstVersionChecksNothing() {
        proves(Flaw.V1_UNCHECKED, (scene, flaw) -> {
            boolean read =
                    scene.nobody.get("/v1/accounts/" + scene.account).body().has("iban")
                            && scene.nobody
                                    .get("/v1/accounts/" + scene.account + "/transactions")
                                    .isSuccess()
                            && scene.nobody
                                    .get("/v1/customers/" + idOfAnna(scene))
                                    .body()
                                    .has("email");
            scene.nobody.put("/v1/cards/" + scene.card + "/pin", Map.of("pin", "1357"));
            return read && Scene.pinChanges(scene.anna, scene.account, scene.card) == 1;
        });
    }
}
