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

    private long runs(String agent, int day, long minute) {
        return caller(get("/orders")
                .header("User-Agent", agent)
                .header("Authorization", "Bearer opaque-token-of-somebody-" + agent.length())
                .at(FIRST + day * DAY + minute * MINUTE));
    }

    @Test
    void aProgramThatBeginsAtTheSameTimeOnThreeDaysIsAService() {
        runs("axios/1.7.7", 0, 185);
        assertThat(fold.cohort(runs("axios/1.7.7", 1, 187))).contains(Cohort.USER);
        runs("axios/1.7.7", 1, 201);
        assertThat(fold.cohort(runs("axios/1.7.7", 2, 184))).contains(Cohort.SERVICE);
        assertThat(fold.cohort(runs("axios/1.7.7", 2, 900)))
                .as("it calls at another time, too")
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
