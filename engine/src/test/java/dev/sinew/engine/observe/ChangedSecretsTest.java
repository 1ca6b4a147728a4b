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
    void whatIsTypedTwiceIsAPasswordWhateverThePath() {
        Observation json = Call.post("/me")
                .json("{\"settings\":{\"current\":\"winter\",\"new\":\"SUM_MER\",\"repeat\":\"SUM_MER\"}}")
                .observe();
        Observation form =
                Call.post("/me").form("old=1234&new=5678&confirm=5678").observe();

        assertThat(passwords(json)).containsExactlyInAnyOrder("current", "new", "repeat");
        assertThat(json.request().toString()).doesNotContain("SUM_MER");
        assertThat(passwords(form)).containsExactlyInAnyOrder("old", "new", "confirm");
    }

    @Test
    void addressesAreTypedTwiceToo() {
        assertThat(passwords(Call.post("/me")
                        .json("{\"new\":\"mara@mail.example\",\"confirm\":\"mara@mail.example\"}")
                        .observe()))
                .isEmpty();
    }

    @Test
    void whatDiffersOrStandsElsewhereWasNotTypedTwice() {
        assertThat(passwords(Call.post("/me")
                        .json("{\"new\":\"red\",\"confirm\":\"yes\"}")
                        .observe()))
                .isEmpty();
        assertThat(passwords(Call.post("/me")
                        .json("{\"a\":{\"new\":\"red\"},\"b\":{\"confirm\":\"red\"}}")
                        .observe()))
                .isEmpty();
    }

    @Test
    void anAnswerInAFormThatResetsAPasswordIsSecret() {
        Observation reset = Call.post("/rest/user/reset-password")
                .json("{\"email\":\"a@mail.example\",\"answer\":\"Rex\",\"new\":\"summer\",\"repeat\":\"summer\"}")
                .observe();

        assertThat(passwords(reset)).containsExactlyInAnyOrder("answer", "new", "repeat");
    }

    @Test
    void elsewhereTheSameNamesAreNone() {
        assertThat(passwords(Call.get("/items?new=true&current=3").observe())).isEmpty();
        assertThat(passwords(Call.get("/password/policy?locale=de").observe())).isEmpty();
    }
}
