package dev.sinew.engine.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.detect.Signals;
import dev.sinew.engine.identity.Cohorts;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.IdentityLimits;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Change;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was said of tries is withdrawn where later ones explain them, and stands where they do not. */
class LoginsExplainedTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final long STEP = 20_000_000L;

    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    private final LoginFold fold =
            new LoginFold(RuleIndex.all(), new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of())));
    private final Signals signals = new Signals();
    private int calls;

    private void login(String name, String password, boolean right, String client) {
        Observation observation = observer.observe(Style.JSON_401
                .call(name + "@mail.example", password, right, "t0k3n-8f7g6h5j4k3l-" + calls)
                .from(client)
                .entry(calls)
                .at(START + calls * STEP)
                .exchange());
        calls++;
        routes.accept(observation, 0, new ArrayList<>());
        fold.accept(observation, 0);
    }

    private List<Change> settle() {
        List<Change> changes = new ArrayList<>();
        fold.settle(routes.view(new ArrayList<>()).finder(), changes);
        signals.accept(changes);
        return changes;
    }

    @Test
    void aNameWasMistyped() {
        for (int i = 0; i < 12; i++) {
            login("ana", "mine" + i, false, "10.0.0.7");
        }
        assertThat(settle()).isNotEmpty();

        login("anna", "mine3", true, "10.0.0.7");

        assertThat(settle()).isNotEmpty().allMatch(Change.SignalWithdrawn.class::isInstance);
        assertThat(signals.all()).isEmpty();
    }

    @Test
    void anotherNameWithAnotherPasswordExplainsNothing() {
        for (int i = 0; i < 12; i++) {
            login("victim", "guess" + i, false, "10.0.0.7");
        }
        settle();
        int said = signals.all().size();

        login("mallory", "hers", true, "10.0.0.7");
        settle();

        assertThat(signals.all()).hasSize(said).isNotEmpty();
    }

    @Test
    void noNameIsMistypedWithSoManyPasswords() {
        for (int i = 0; i < 20; i++) {
            login("victim", "guess" + i, false, "10.0.0.7");
        }
        login("mallory", "guess3", true, "10.0.0.7");
        settle();

        assertThat(signals.all()).isNotEmpty();
    }

    @Test
    void anOfficeComesInAfterAll() {
        for (int i = 0; i < 9; i++) {
            login("person" + i, "old" + i, false, "10.0.0.7");
        }
        assertThat(settle()).isNotEmpty();

        for (int i = 0; i < 9; i++) {
            login("person" + i, "new" + i, true, "10.0.0.7");
        }
        settle();

        assertThat(signals.all()).isEmpty();
    }

    @Test
    void whatWasForgottenExplainsNothing() {
        for (int i = 0; i < 20; i++) {
            login("victim", "guess" + i, false, "10.0.0.7");
        }
        settle();
        int said = signals.all().size();
        for (int i = 0; i < 300; i++) {
            login("other" + i, "right" + i, true, "10.0.0.7");
        }
        settle();

        assertThat(signals.all()).hasSizeGreaterThanOrEqualTo(said);
        assertThat(said).isPositive();
    }
}
