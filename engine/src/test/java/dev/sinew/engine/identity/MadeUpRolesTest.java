package dev.sinew.engine.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roles in tokens that whoever uses them made up make nobody staff. */
class MadeUpRolesTest {
    private static final long MINUTE = 60_000_000;
    private static final String SIGNED = "{\"alg\":\"HS256\"}";
    private final IdentityFold fold = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));

    private long called(String header, String role, int status) {
        String token = Call.jwt(header, "{\"iss\":\"i\",\"sub\":\"anna\",\"role\":\"" + role + "\"}");
        return fold.accept(
                Call.get("https://rides.case.example/me")
                        .header("Authorization", "Bearer " + token)
                        .answer(status, "application/json", "{\"name\":\"Anna\"}")
                        .observe(),
                new ArrayList<>());
    }

    @Test
    void whatATokenSaysThatNobodySigned() {
        long anna = called(SIGNED, "rider", 200);
        assertThat(called("{\"alg\":\"none\"}", "support", 200)).isEqualTo(anna);
        assertThat(fold.cohort(anna)).contains(Cohort.USER);
    }

    @Test
    void whatATokenSaysThatIsNotAccepted() {
        long anna = called(SIGNED, "rider", 200);
        called(SIGNED, "support", 401);
        assertThat(fold.cohort(anna)).contains(Cohort.USER);
    }

    @Test
    void aSignedRoleThatIsAcceptedCounts() {
        long anna = called(SIGNED, "support", 200);
        assertThat(fold.cohort(anna)).contains(Cohort.STAFF);
    }

    private static Call anna(Call call) {
        return call.header("Authorization", "Bearer " + Call.jwt(SIGNED, "{\"iss\":\"i\",\"sub\":\"anna\"}"));
    }

    private CallerStats known(long caller) {
        return requireNonNull(fold.of(caller));
    }

    private long shown(int minute, String role) {
        return fold.accept(
                anna(Call.get("https://rides.case.example/me"))
                        .at(minute * MINUTE)
                        .answer(200, "application/json", "{\"name\":\"Anna\",\"role\":\"" + role + "\"}")
                        .observe(),
                new ArrayList<>());
    }

    private void says(int minute, String role) {
        fold.accept(
                anna(Call.of("PATCH", "https://rides.case.example/me"))
                        .at(minute * MINUTE)
                        .json("{\"role\":\"" + role + "\"}")
                        .answer(200, "application/json", "{\"ok\":true}")
                        .observe(),
                new ArrayList<>());
    }

    @Test
    void aRoleThatSomebodyGotLater() {
        long anna = shown(1, "rider");
        shown(9, "support");
        assertThat(fold.cohort(anna)).contains(Cohort.STAFF);
        assertThat(known(anna).servesSince()).isEqualTo(9 * MINUTE);
        assertThat(known(anna).promotesItself()).isFalse();
    }

    @Test
    void aRoleThatSomebodyGaveItself() {
        long anna = shown(1, "rider");
        says(5, "support");
        shown(9, "support");
        assertThat(known(anna).promotesItself()).isTrue();
    }

    @Test
    void aFormThatSaysTheRoleThatOneHas() {
        long anna = shown(1, "support");
        says(5, "support");
        shown(9, "support");
        assertThat(known(anna).servesSince()).isEqualTo(Long.MIN_VALUE);
        assertThat(known(anna).promotesItself()).isFalse();
    }
}
