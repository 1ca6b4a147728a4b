package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever was given a signed address or a link with a secret is who it was before, or nobody. */
class SharedLinksTest {
    private static final String[] SESSIONS = {"aaaaaaaaaaaa-0123456789", "bbbbbbbbbbbb-0123456789"};

    private final IdentityFold fold = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));

    private long caller(Call call) {
        return fold.accept(call.answerJson("{\"id\":7}").observe(), new ArrayList<>());
    }

    @ParameterizedTest
    @ValueSource(strings = {"share", "share_token", "guest_token", "view_key", "sig"})
    void theLinkAloneProvesNobody(String parameter) {
        assertThat(caller(Call.get("/wishlists/7?" + parameter + "=6yhiIeqoLv946yhi")))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"share", "share_token", "guest_token", "view_key", "sig"})
    void whoHasASessionIsTheOneWhoseItIs(String parameter) {
        for (String session : SESSIONS) {
            long before = caller(Call.get("/me").header("Cookie", "session=" + session));
            assertThat(caller(Call.get("/wishlists/7?" + parameter + "=6yhiIeqoLv946yhi")
                            .header("Cookie", "session=" + session)))
                    .isNotZero()
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"share", "sig"})
    void whoHasATokenIsTheOneWhoseItIs(String parameter) {
        long before = caller(Call.get("/me").header("Authorization", "Bearer " + SESSIONS[0]));
        assertThat(caller(Call.get("/wishlists/7?" + parameter + "=6yhiIeqoLv946yhi")
                        .header("Authorization", "Bearer " + SESSIONS[0])))
                .isNotZero()
                .isEqualTo(before);
    }
}
