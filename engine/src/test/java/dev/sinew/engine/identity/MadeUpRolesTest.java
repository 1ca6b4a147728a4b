package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roles in tokens that whoever uses them made up make nobody staff. */
class MadeUpRolesTest {
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
}
