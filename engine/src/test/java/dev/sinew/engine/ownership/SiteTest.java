package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.access.AccessReader;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import org.junit.jupiter.api.Test;
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

    private static Used viewed(String view) {
        String path = "/accounts/7f0aab12-1c2d-4e3f-8a9b-0123456789ab/" + view + "/balances";
        Operation operation = new Operation("api.case.example", "GET", "/accounts/{accountId}/{viewId}/balances", "");
        return Used.of(
                new AccessReader()
                        .read(Call.get("https://api.case.example" + path).observe(), 0, 7, 0),
                new Site(operation, new TypeNames()));
    }

    @Test
    void aWordBehindAnIdSaysHowItIsLookedAt() {
        for (String view : new String[] {"owner", "accountant"}) {
            Used used = viewed(view);
            assertThat(used.asked()).extracting(named -> named.place().field()).containsExactly("accountId");
            assertThat(used.subject()).isEqualTo(used.asked().getFirst());
        }
        assertThat(viewed("v-17").asked())
                .extracting(named -> named.place().field())
                .containsExactly("accountId", "viewId");
    }
}
