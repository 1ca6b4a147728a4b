package dev.sinew.engine.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who signs up as one of staff, where nobody else does, is none. */
class SignUpsTest {
    private static final long MINUTE = 60_000_000;
    private static final String HOST = "https://notes.case.example";
    private final IdentityFold fold = fold();
    private long time = MINUTE;

    private static IdentityFold fold() {
        return new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
    }

    private long later() {
        time += MINUTE;
        return time;
    }

    private void signsUp(String name, String more, int status) {
        fold.accept(
                Call.of("POST", HOST + "/api/v2/users")
                        .at(later())
                        .json("{\"username\":\"" + name + "\",\"password\":\"tulip-572\"" + more + "}")
                        .answer(status, "application/json", "{\"ok\":true}")
                        .observe(),
                new ArrayList<>());
    }

    /** Logs in and is told of a role; what is known of the caller then. */
    private CallerStats comesIn(String name, String role) {
        return comesIn(fold, name, role);
    }

    private CallerStats comesIn(IdentityFold known, String name, String role) {
        String token = Call.jwt("{\"alg\":\"HS256\"}", "{\"iss\":\"i\",\"sub\":\"" + name + "\"}");
        known.accept(
                Call.of("POST", HOST + "/api/v2/login")
                        .at(later())
                        .json("{\"username\":\"" + name + "\",\"password\":\"tulip-572\"}")
                        .answer(200, "application/json", "{\"token\":\"" + token + "\",\"role\":\"" + role + "\"}")
                        .observe(),
                new ArrayList<>());
        long caller = known.accept(
                Call.get(HOST + "/api/v2/notes")
                        .at(later())
                        .header("Authorization", "Bearer " + token)
                        .answer(200, "application/json", "[]")
                        .observe(),
                new ArrayList<>());
        return requireNonNull(known.of(caller));
    }

    private void othersSignUp(String more) {
        for (int i = 0; i < 7; i++) {
            signsUp("user" + i, more, 201);
        }
    }

    @Test
    void whoSaysSoWhereNobodyElseDoes() {
        othersSignUp("");
        signsUp("dana", ",\"admin\":true", 201);
        CallerStats dana = comesIn("dana", "admin");
        assertThat(dana.promotesItself()).isTrue();
        assertThat(dana.servesSince()).isEqualTo(Long.MAX_VALUE);
        assertThat(comesIn("user1", "user").promotesItself()).isFalse();
    }

    @Test
    void itIsKept() {
        othersSignUp("");
        signsUp("dana", ",\"admin\":true", 201);
        StateWriter out = new StateWriter();
        fold.write(out);
        IdentityFold read = fold();
        read.read(new StateReader(out.toBytes()));
        assertThat(comesIn(read, "dana", "admin").promotesItself()).isTrue();
    }

    @Test
    void aRoleThatManySay() {
        othersSignUp("");
        signsUp("dana", ",\"admin\":true", 201);
        signsUp("emil", ",\"admin\":true", 201);
        assertThat(comesIn("dana", "admin").promotesItself()).isFalse();
    }

    @Test
    void aFormThatAsksForARoleOffersSome() {
        othersSignUp(",\"role\":\"patient\"");
        signsUp("dana", ",\"role\":\"nurse\"", 201);
        assertThat(comesIn("dana", "nurse").promotesItself()).isFalse();
        othersSignUp(",\"role\":\"patient\"");
        signsUp("emil", ",\"role\":\"admin\"", 201);
        assertThat(comesIn("emil", "admin").promotesItself()).isTrue();
    }

    @Test
    void anAccountThatWasThereBefore() {
        CallerStats admin = comesIn("dana", "admin");
        othersSignUp("");
        signsUp("dana", ",\"admin\":true", 200);
        comesIn("dana", "admin");
        assertThat(admin.promotesItself()).isFalse();
    }

    @Test
    void whatWasRefusedMakesNoAccount() {
        othersSignUp("");
        signsUp("dana", ",\"admin\":true", 409);
        assertThat(comesIn("dana", "admin").promotesItself()).isFalse();
    }

    @Test
    void whoComesInLongAfterIsSomebodyElse() {
        othersSignUp("");
        signsUp("dana", ",\"admin\":true", 201);
        time += 25 * 60 * MINUTE;
        assertThat(comesIn("dana", "admin").promotesItself()).isFalse();
    }
}
