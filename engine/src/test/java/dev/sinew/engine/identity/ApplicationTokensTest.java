package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Change;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers that are applications, and addresses that prove nobody. */
class ApplicationTokensTest {
    private final IdentityFold fold = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
    private final List<Change> changes = new ArrayList<>();

    private long caller(Call call) {
        return fold.accept(call.observe(), changes);
    }

    private static Call asBearer(Call call, String token) {
        return call.header("Authorization", "Bearer " + token);
    }

    private static String token(int i) {
        return "opaque-token-of-an-app-" + i;
    }

    private long application(int i, String with, String path) {
        String form = "grant_type=client_credentials&scope=read" + with.replace("#", "app-" + i);
        caller(Call.post("https://api.case.example/token")
                .form(form)
                .answerJson("{\"access_token\":\"" + token(i) + "\"}"));
        return caller(asBearer(Call.get("https://api.case.example" + path), token(i)));
    }

    private void person(int i) {
        String token = "opaque-token-of-somebody-" + i;
        caller(Call.post("https://api.case.example/login")
                .json("{\"username\":\"person" + i + "\",\"password\":\"x\"}")
                .answerJson("{\"access_token\":\"" + token + "\"}"));
        caller(asBearer(Call.get("https://api.case.example/orders"), token));
    }

    @Test
    void aTokenForAnApplicationItselfMakesItAService() {
        for (int i = 0; i < 8; i++) {
            person(i);
        }
        assertThat(fold.cohort(application(1, "&client_id=#&client_secret=x", "/all")))
                .contains(Cohort.SERVICE);
        caller(Call.post("https://api.case.example/token")
                .header("Authorization", "Basic YXBwLTI6a1g5LXNlY3JldA==")
                .form("grant_type=client_credentials")
                .answerJson("{\"access_token\":\"" + token(2) + "\"}"));
        assertThat(fold.cohort(caller(asBearer(Call.get("https://api.case.example/all"), token(2)))))
                .contains(Cohort.SERVICE);
    }

    @Test
    void whereAllCustomersAreApplicationsTheyAreUsers() {
        long last = 0;
        for (int i = 0; i < 8; i++) {
            last = application(i, "&client_id=#&client_secret=x", "/orders");
        }
        assertThat(fold.cohort(last)).contains(Cohort.USER);
    }

    @Test
    void aSignedAddressIsNobodys() {
        Call signed = Call.get("https://api.case.example/files/7?expires=9&signature=0e8c84bf888d3ce4cec7966976a845b9");
        assertThat(caller(signed)).isZero();
        assertThat(caller(asBearer(
                        Call.get(
                                "https://api.case.example/files/7?expires=9&signature=0e8c84bf888d3ce4cec7966976a845b9"),
                        token(1))))
                .isNotZero();
    }

    @Test
    void whatCameWithATokenForACodeIsToldOfWhoLoggedIn() {
        String code = "09fef7271cd1e621e2640e586c7a1887";
        Observation login = Call.post("https://api.case.example/authorize")
                .form("username=anna&password=x")
                .status(302)
                .answerHeader("Location", "https://app.case.example/cb?code=" + code)
                .observe();
        fold.accept(login, changes);
        Observation given = Call.post("https://api.case.example/token")
                .form("grant_type=authorization_code&code=" + code)
                .answerJson("{\"access_token\":\"" + token(1) + "\",\"patient\":\"1152\"}")
                .observe();
        fold.accept(given, changes);
        assertThat(fold.account(given))
                .isNotZero()
                .isEqualTo(fold.account(login))
                .isEqualTo(caller(asBearer(Call.get("https://api.case.example/me"), token(1))));
    }
}
