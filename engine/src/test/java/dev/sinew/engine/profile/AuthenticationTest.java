package dev.sinew.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AuthenticationTest {
    private static final String URL = "https://api.bank.example/v1/cards";

    private static String of(Call... calls) {
        Profile profile = new Profile();
        for (Call call : calls) {
            profile.add(call.observe(), 0, Optional.empty());
        }
        return profile.authentication();
    }

    private static Call bare(int status) {
        return Call.get(URL).status(status);
    }

    private static Call with(int status) {
        return Call.get(URL).header("Authorization", "Bearer 0123456789abcdef").status(status);
    }

    @Test
    void aRefusedCallWithoutCredentialsShowsThatTheyAreNeeded() {
        assertThat(of(with(200), bare(401))).isEqualTo("always");
        assertThat(of(with(200), bare(403))).isEqualTo("always");
    }

    @Test
    void aCallWithoutCredentialsThatIsNotRefusedShowsThatTheyAreNot() {
        assertThat(of(with(200), bare(200))).isEqualTo("mixed");
        assertThat(of(with(200), bare(404))).isEqualTo("mixed");
        assertThat(of(bare(200), bare(401))).isEqualTo("never");
    }

    @Test
    void refusalsAloneTellNothing() {
        assertThat(of(bare(401), bare(401))).isEqualTo("unknown");
    }
}
