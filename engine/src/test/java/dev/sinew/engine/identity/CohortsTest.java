package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the name of a role says of whoever logged in with it. */
class CohortsTest {
    @ParameterizedTest
    @CsvSource({
        "role_api, SERVICE",
        "role_integration, SERVICE",
        "role_service_agent, STAFF",
        "role_pharmacist, STAFF",
        "role_hr, STAFF",
        "api, USER",
        "hr, USER",
        "role_user, USER",
        "api_user, USER",
    })
    void aRoleSaysForWhomSomebodyWorks(String role, Cohort cohort) {
        Cohorts.Evidence evidence = new Cohorts.Evidence(
                new TreeSet<>(List.of(role)),
                new TreeSet<>(),
                new TreeSet<>(List.of("bearer")),
                new TreeSet<>(List.of("api.case.example")),
                true,
                true,
                false,
                false,
                false,
                false,
                false,
                false);
        assertThat(new Cohorts(List.of()).of(evidence).cohort()).isEqualTo(cohort);
    }

    @ParameterizedTest
    @CsvSource({"api, role api", "hr, role hr", "customer, customer"})
    void whatIsToldAsARoleIsNoScope(String told, String role) {
        assertThat(Cohorts.role(told)).isEqualTo(role);
    }
}
