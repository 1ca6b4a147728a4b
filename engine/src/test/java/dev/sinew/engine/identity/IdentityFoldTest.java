package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Change;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who makes a call, through the real observer. */
class IdentityFoldTest {
    private static final String A = "opaque-token-aaaaaaaaaaaa";
    private static final String B = "opaque-token-bbbbbbbbbbbb";
    private static final String C = "opaque-token-cccccccccccc";

    private final IdentityFold fold = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
    private final List<Change> changes = new ArrayList<>();

    private long caller(Call call) {
        return fold.accept(call.observe(), changes);
    }

    private long bearer(String token) {
        return caller(Call.get("https://api.bank.example/me").header("Authorization", "Bearer " + token));
    }

    private void login(String name, String token) {
        caller(Call.post("https://id.bank.example/login")
                .json("{\"username\":\"" + name + "\",\"password\":\"x\"}")
                .answerJson("{\"access_token\":\"" + token + "\"}"));
    }

    @Test
    void aNewTokenOfTheSameAccountIsTheSameCaller() {
        login("anna", A);
        login("bob", B);
        login("Anna", C);
        assertThat(bearer(A)).isNotZero().isEqualTo(bearer(C)).isNotEqualTo(bearer(B));
        assertThat(fold.count()).isEqualTo(2);
    }

    @Test
    void aRefreshedTokenIsTheSameCaller() {
        login("anna", A);
        caller(Call.post("https://id.bank.example/refresh")
                .json("{\"refresh_token\":\"" + A + "\"}")
                .answerJson("{\"access_token\":\"" + B + "\"}"));
        assertThat(bearer(B)).isEqualTo(bearer(A));
    }

    @Test
    void formsHeadersAndCookiesTieTokensAsBodiesDo() {
        caller(Call.post("https://api.bank.example/login")
                .form("email=anna%40mail.example&password=x")
                .answerHeader("Set-Cookie", "session=" + A + "; HttpOnly"));
        caller(Call.post("https://api.bank.example/signup")
                .json("{\"email\":\"anna@mail.example\",\"password\":\"x\"}")
                .answerHeader("X-Auth-Token", B));
        long cookie = caller(Call.get("https://api.bank.example/me").header("Cookie", "session=" + A));
        long header = caller(Call.get("https://api.bank.example/me").header("X-Auth-Token", B));
        assertThat(cookie).isNotZero().isEqualTo(header);
    }

    @Test
    void tokensOfOneSubjectAreOneCallerWhateverTheirLife() {
        long first = bearer(Call.jwt("{\"iss\":\"https://id\",\"sub\":\"7\",\"iat\":1}"));
        assertThat(bearer(Call.jwt("{\"iss\":\"https://id\",\"sub\":\"7\",\"iat\":2}")))
                .isEqualTo(first);
        assertThat(bearer(Call.jwt("{\"iss\":\"https://other\",\"sub\":\"7\",\"iat\":2}")))
                .isNotEqualTo(first);
    }

    @Test
    void twoCallersThatShowToBeOneMerge() {
        String token = Call.jwt("{\"iss\":\"https://id\",\"sub\":\"7\"}");
        login("anna", A);
        long opaque = bearer(A);
        long readable = bearer(Call.jwt("{\"iss\":\"https://id\",\"sub\":\"7\",\"iat\":3}"));
        assertThat(opaque).isNotEqualTo(readable);
        login("anna", token);
        long now = bearer(token);
        assertThat(fold.now(opaque)).isEqualTo(now).isEqualTo(fold.now(readable));
        assertThat(fold.count()).isEqualTo(1);
        assertThat(changes).hasOnlyElementsOfType(Change.CallersMerged.class).hasSize(1);
    }

    @Test
    void oneSubjectForEverybodyMakesNoCrowdOneCaller() {
        List<Long> callers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            login("user" + i, "opaque-token-" + i + "-0123456789");
            callers.add(bearer("opaque-token-" + i + "-0123456789"));
            String shared = Call.jwt("{\"sub\":\"session\",\"jti\":\"" + i + "\"}");
            login("user" + i, shared);
            bearer(shared);
        }
        assertThat(callers.stream().map(fold::now).distinct()).hasSizeGreaterThanOrEqualTo(36);
    }

    @Test
    void aTokenForTwoAccountsProvesNeither() {
        login("anna", A);
        login("bob", B);
        login("anna", C);
        login("bob", C);
        assertThat(bearer(C)).isNotEqualTo(bearer(A)).isNotEqualTo(bearer(B));
    }

    @Test
    void accountsOfOtherSitesAreOthers() {
        login("admin", A);
        caller(Call.post("https://api.shop.example/login")
                .json("{\"username\":\"admin\",\"password\":\"x\"}")
                .answerJson("{\"access_token\":\"" + B + "\"}"));
        assertThat(bearer(A)).isNotEqualTo(bearer(B));
    }

    @Test
    void whatWasRefusedProvesNobody() {
        assertThat(caller(Call.get("/me").header("Authorization", "Bearer " + A).status(401)))
                .isZero();
        assertThat(caller(Call.get("/me").header("Authorization", "Bearer " + A).status(403)))
                .isZero();
        assertThat(caller(Call.get("/me").header("Authorization", "Bearer " + A).status(500)))
                .isZero();
        assertThat(caller(Call.get("/me")
                        .header("Authorization", "Basic cm9vdDpyb290")
                        .status(403)))
                .isZero();
        assertThat(caller(Call.get("/me"))).isZero();
        assertThat(bearer(A)).isNotZero();
        assertThat(caller(Call.get("/me").header("Authorization", "Bearer " + A).status(403)))
                .isEqualTo(bearer(A));
        assertThat(fold.count()).isEqualTo(1);
    }

    @Test
    void aFailedLoginTiesNothing() {
        caller(Call.post("https://id.bank.example/login")
                .json("{\"username\":\"anna\",\"password\":\"x\"}")
                .status(401)
                .answerJson("{\"access_token\":\"" + A + "\"}"));
        login("anna", B);
        assertThat(bearer(A)).isNotEqualTo(bearer(B));
    }

    @Test
    void aNameThatTheServerIgnoresMakesNobodyAnother() {
        login("anna", A);
        caller(Call.post("https://id.bank.example/login")
                .json("{\"username\":\"eve\",\"email\":\"anna\",\"password\":\"x\"}")
                .answerJson("{\"access_token\":\"" + B + "\"}"));
        assertThat(bearer(B)).isNotEqualTo(bearer(A));
    }

    @Test
    void twoSubjectsOfAnIssuerAreTwoCallersWhateverNameTheyGave() {
        String anna = Call.jwt("{\"iss\":\"https://id\",\"sub\":\"1\"}");
        String eve = Call.jwt("{\"iss\":\"https://id\",\"sub\":\"2\"}");
        login("anna", anna);
        bearer(anna);
        login("eve", eve);
        bearer(eve);
        login("anna", Call.jwt("{\"iss\":\"https://id\",\"sub\":\"2\",\"jti\":\"x\"}"));
        bearer(Call.jwt("{\"iss\":\"https://id\",\"sub\":\"2\",\"jti\":\"x\"}"));
        assertThat(fold.now(bearer(eve))).isNotEqualTo(fold.now(bearer(anna)));
    }

    @Test
    void aTokenReadByAnotherStaysWhoseItIs() {
        login("anna", A);
        login("eve", B);
        caller(Call.post("https://api.bank.example/token/refresh")
                .header("Authorization", "Bearer " + B)
                .answerJson("{\"token\":\"" + A + "\"}"));
        assertThat(bearer(A)).isNotEqualTo(bearer(B));
    }

    @Test
    void aRefreshWithAnApplicationsSecretMakesNoUsersOne() {
        for (String user : List.of("1", "2")) {
            caller(Call.post("https://id.bank.example/oauth/token")
                    .header("Authorization", "Basic YXBwOnMzY3IzdA==")
                    .form("grant_type=refresh_token&refresh_token=refresh-token-0123456789-" + user)
                    .answerJson("{\"access_token\":\"access-token-0123456789-" + user + "\"}"));
        }
        assertThat(bearer("access-token-0123456789-1")).isNotEqualTo(bearer("access-token-0123456789-2"));
    }

    @Test
    void usersBehindOneApplicationsKeyAreMany() {
        long anna =
                caller(Call.get("/me").header("X-Api-Key", "application-key").header("Cookie", "sid=" + A));
        long bob = caller(Call.get("/me").header("X-Api-Key", "application-key").header("Cookie", "sid=" + B));
        assertThat(anna).isNotEqualTo(bob);
    }

    @Test
    void usersBehindAPasswordForTheSiteAreMany() {
        for (String user : List.of("anna", "bob")) {
            caller(Call.post("https://api.bank.example/login")
                    .header("Authorization", "Basic c3RhZ2luZzpzZWNyZXQ=")
                    .form("username=" + user + "&password=x")
                    .status(302)
                    .answerHeader("Set-Cookie", "sid=session-0123456789-" + user));
        }
        long anna = caller(Call.get("/me")
                .header("Authorization", "Basic c3RhZ2luZzpzZWNyZXQ=")
                .header("Cookie", "sid=session-0123456789-anna"));
        long bob = caller(Call.get("/me")
                .header("Authorization", "Basic c3RhZ2luZzpzZWNyZXQ=")
                .header("Cookie", "sid=session-0123456789-bob"));
        assertThat(anna).isNotEqualTo(bob);
    }

    @Test
    void aSessionThatTwoLogInWithIsNeithers() {
        login("anna", B);
        login("bob", C);
        for (String name : List.of("anna", "bob")) {
            caller(Call.post("https://id.bank.example/login")
                    .header("Cookie", "sid=" + A)
                    .form("username=" + name + "&password=x")
                    .status(302)
                    .answerHeader("Location", "/home"));
        }
        long shared = caller(Call.get("/me").header("Cookie", "sid=" + A));
        assertThat(shared).isNotEqualTo(bearer(B)).isNotEqualTo(bearer(C));
        assertThat(fold.now(bearer(B))).isNotEqualTo(fold.now(bearer(C)));
    }

    @Test
    void aSessionAfterLogoutIsNotOfTheOneWhoLeft() {
        caller(Call.post("https://api.bank.example/login")
                .form("username=anna&password=x")
                .status(302)
                .answerHeader("Set-Cookie", "sid=" + A));
        caller(Call.post("https://api.bank.example/logout")
                .header("Cookie", "sid=" + A)
                .answerHeader("Set-Cookie", "sid=" + B));
        long left = caller(Call.get("/me").header("Cookie", "sid=" + A));
        assertThat(caller(Call.get("/me").header("Cookie", "sid=" + B))).isNotEqualTo(left);
    }

    @Test
    void theSameNameAtAnotherTenantIsAnother() {
        for (String tenant : List.of("one", "two")) {
            caller(Call.post("https://" + tenant + ".saas.example/login")
                    .json("{\"username\":\"admin\",\"password\":\"x\"}")
                    .answerJson("{\"access_token\":\"opaque-token-of-" + tenant + "\"}"));
        }
        assertThat(bearer("opaque-token-of-one")).isNotEqualTo(bearer("opaque-token-of-two"));
        assertThat(bearer(Call.jwt("{\"sub\":\"1\",\"tenant\":\"a\"}")))
                .isNotEqualTo(bearer(Call.jwt("{\"sub\":\"1\",\"tenant\":\"b\"}")));
    }

    @Test
    void oneTokenOnSeveralHostsOfASiteIsOneCaller() {
        String token = Call.jwt("{\"sub\":\"1\"}");
        long here = caller(Call.get("https://a.bank.example/me").header("Authorization", "Bearer " + token));
        long there = caller(Call.get("https://b.bank.example/me").header("Authorization", "Bearer " + token));
        long elsewhere = caller(Call.get("https://b.shop.example/me").header("Authorization", "Bearer " + token));
        assertThat(here).isEqualTo(there).isNotEqualTo(elsewhere);
    }

    @Test
    void aCookieAgainstForgeryIsNobody() {
        assertThat(caller(Call.get("/me").header("Cookie", "XSRF-TOKEN=" + A))).isZero();
    }

    @Test
    void cohortsComeFromWhatCredentialsSay() {
        bearer(Call.jwt("{\"iss\":\"i\",\"sub\":\"1\",\"roles\":[\"customer\"]}"));
        bearer(Call.jwt("{\"iss\":\"i\",\"sub\":\"2\",\"roles\":[\"ROLE_ADMIN\"]}"));
        bearer(Call.jwt("{\"iss\":\"i\",\"sub\":\"app-1\",\"azp\":\"App-1\"}"));
        bearer(Call.jwt("{\"iss\":\"i\",\"sub\":\"3\",\"azp\":\"tpp\",\"openbanking_intent_id\":\"c1\"}"));
        caller(Call.get("/me").header("X-Api-Key", "0123456789abcdef"));
        assertThat(fold.callers().stream().map(each -> each.cohort().cohort()))
                .containsExactly(Cohort.USER, Cohort.STAFF, Cohort.SERVICE, Cohort.THIRD_PARTY, Cohort.SERVICE);
        assertThat(fold.callers().get(3).consents()).isEqualTo(1);
        assertThat(fold.callers().get(3).clients()).isEqualTo(1);
    }

    @Test
    void keysAreWhatCustomersHaveWhereNearlyAllCallersHaveNothingElse() {
        for (int i = 0; i < 4; i++) {
            caller(Call.get("/me").header("X-Api-Key", "0123456789abcdef" + i));
        }
        assertThat(fold.callers()).allMatch(each -> each.cohort().cohort() == Cohort.SERVICE);
        caller(Call.get("/me").header("X-Api-Key", "0123456789abcdef" + 4));
        assertThat(fold.callers()).allMatch(each -> each.cohort().cohort() == Cohort.USER);
        bearer(Call.jwt("{\"iss\":\"i\",\"sub\":\"1\"}"));
        bearer(Call.jwt("{\"iss\":\"i\",\"sub\":\"2\"}"));
        assertThat(fold.callers().getFirst().cohort().cohort()).isEqualTo(Cohort.SERVICE);
    }

    @Test
    void servicesOfOneHouseHaveWorkOfTheirOwn() {
        for (int i = 0; i < 9; i++) {
            caller(Call.get("/work" + "abcdefghi".charAt(i)).header("X-Api-Key", "0123456789abcdef" + i));
        }
        assertThat(fold.callers()).allMatch(each -> each.cohort().cohort() == Cohort.SERVICE);
    }

    @Test
    void staffIsAlsoWhoseTokenSaysYesToIt() {
        bearer(Call.jwt("{\"iss\":\"i\",\"user_id\":1,\"is_admin\":false}"));
        bearer(Call.jwt("{\"iss\":\"i\",\"user_id\":2,\"is_admin\":true}"));
        bearer(Call.jwt("{\"iss\":\"i\",\"user_id\":3,\"https://example.com/roles\":[\"moderator\"]}"));
        bearer(Call.jwt("{\"iss\":\"i\",\"user_id\":4,\"email_verified\":true}"));
        assertThat(fold.callers().stream().map(each -> each.cohort().cohort()))
                .containsExactly(Cohort.USER, Cohort.STAFF, Cohort.STAFF, Cohort.USER);
    }

    @Test
    void rolesAreAlsoWhatALoginOrACallersOwnPageTells() {
        String login = "{\"access_token\":\"" + A + "\",\"user\":{\"name\":\"kim\",\"role\":\"Manager\"}}";
        caller(Call.post("/login")
                .json("{\"username\":\"kim\",\"password\":\"x\"}")
                .answerJson(login));
        bearer(A);
        caller(Call.get("/profile").header("Authorization", "Bearer " + B).answerJson("{\"isAdmin\":true}"));
        caller(Call.get("/users").header("Authorization", "Bearer " + C).answerJson("[{\"role\":\"admin\"}]"));
        assertThat(fold.callers().stream().map(each -> each.cohort().cohort()))
                .containsExactly(Cohort.STAFF, Cohort.STAFF, Cohort.USER);
        caller(Call.get("/me").header("Authorization", "Bearer " + C).answerJson("{\"data\":{\"admin\":true}}"));
        assertThat(fold.callers().getLast().cohort().cohort()).isEqualTo(Cohort.STAFF);
    }

    @Test
    void whoTreatsPatientsIsStaffAndThesePatientsAreNot() {
        caller(Call.get("/userinfo")
                .header("Authorization", "Bearer " + A)
                .answerJson("{\"fhirUser\":\"Practitioner/7016\"}"));
        caller(Call.get("/userinfo")
                .header("Authorization", "Bearer " + B)
                .answerJson("{\"fhirUser\":\"Patient/104236\"}"));
        caller(Call.get("/userinfo")
                .header("Authorization", "Bearer " + C)
                .answerJson("{\"doctor\":\"Practitioner/7016\"}"));
        assertThat(fold.callers().stream().map(each -> each.cohort().cohort()))
                .containsExactly(Cohort.STAFF, Cohort.USER, Cohort.USER);
    }

    @Test
    void whatAPageSaysOfSomebodyElseIsNobodysRole() {
        String other = "{\"role\":\"admin\"}";
        caller(Call.get("/profile?user=7")
                .header("Authorization", "Bearer " + A)
                .answerJson(other));
        caller(Call.get("/users/7").header("Authorization", "Bearer " + A).answerJson(other));
        caller(Call.get("/me")
                .header("Authorization", "Bearer " + A)
                .answerJson("{\"friends\":[" + other + ",{\"admin\":true}]}"));
        assertThat(fold.callers().getFirst().cohort().cohort()).isEqualTo(Cohort.USER);
    }

    @Test
    void rulesOfTheConfigurationComeFirst() {
        CohortRule rule = new CohortRule(Cohort.STAFF, List.of("Back-Office"), List.of(), List.of("bearer-jwt"));
        IdentityFold told = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of(rule)));
        told.accept(
                Call.get("/me")
                        .header("Authorization", "Bearer " + Call.jwt("{\"sub\":\"1\",\"scope\":\"back-office read\"}"))
                        .observe(),
                changes);
        assertThat(told.callers().getFirst().cohort().cohort()).isEqualTo(Cohort.STAFF);
        assertThat(told.callers().getFirst().cohort().why()).isEqualTo("configuration");
    }

    @Test
    void hostsOfARuleArePatternsThatAllOfACallersApisFit() {
        CohortRule rule = new CohortRule(Cohort.STAFF, List.of(), List.of("*.back.example"), List.of());
        IdentityFold told = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of(rule)));
        String token = Call.jwt("{\"iss\":\"i\",\"sub\":\"1\"}");
        for (String host : List.of("a.back.example:8443", "www.example")) {
            boolean all = told.callers().isEmpty();
            told.accept(
                    Call.get("https://" + host + "/me")
                            .header("Authorization", "Bearer " + token)
                            .observe(),
                    changes);
            assertThat(told.callers().getFirst().cohort().cohort() == Cohort.STAFF)
                    .isEqualTo(all);
        }
    }

    @Test
    void whatIsRememberedIsBoundedAndCounted() {
        IdentityFold small = new IdentityFold(new IdentityLimits(10, 5, 5), new Cohorts(List.of()));
        for (int i = 0; i < 50; i++) {
            String token = "opaque-token-" + i + "-0123456789";
            small.accept(
                    Call.post("https://id.bank.example/login")
                            .json("{\"username\":\"u" + i + "\",\"password\":\"x\"}")
                            .answerJson("{\"access_token\":\"" + token + "\"}")
                            .observe(),
                    changes);
            small.accept(
                    Call.get("/me").header("Authorization", "Bearer " + token).observe(), changes);
        }
        assertThat(small.callers()).hasSize(10);
        assertThat(small.beyond()).isEqualTo(40);
        assertThat(small.forgotten()).isEqualTo(45);
        assertThat(small.count()).isEqualTo(50);
    }
}
