package dev.sinew.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.demo.people.Browser;
import dev.sinew.demo.people.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What customers, staff and third parties can do with a bank that has no flaws. */
final class CorrectBankTest {
    private static final String ABROAD = "GB29NWBK60161331926819";

    private final Scene scene = Scene.correct();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void everybodyMayKnowTheCatalogue() {
        for (String path : List.of(
                "/health",
                "/v2/branches",
                "/v2/branches?city=Northhaven",
                "/v2/branches/3",
                "/v2/products",
                "/v2/products/saver",
                "/v2/rates",
                "/v2/rates/EUR",
                "/openapi.json")) {
            assertThat(scene.nobody.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(scene.nobody.get("/v2/branches/77").status()).isEqualTo(404);
        assertThat(scene.nobody.get("/v2/branches/seven").status()).isEqualTo(404);
        assertThat(scene.nobody.get("/v2/nothing").status()).isEqualTo(404);
        assertThat(scene.nobody.delete("/v2/rates").status()).isEqualTo(405);
    }

    @Test
    void whoSignsUpCanLogInAndOpenAnAccount() {
        Outcome signed = scene.nobody.post(
                "/v2/signup", Map.of("name", "Zoe Quist", "email", "zoe@post.example", "password", "long-enough-1"));
        assertThat(signed.status()).isEqualTo(201);
        assertThat(signed.location()).contains("/v2/me");
        String username = signed.body().path("username").asString();
        Browser zoe = scene.as(new Roster.Login("Zoe Quist", username, "long-enough-1"));
        Outcome opened = zoe.post("/v2/accounts", Map.of("name", "First", "currency", "EUR"));
        assertThat(opened.status()).isEqualTo(201);
        String account = opened.location().orElseThrow();
        assertThat(zoe.get(account).body().path("balance").decimalValue()).isZero();
        Outcome card = zoe.post(account + "/cards", Map.of("label", "Blue"));
        assertThat(zoe.get(card.location().orElseThrow()).body().path("label").asString())
                .isEqualTo("Blue");
        assertThat(zoe.patch(account, Map.of("name", "Second", "balance", 99))
                        .body()
                        .path("balance")
                        .decimalValue())
                .isZero();
        assertThat(zoe.delete(account).status()).isEqualTo(204);
        assertThat(zoe.get(account).status()).isEqualTo(404);
        assertThat(scene.nobody
                        .post("/v2/signup", Map.of("name", "Z", "email", "none", "password", "long-enough-1"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aTokenEndsWithItsSession() {
        Roster.Login login = Scene.ROSTER.customers().get(0);
        Browser browser = scene.browser("anna");
        Outcome first = browser.logIn(login);
        String refresh = first.body().path("refresh_token").asString();
        Outcome second = browser.post("/v2/token/refresh", Map.of("refresh_token", refresh));
        assertThat(second.status()).isEqualTo(200);
        assertThat(browser.get("/v2/me").status()).isEqualTo(200);
        // A refresh token that comes twice was stolen from somebody.
        assertThat(browser.post("/v2/token/refresh", Map.of("refresh_token", refresh))
                        .status())
                .isEqualTo(401);
        assertThat(browser.get("/v2/me").status()).isEqualTo(401);
        browser.logIn(login);
        assertThat(browser.post("/v2/logout", Map.of()).status()).isEqualTo(204);
        assertThat(browser.get("/v2/me").status()).isEqualTo(401);
    }

    @Test
    void aForgottenPasswordIsReplacedByTheCodeInTheLetterBox() {
        Roster.Login anna = Scene.ROSTER.customers().get(0);
        Outcome asked = scene.nobody.post("/v2/password-resets", Map.of("username", anna.username()));
        assertThat(asked.status()).isEqualTo(202);
        assertThat(scene.nobody
                        .post("/v2/password-resets", Map.of("username", "nobody.at.all"))
                        .status())
                .isEqualTo(202);
        String confirmation =
                "/v2/password-resets/" + asked.body().path("resetId").asString() + "/confirmation";
        String code = scene.bank.mailTo(anna.username()).orElseThrow();
        assertThat(scene.nobody
                        .post(confirmation, Map.of("code", code, "newPassword", "another-one-1"))
                        .status())
                .isEqualTo(204);
        assertThat(scene.anna.get("/v2/me").status()).isEqualTo(401);
        assertThat(scene.nobody.logIn(anna).status()).isEqualTo(401);
        assertThat(scene.nobody
                        .logIn(new Roster.Login("", anna.username(), "another-one-1"))
                        .isSuccess())
                .isTrue();
        assertThat(scene.nobody
                        .post(confirmation, Map.of("code", code, "newPassword", "another-one-2"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void moneyMovesAndIsNeitherMadeNorLost() {
        int mine = scene.account;
        int theirs = Scene.accountOf(scene.bruno);
        String iban =
                scene.bruno.get("/v2/accounts/" + theirs).body().path("iban").asString();
        BigDecimal before = Scene.balance(scene.anna, mine);
        BigDecimal theirsBefore = Scene.balance(scene.bruno, theirs);
        Outcome sent = scene.pay(scene.anna, mine, iban, new BigDecimal("12.34"));
        assertThat(sent.status()).isEqualTo(201);
        assertThat(Scene.balance(scene.anna, mine)).isEqualByComparingTo(before.subtract(new BigDecimal("12.34")));
        assertThat(Scene.balance(scene.bruno, theirs)).isEqualByComparingTo(theirsBefore.add(new BigDecimal("12.34")));
        String transfer = sent.location().orElseThrow();
        assertThat(scene.anna.get(transfer).status()).isEqualTo(200);
        assertThat(scene.bruno.get(transfer).status()).isEqualTo(403);
        assertThat(scene.anna.get("/v2/transfers").body().path("total").asInt()).isEqualTo(1);
        assertThat(scene.pay(scene.anna, mine, "GB00NWBK60161331926819", 5).status())
                .isEqualTo(422);
        assertThat(scene.pay(scene.anna, mine, ABROAD, 0).status()).isEqualTo(422);
        assertThat(scene.pay(scene.anna, mine, ABROAD, -5).status()).isEqualTo(422);
        assertThat(scene.pay(scene.anna, mine, ABROAD, new BigDecimal("0.001")).status())
                .isEqualTo(422);
        assertThat(scene.pay(scene.anna, mine, ABROAD, "5").status()).isEqualTo(422);
        assertThat(scene.pay(scene.anna, 1, ABROAD, 5).status()).isEqualTo(404);
        assertThat(scene.pay(scene.anna, theirs, ABROAD, 5).status()).isEqualTo(403);
        assertThat(scene.anna.post("/v2/transfers", List.of()).status()).isEqualTo(400);
    }

    @Test
    void bookingsComePageByPage() {
        String path = "/v2/accounts/" + scene.account + "/transactions";
        Outcome all = scene.anna.get(path + "?limit=100");
        int total = all.body().path("total").asInt();
        assertThat(total).isGreaterThan(10);
        Outcome last = scene.anna.get(path + "?limit=10&offset=" + (total - 3));
        assertThat(last.body().path("transactions")).hasSize(3);
        assertThat(last.body().has("nextOffset")).isFalse();
        assertThat(scene.anna.get(path + "?limit=10").body().path("nextOffset").asInt())
                .isEqualTo(10);
        assertThat(scene.anna.get(path + "?limit=1000").status()).isEqualTo(400);
        assertThat(scene.anna.get(path + "?offset=-1").status()).isEqualTo(400);
    }

    @Test
    void aJointAccountIsBothHolders() {
        String account = "/v2/accounts/" + scene.account;
        assertThat(scene.bruno.get(account).status()).isEqualTo(403);
        String bruno = Scene.ROSTER.customers().get(3).username();
        assertThat(scene.anna
                        .post(account + "/holders", Map.of("username", bruno))
                        .status())
                .isEqualTo(201);
        assertThat(scene.bruno.get(account).status()).isEqualTo(200);
        assertThat(scene.bruno.get("/v2/accounts").body().path("accounts").toString())
                .contains("\"accountId\":" + scene.account);
        assertThat(scene.anna
                        .post(account + "/holders", Map.of("username", "nobody.at.all"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void staffFreezeWhatCustomersCannot() {
        String freeze = "/v2/admin/accounts/" + scene.account + "/freeze";
        assertThat(scene.anna.post(freeze, Map.of()).status()).isEqualTo(403);
        assertThat(scene.staff.post(freeze, Map.of()).status()).isEqualTo(200);
        assertThat(scene.pay(scene.anna, scene.account, ABROAD, 5).status()).isEqualTo(409);
        scene.staff.post("/v2/admin/accounts/" + scene.account + "/unfreeze", Map.of());
        assertThat(scene.pay(scene.anna, scene.account, ABROAD, 5).status()).isEqualTo(201);
        Outcome customers = scene.staff.get("/v2/admin/customers?q=amara");
        assertThat(customers.body().path("total").asInt()).isEqualTo(1);
        String id =
                customers.body().path("customers").path(0).path("customerId").asString();
        assertThat(scene.staff.get("/v2/admin/customers/" + id).body().path("accounts"))
                .isNotEmpty();
        assertThat(scene.staff.get("/v2/accounts/" + scene.account).status()).isEqualTo(403);
    }

    @Test
    void aThirdPartySeesWhatWasConsentedTo() {
        String consent = scene.consent();
        String accounts = "/v2/open-banking/accounts";
        assertThat(scene.program.get(accounts, "X-Consent-Id", consent).body().path("accounts"))
                .hasSize(1);
        String one = accounts + "/" + scene.account;
        assertThat(scene.program.get(one, "X-Consent-Id", consent).status()).isEqualTo(200);
        assertThat(scene.program
                        .get(one + "/transactions", "X-Consent-Id", consent)
                        .status())
                .isEqualTo(200);
        String other = accounts + "/" + Scene.accountOf(scene.bruno);
        assertThat(scene.program.get(other, "X-Consent-Id", consent).status()).isEqualTo(403);
        assertThat(scene.program.get(one, "X-Consent-Id", "consent-of-nobody").status())
                .isEqualTo(403);
        assertThat(scene.program.get(one).status()).isEqualTo(400);
        assertThat(scene.anna.get(one, "X-Consent-Id", consent).status()).isEqualTo(403);
        assertThat(scene.anna.get("/v2/consents").body().path("consents")).hasSize(1);
        assertThat(scene.bruno.get("/v2/consents/" + consent).status()).isEqualTo(403);
        assertThat(scene.bruno.delete("/v2/consents/" + consent).status()).isEqualTo(403);
        assertThat(scene.anna.delete("/v2/consents/" + consent).status()).isEqualTo(204);
        assertThat(scene.program.get(one, "X-Consent-Id", consent).status()).isEqualTo(403);
    }

    @Test
    void nobodyConsentsForAnother() {
        String id = scene.program
                .post("/v2/consents", Map.of("permissions", List.of("accounts")))
                .body()
                .path("consentId")
                .asString();
        assertThat(scene.bruno
                        .post("/v2/consents/" + id + "/authorisation", Map.of("accountIds", List.of(scene.account)))
                        .status())
                .isEqualTo(403);
        assertThat(scene.program
                        .get("/v2/open-banking/accounts", "X-Consent-Id", id)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void thingsOfOneCustomerAreNobodyElses() {
        Outcome message = scene.anna.post("/v2/messages", Map.of("subject", "Hello", "text", "Is 1 < 2 & \"so\"?"));
        Outcome beneficiary = scene.anna.post("/v2/beneficiaries", Map.of("name", "Rent", "iban", ABROAD));
        for (Outcome made : List.of(message, beneficiary)) {
            String path = made.location().orElseThrow();
            assertThat(scene.anna.get(path).body()).isEqualTo(made.body());
            assertThat(scene.bruno.get(path).status()).isEqualTo(403);
            assertThat(scene.bruno.delete(path).status()).isEqualTo(403);
            assertThat(scene.anna.delete(path).status()).isEqualTo(204);
            assertThat(scene.anna.get(path).status()).isEqualTo(404);
            assertThat(scene.bruno.get(path).status()).isEqualTo(403);
        }
        assertThat(scene.bruno.get("/v2/messages").body().toString()).doesNotContain("Is 1 < 2");
    }

    @Test
    void fewGuessesAreEnough() {
        Roster.Login bruno = Scene.ROSTER.customers().get(3);
        for (int i = 0; i < 5; i++) {
            assertThat(scene.nobody
                            .logIn(new Roster.Login("", bruno.username(), "guess"))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(scene.nobody.logIn(bruno).status()).isEqualTo(429);
        assertThat(scene.nobody.logIn(Scene.ROSTER.customers().get(1)).status()).isEqualTo(200);
    }
}
