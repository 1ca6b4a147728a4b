package dev.sinew.probe.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.http.Header;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Session;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ForgedTest {
    private static final Header COOKIE = new Header("Cookie", "sid=s3cr3tSession; theme=dark7");

    private static Session session(List<Header> given, List<Header> headers, Optional<String> token) {
        return new Session(new Identity("anna", "", "", given, Optional.empty()), headers, token);
    }

    /** A token against forged requests proves nobody: with the cookie left as it is, its holder would still get in. */
    @Test
    void nothingThatWasHandedOutIsLeft() {
        Header csrf = new Header("X-CSRF-Token", "csrf-77a-token");
        Session garbage = Forged.garbage(session(List.of(), List.of(COOKIE, csrf), Optional.of("csrf-77a-token")));
        assertThat(garbage.headers()).hasSize(2).doesNotContain(COOKIE, csrf);
        assertThat(garbage.headers().getFirst().value())
                .startsWith("sid=")
                .contains("; theme=")
                .doesNotContain("s3cr3tSession", "dark7");
        assertThat(garbage.headers().getLast().value()).doesNotContain("csrf-77a-token");
    }

    /** Whose customer a call is made for stays; a key that is sent with it does not. */
    @Test
    void whatTheFileGivesStaysUnlessItProvesSomebody() {
        Header tenant = new Header("X-Tenant", "acme-7");
        Header key = new Header("X-Api-Key", "k-4711-88a");
        Header bearer = new Header("Authorization", "Bearer t0ken-4711");
        Session garbage =
                Forged.garbage(session(List.of(tenant, key), List.of(tenant, key, bearer), Optional.of("t0ken-4711")));
        assertThat(garbage.headers()).contains(tenant).doesNotContain(key, bearer);
        assertThat(garbage.headers().getLast().value()).startsWith("Bearer ");
    }
}
