package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Secrets whose fields say only which of several they are. */
final class ChangedSecretsTest {
    private static List<String> passwords(Observation observation) {
        return observation.classHits().stream()
                .filter(hit -> hit.dataClass().equals("password"))
                .map(ClassHit::path)
                .map(path -> path.name())
                .toList();
    }

    @Test
    void theFieldsOfAFormThatChangesAPasswordAreSecret() {
        Observation observation = Call.get("/rest/user/change-password?current=winter&new=summer&repeat=summer")
                .observe();

        assertThat(passwords(observation)).containsExactlyInAnyOrder("current", "new", "repeat");
        assertThat(observation.request().toString()).doesNotContain("summer");
    }

    @Test
    void alsoInABody() {
        Observation observation = Call.post("/api/v2/PasswordReset")
                .json("{\"new\":\"summer\",\"confirm\":\"summer\",\"customer\":7}")
                .observe();

        assertThat(passwords(observation)).containsExactlyInAnyOrder("new", "confirm");
    }

    @Test
    void elsewhereTheSameNamesAreNone() {
        assertThat(passwords(Call.get("/items?new=true&current=3").observe())).isEmpty();
        assertThat(passwords(Call.get("/password/policy?locale=de").observe())).isEmpty();
    }
}
