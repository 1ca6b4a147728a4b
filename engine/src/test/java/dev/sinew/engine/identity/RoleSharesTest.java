package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.Kept;
import dev.sinew.engine.codec.StateReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roles that tell nobody from the others. */
class RoleSharesTest {
    private final IdentityFold fold = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));

    private long called(String name, String role) {
        String token = Call.jwt("{\"iss\":\"i\",\"sub\":\"" + name + "\"}");
        return fold.accept(
                Call.get("https://time.case.example/me")
                        .header("Authorization", "Bearer " + token)
                        .answerJson("{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}")
                        .observe(),
                new ArrayList<>());
    }

    @Test
    void whereAllAreEmployeesTheyAreTheUsers() {
        long first = called("anna", "employee");
        assertThat(fold.cohort(first)).as("of one nothing is known yet").contains(Cohort.STAFF);
        for (int i = 0; i < 12; i++) {
            called("colleague" + i, "employee");
        }
        long manager = called("mia", "manager");
        long office = called("paul", "hr");
        assertThat(fold.cohort(first)).contains(Cohort.USER);
        assertThat(fold.cohort(manager)).contains(Cohort.STAFF);
        assertThat(fold.cohort(office)).as("people of that office").contains(Cohort.STAFF);
    }

    @Test
    void whereMostAreCustomersEmployeesWorkForThem() {
        long last = 0;
        for (int i = 0; i < 12; i++) {
            last = called("colleague" + i, "employee");
            called("customer" + i, "customer");
            called("guest" + i, "customer");
        }
        assertThat(fold.cohort(last)).contains(Cohort.STAFF);
    }

    @Test
    void whatIsUsualIsRemembered() {
        long last = 0;
        for (int i = 0; i < 12; i++) {
            last = called("colleague" + i, "employee");
        }
        IdentityFold again = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
        again.read(new StateReader(Kept.bytes(fold::write)));
        assertThat(again.cohort(last)).contains(Cohort.USER);
    }
}
