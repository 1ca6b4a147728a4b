package dev.sinew.probe.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityTest {
    private static boolean isPrivileged(String role) {
        return new Identity("x", role, "", List.of(), Optional.empty()).isPrivileged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "Staff",
                "fleet_manager",
                "shop-manager",
                "ROLE_ADMIN",
                "reception",
                "owner",
                "super user support"
            })
    void rolesThatAreNamedForMore(String role) {
        assertThat(isPrivileged(role)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user", "customer", "student", "car_owner", "driver", "management-course-guest"})
    void rolesOfWhomNothingSaysSo(String role) {
        assertThat(isPrivileged(role)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "owner,       employee,  true,  false",
        "manager,     staff,     true,  false",
        "admin,       customer,  true,  false",
        "employee,    customer,  true,  false",
        "employee,    employee,  true,  true",
        "accountant,  employee,  false, false"
    })
    void whoIsOrdinaryWhereAllWorkThere(String one, String other, boolean first, boolean second) {
        List<Identity> both = Identity.among(List.of(
                new Identity("x", one, "", List.of(), Optional.empty()),
                new Identity("y", other, "", List.of(), Optional.empty())));
        assertThat(both).map(Identity::isPrivileged).containsExactly(first, second);
    }

    @Test
    void staffThatServesOthersIsNotTheLowest() {
        List<Identity> all = Identity.among(Stream.of("manager", "producer", "staff")
                .map(role -> new Identity(role, role, "", List.of(), Optional.empty()))
                .toList());
        assertThat(all).map(Identity::isPrivileged).containsExactly(true, false, true);
        assertThat(all).noneMatch(Identity::isOrdinary);
    }

    @Test
    void severalOwnersWhoBelongNowhereOwnThingsAndNoCompany() {
        List<Identity> all = Identity.among(List.of(of("owner", ""), of("owner", ""), of("vet", "riverside")));
        assertThat(all).extracting(Identity::isOrdinary).containsExactly(true, true, false);
        List<Identity> firms = Identity.among(List.of(of("owner", "one"), of("owner", "two"), of("vet", "one")));
        assertThat(firms).extracting(Identity::isPrivileged).containsExactly(true, true, false);
    }

    @Test
    void whoBelongsToNoTenantIsNotTheLowestOfThem() {
        List<Identity> all = Identity.among(List.of(
                of("owner", "north"), of("clerk", "north"), of("clerk", "south"), of("clerk", ""), of("support", "")));
        assertThat(all).extracting(Identity::isOrdinary).containsExactly(false, true, true, true, false);
        List<Identity> nowhere = Identity.among(List.of(of("owner", ""), of("clerk", ""), of("support", "")));
        assertThat(nowhere).extracting(Identity::isOrdinary).containsExactly(false, true, true);
    }

    @Test
    void whoHasFixedHeadersAloneIsNotLoggedInAsTheTemplateSays() {
        List<Identity> all = IdentityFile.read("""
                auth:
                  - name: anna
                    loginEndpointAuth: {payloadUserPwd: {username: anna, password: secret-11}}
                  - name: clerk
                    role: staff
                    fixedHeaders: [{name: X-Api-Key, value: key-of-the-clerk}]
                  - name: dora
                    fixedHeaders: [{name: X-Tenant, value: north}]
                    loginEndpointAuth: {payloadUserPwd: {username: dora, password: secret-12}}
                authTemplate:
                  loginEndpointAuth:
                    endpoint: /login
                    token: {extractFrom: body, extractSelector: /access_token}
                """, "identities.yaml").identities();
        assertThat(all).extracting(each -> each.login().isPresent()).containsExactly(true, false, true);
        assertThat(all).extracting(each -> each.headers().size()).containsExactly(0, 1, 1);
    }

    private static Identity of(String role, String tenant) {
        return new Identity(role + tenant, role, tenant, List.of(), Optional.empty());
    }
}
