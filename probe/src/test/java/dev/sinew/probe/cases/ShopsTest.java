package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.ShopsServer.Way;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards, addresses, dishes, payouts, feeds and payments, where shops that nobody can open by the interface share a service with those who order from them. */
final class ShopsTest {
    private static final String DISH = "/api/v2/partner/shops/{shopId}/dishes/{dishId}";
    private static final String CARD_DELETED = "probe.object-deleted-by-another DELETE /api/v2/me/cards/{cardId}";
    private static final String DISH_CHANGED = "probe.object-changed-by-another PATCH " + DISH;
    private static final String DISH_DELETED = "probe.object-deleted-by-another DELETE " + DISH;
    private static final String PAID_OUT = "probe.object-read-by-another GET /api/v2/partner/payouts";
    private static final String FETCHED = "probe.ssrf POST /api/v2/partner/shops/{shopId}/menu/import";
    private static final String UNSIGNED = "probe.signature-not-required POST /api/v2/webhooks/payments";
    private static final String ORDERED = "probe.object-created-for-another POST /api/v2/orders";

    private static final String IDENTITIES = """
            auth:
              - {name: anna, role: customer, loginEndpointAuth: {payloadUserPwd: {username: anna@shops.example, password: Rivermoss-8121, usernameField: email, passwordField: password}}}
              - {name: bert, role: customer, loginEndpointAuth: {payloadUserPwd: {username: bert@shops.example, password: Tundra-4417x, usernameField: email, passwordField: password}}}
              - {name: olga, role: shop_owner, loginEndpointAuth: {payloadUserPwd: {username: olga@shops.example, password: Hops-Lantern-551, usernameField: email, passwordField: password}}}
              - {name: otto, role: shop_owner, loginEndpointAuth: {payloadUserPwd: {username: otto@shops.example, password: Quarry-Swift-902, usernameField: email, passwordField: password}}}
              - {name: sven, role: support, loginEndpointAuth: {payloadUserPwd: {username: sven@shops.example, password: Ledger-Plum-377, usernameField: email, passwordField: password}}}
            authTemplate:
              loginEndpointAuth: {endpoint: /api/v2/auth/login, verb: POST, contentType: application/json, token: {extractFrom: body, extractSelector: /accessToken}}
            """;

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.REFUTED))
                .containsKeys(CARD_DELETED, ORDERED, DISH_CHANGED, DISH_DELETED, PAID_OUT, FETCHED, UNSIGNED);
    }

    @Test
    void whatIsAnothersIsNotFoundWhereNobodyOpensAShop() throws IOException {
        Map<String, String> confirmed = confirmed(
                Way.CARDS_OF_OTHERS_ARE_DELETED, Way.DISHES_ARE_LOOKED_UP_BY_THEIR_ID, Way.PAYOUTS_OF_ANY_SHOP);
        assertThat(confirmed).containsOnlyKeys(CARD_DELETED, DISH_CHANGED, DISH_DELETED, PAID_OUT);
        assertThat(confirmed.get(DISH_CHANGED)).contains("below something that is otto's own");
        assertThat(confirmed.get(PAID_OUT)).contains("by X-Shop-Id");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOrderIsShippedToAnAddressOfOnesOwn(boolean before) throws IOException {
        Map<String, String> confirmed = before
                ? confirmed(Way.ADDRESSES_WERE_SAVED_BEFORE, Way.ADDRESSES_OF_OTHERS_ARE_TAKEN)
                : confirmed(Way.ADDRESSES_OF_OTHERS_ARE_TAKEN);
        assertThat(confirmed).containsOnlyKeys(ORDERED);
        assertThat(confirmed.get(ORDERED)).contains(" as addressId, twice");
    }

    @Test
    void aHostIsWhereItLeadsAndAMessageWithoutASignatureIsNotSigned() throws IOException {
        Map<String, String> confirmed = confirmed(Way.BLOCKED_BY_SPELLING, Way.SIGNATURES_MAY_BE_MISSING);
        assertThat(confirmed).containsOnlyKeys(FETCHED, UNSIGNED);
        assertThat(confirmed.get(FETCHED)).contains("member feedUrl");
    }

    private static Map<String, String> confirmed(Way... ways) throws IOException {
        return CaseRun.reasons(run(ways), Verdict.CONFIRMED);
    }

    private static TestResult run(Way... ways) throws IOException {
        try (ShopsServer server = new ShopsServer(Set.of(ways))) {
            return CaseRun.of(server.address(), ShopsDescription.text(), IDENTITIES);
        }
    }
}
