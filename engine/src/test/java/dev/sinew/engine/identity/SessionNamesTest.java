package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.Kept;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.model.Change;
import dev.sinew.model.Observation;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions in cookies whose names do not say so. */
class SessionNamesTest {
    private static final String VALUE = "dnod9tbl5x5ukp2hz0rdny5txct3m8dasbwb";

    private IdentityFold fold = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
    private final List<Change> changes = new ArrayList<>();

    private Observation proven(Call call) {
        return fold.proven(call.observe());
    }

    private long caller(Call call) {
        return fold.accept(proven(call), changes);
    }

    private static Call login(String name, String cookie) {
        return Call.post("https://desk.case.example/login")
                .json("{\"email\":\"" + name + "\",\"password\":\"summer50*\"}")
                .answerHeader("Set-Cookie", cookie)
                .answerJson("{\"id\":\"ct_01\"}");
    }

    private static Call me(String cookie) {
        return Call.get("https://api.case.example/me").header("Cookie", cookie);
    }

    @Test
    void whatALoginSetsProvesWhoSendsIt() {
        caller(login("ann@mail.example", "dk_portal=" + VALUE + "; Path=/; HttpOnly"));

        assertThat(caller(me("lang=en; dk_portal=" + VALUE))).isEqualTo(caller(me("dk_portal=" + VALUE)));
        assertThat(caller(me("dk_portal=x" + VALUE.substring(1))))
                .as("another session")
                .isNotZero()
                .isNotEqualTo(caller(me("dk_portal=" + VALUE)));
    }

    @Test
    void aCallWithItIsNotBare() {
        assertThat(proven(me("dk_portal=" + VALUE)).has(Trait.BARE_SUCCESS)).isTrue();
        caller(login("ann@mail.example", "dk_portal=" + VALUE + "; Path=/; HttpOnly"));

        Observation known = proven(me("dk_portal=" + VALUE));

        assertThat(known.has(Trait.BARE_SUCCESS)).isFalse();
        assertThat(known.credentials()).extracting(each -> each.place()).containsExactly("dk_portal");
    }

    @Test
    void whatScriptsMayReadAndWhatIsShortProvesNobody() {
        caller(login("ann@mail.example", "visitor=" + VALUE + "; Path=/"));
        caller(login("ann@mail.example", "theme=dark; Path=/; HttpOnly"));

        assertThat(caller(me("visitor=" + VALUE))).isZero();
        assertThat(caller(me("theme=dark"))).isZero();
    }

    @Test
    void whatSomethingElseSetsProvesNobody() {
        caller(Call.get("https://api.case.example/").answerHeader("Set-Cookie", "lb=" + VALUE + "; HttpOnly"));

        assertThat(caller(me("lb=" + VALUE))).isZero();
    }

    @Test
    void namesAreThoseOfADomainAndLast() {
        caller(login("ann@mail.example", "dk_portal=" + VALUE + "; Path=/; HttpOnly"));
        byte[] state = Kept.bytes(fold::write);
        fold = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
        fold.read(new StateReader(state));

        assertThat(caller(me("dk_portal=" + VALUE))).isNotZero();
        assertThat(caller(Call.get("https://api.other.example/me").header("Cookie", "dk_portal=" + VALUE)))
                .isZero();
    }
}
