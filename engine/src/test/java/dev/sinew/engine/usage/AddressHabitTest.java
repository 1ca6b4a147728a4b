package dev.sinew.engine.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.Kept;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.detect.NoticedSignals;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.ownership.Callers;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Change;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where inner addresses are what a field is for, and who cannot make it so. */
class AddressHabitTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final long MINUTE = 60_000_000L;
    private static final String INNER = "http://192.168.1.20:8080/health";
    private static final String OUTER = "https://news.example/a";
    private static final int USERS = 60;

    private static final Callers CALLERS = new AllUsers();

    private final Observer observer = new Observer(Call.KEY, new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    private final NoticedSignals noticed = new NoticedSignals(RuleIndex.all());
    private UsageFold fold = fresh();
    private long time = START;
    private int entry;

    private static UsageFold fresh() {
        return new UsageFold(RuleIndex.all(), CALLERS, Descriptions.NONE);
    }

    private void link(long caller, String address) {
        Observation observation = observer.observe(Call.post("/links")
                .from("10.1.0." + caller % 200)
                .entry(entry++)
                .at(time)
                .body("application/json", "{\"url\":\"" + address + "\",\"note\":\"for later\"}")
                .answer(201, "application/json", "{\"id\":1}")
                .exchange());
        routes.accept(observation, caller, new ArrayList<>());
        noticed.accept(observation, caller);
        fold.accept(observation, caller);
    }

    private List<Long> raised() {
        List<Change> changes = new ArrayList<>();
        OperationFinder finder = routes.settle(new ArrayList<>());
        noticed.settle(finder, changes);
        fold.settle(finder, changes);
        return changes.stream()
                .filter(Change.SignalRaised.class::isInstance)
                .map(each -> ((Change.SignalRaised) each).signal())
                .filter(each -> each.rule().id().equals("detect.ssrf-attempt"))
                .map(each -> each.actor().key())
                .toList();
    }

    private void everybody() {
        for (int user = 1; user <= USERS; user++) {
            time += 2 * MINUTE;
            link(user, OUTER);
        }
    }

    private void some(int callers, long every) {
        for (int i = 1; i <= callers; i++) {
            time += every;
            link(100 + i, INNER);
        }
    }

    @Test
    void whereOthersGiveNoneItIsTold() {
        everybody();
        link(1, INNER);

        assertThat(raised()).containsExactly(1L);
    }

    @Test
    void whereManyGiveSuchNobodyIsToldOf() {
        everybody();
        some(9, 20 * MINUTE);
        link(1, INNER);

        assertThat(raised()).isEmpty();
    }

    @Test
    void oneCallerMakesItNoHabit() {
        everybody();
        for (int i = 0; i < 300; i++) {
            time += 10 * MINUTE;
            link(101, INNER);
        }
        link(1, INNER);

        assertThat(raised()).hasSize(301).contains(1L);
    }

    @Test
    void manyAtOnceMakeItNoHabit() {
        everybody();
        some(9, MINUTE);

        assertThat(raised()).hasSize(9);
    }

    @Test
    void fewOfManyMakeItNoHabit() {
        for (int user = 1; user <= 2_000; user++) {
            link(1_000 + user, OUTER);
        }
        some(5, 60 * MINUTE);

        assertThat(raised()).hasSize(5);
    }

    @Test
    void whatNoHabitExplainsIsToldAnyhow() {
        everybody();
        some(9, 20 * MINUTE);
        link(1, "http://169.254.169.254/latest/meta-data/");
        link(2, "http://2130706433/");
        link(3, "file:///etc/passwd");

        assertThat(raised()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void theHabitIsKnownAfterARestart() {
        everybody();
        some(9, 20 * MINUTE);
        raised();
        UsageFold before = fold;
        fold = fresh();
        link(7, INNER);
        UsageFold waiting = fold;
        fold = fresh();
        fold.read(new StateReader(Kept.bytes(before::write)));
        link(8, INNER);

        assertThat(raised()).isEmpty();
        fold = fresh();
        fold.read(new StateReader(Kept.bytes(waiting::write)));
        assertThat(raised()).containsExactly(7L);
    }
}
