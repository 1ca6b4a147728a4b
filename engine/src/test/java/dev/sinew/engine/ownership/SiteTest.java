package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values of a request stand for objects. */
class SiteTest {
    private final Site site = new Site(new Operation("api.case.example", "GET", "/trips", ""), new TypeNames());

    private Place header(String name) {
        return site.of(FieldPath.root(Location.HEADER).child(name), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-api-key", "x-app-install", "x-device-id", "x-correlation-id", "idempotency-key"})
    void whatTellsCallsAndProgramsApartIsNoObject(String name) {
        assertThat(header(name)).isEqualTo(Place.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-account-id", "x-user-id", "x-tenant-id", "x-card-id"})
    void whatIsNamedInAHeaderIsOne(String name) {
        assertThat(header(name)).isNotEqualTo(Place.NONE);
    }
}
