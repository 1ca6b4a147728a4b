package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Change;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guests, keys of applications, and programs that call by the clock. */
class NobodyTest {
    private static final long DAY = 86_400_000_000L;
    private static final long MINUTE = 60_000_000L;
    private static final long FIRST = 1_780_272_000_000_000L;

    private final IdentityFold fold = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
    private final List<Change> changes = new ArrayList<>();

    private long caller(Call call) {
        return fold.accept(call.observe(), changes);
    }

    private static Call get(String path) {
        return Call.get("https://api.case.example" + path);
    }

    @Test
    void aKeyThatComesAlongWithManyTokensIsNobodyAlone() {
        assertThat(caller(get("/offers").header("X-Api-Key", "key-of-the-app-0123456789")))
                .as("as far as is known")
                .isNotZero();
        for (int i = 0; i < 40; i++) {
            caller(get("/me")
                    .header("X-Api-Key", "key-of-the-app-0123456789")
                    .header("Authorization", "Bearer opaque-token-of-somebody-" + i));
        }
        assertThat(caller(get("/offers").header("X-Api-Key", "key-of-the-app-0123456789")))
                .isZero();
        assertThat(caller(get("/all").header("X-Api-Key", "key-of-a-service-012345678")))
                .isNotZero();
    }

    @Test
    void keysOfADozenWhoDoTheSameAreCustomersThoughOthersHaveTokens() {
        for (int i = 0; i < 11; i++) {
            caller(get("/orders").header("X-Api-Key", "key-of-a-customer-01234567-" + i));
            caller(get("/orders").header("Authorization", "Bearer opaque-token-of-somebody-" + i));
        }
        long last = caller(get("/nightly").header("X-Api-Key", "key-of-a-service-012345678"));
        assertThat(fold.cohort(last)).as("eleven of twelve do the same").contains(Cohort.USER);
        for (int i = 0; i < 12; i++) {
            caller(get("/jobs/of/" + "abcdefghijkl".charAt(i)).header("X-Api-Key", "key-of-a-service-99345678-" + i));
        }
        assertThat(fold.cohort(last)).as("half of them have work of their own").contains(Cohort.SERVICE);
    }

    @Test
    void aSessionInWhichNobodyLogsInIsAGuests() {
        caller(get("/").answerHeader("Set-Cookie", "session=446706342ca8a3065de066dcf9"));
        long guest = caller(get("/bookings/7").header("Cookie", "session=446706342ca8a3065de066dcf9"));
        assertThat(fold.isGuest(guest)).isTrue();
        caller(Call.post("https://api.case.example/login")
                .header("Cookie", "session=446706342ca8a3065de066dcf9")
                .form("username=anna&password=x")
                .status(302)
                .answerHeader("Location", "/account"));
        assertThat(fold.isGuest(caller(get("/me").header("Cookie", "session=446706342ca8a3065de066dcf9"))))
                .isFalse();
    }

    private long with(String session, String token) {
        Call call = get("/me").header("Cookie", "session=" + session);
        return caller(token.isEmpty() ? call : call.header("Authorization", "Bearer " + token));
    }

    private void logsIn(String name, String session, String token) {
        caller(Call.post("https://api.case.example/login")
                .header("Cookie", "session=" + session)
                .form("username=" + name + "&password=x")
                .answerJson("{\"username\":\"" + name + "\"" + (token.isEmpty() ? "" : ",\"token\":\"" + token + "\"")
                        + "}"));
    }

    @Test
    void aSessionBesideATokenIsWhoseTheTokenIs() {
        logsIn("anna", "46706342ca8a3065de066dcf9", "k3Jd0a8sQx71mZ40pTw2");
        long anna = with("46706342ca8a3065de066dcf9", "k3Jd0a8sQx71mZ40pTw2");
        assertThat(with("46706342ca8a3065de066dcf9", "")).isEqualTo(anna);
        logsIn("bob", "46706342ca8a3065de066dcf9", "p0Lw83hVn2sRt64Yb19c");
        long bob = with("46706342ca8a3065de066dcf9", "p0Lw83hVn2sRt64Yb19c");
        assertThat(bob).isNotEqualTo(anna);
        assertThat(with("46706342ca8a3065de066dcf9", ""))
                .as("a browser that two people use is neither's")
                .isNotIn(anna, bob);
        assertThat(with("46706342ca8a3065de066dcf9", "k3Jd0a8sQx71mZ40pTw2")).isEqualTo(anna);
    }

    @Test
    void aLoginThatSaysWhoIsInKeepsTheSessionThatItFound() {
        logsIn("carl", "9e107d9d372bb6826bd81d3542", "");
        long carl = with("9e107d9d372bb6826bd81d3542", "");
        logsIn("carl", "e4d909c290d0fb1ca068ffaddf", "");
        assertThat(with("e4d909c290d0fb1ca068ffaddf", "")).isEqualTo(carl);
        caller(Call.post("https://api.case.example/login")
                .header("Cookie", "session=7215ee9c7d9dc229d2921a40e8")
                .form("username=carl&password=guess")
                .answerJson("{\"message\":\"try again\"}"));
        assertThat(with("7215ee9c7d9dc229d2921a40e8", "")).isNotEqualTo(carl);
    }

    @Test
    void whatAProgramSendsWithoutATokenIsNobodys() {
        for (String nothing : List.of("undefined", "deleted", "[object Object]")) {
            assertThat(with(nothing, "")).as(nothing).isZero();
            assertThat(caller(get("/me").header("X-Auth-Token", nothing)))
                    .as(nothing)
                    .isZero();
        }
    }

    private long runs(String agent, int day, long minute) {
        return caller(get("/orders")
                .header("User-Agent", agent)
                .header("Authorization", "Bearer opaque-token-of-somebody-" + agent.length())
                .at(FIRST + day * DAY + minute * MINUTE));
    }

    @Test
    void aProgramThatBeginsAtTheSameTimeOnThreeDaysIsAService() {
        runs("axios/1.7.7", 0, 185);
        assertThat(fold.cohort(runs("axios/1.7.7", 1, 193))).contains(Cohort.USER);
        runs("axios/1.7.7", 1, 201);
        assertThat(fold.cohort(runs("axios/1.7.7", 2, 184))).contains(Cohort.SERVICE);
        assertThat(fold.cohort(runs("axios/1.7.7", 2, 900)))
                .as("it calls at another time, too")
                .contains(Cohort.USER);
    }

    @Test
    void aProgramThatBeginsToTheMinuteOnTwoDaysIsAService() {
        runs("axios/1.7.7", 0, 150);
        assertThat(fold.cohort(runs("axios/1.7.7", 2, 154))).contains(Cohort.SERVICE);
    }

    @Test
    void aProgramThatBeginsAtTheSameMinutesOfTheHourIsAService() {
        long last = 0;
        for (int run = 0; run < 12; run++) {
            last = runs("axios/1.7.7", run / 4, 300 + run % 4 * 240 + run / 2);
            runs("axios/1.7.7", run / 4, 304 + run % 4 * 240 + run / 2);
        }
        assertThat(fold.cohort(last)).contains(Cohort.SERVICE);
        assertThat(fold.cohort(runs("axios/1.7.7", 3, 331)))
                .as("it calls at other minutes, too")
                .contains(Cohort.USER);
    }

    @Test
    void aPersonWhoComesAtTheSameTimeIsNone() {
        for (int day = 0; day < 5; day++) {
            assertThat(fold.cohort(runs("Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/132.0", day, 420)))
                    .contains(Cohort.USER);
        }
        for (int day = 0; day < 5; day++) {
            assertThat(fold.cohort(runs("python-requests/2.32", day, 420 + 90 * day)))
                    .as("whenever somebody starts it")
                    .contains(Cohort.USER);
        }
    }
}
