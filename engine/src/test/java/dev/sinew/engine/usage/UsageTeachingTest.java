package dev.sinew.engine.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.Kept;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Change;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who can teach a habit, who cannot, and how long it lasts. */
class UsageTeachingTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final long MINUTE = 60_000_000L;
    private static final long ATTACKER = 9_001;
    private static final long ACCOMPLICE = 9_002;
    private static final int USERS = 40;

    private final Observer observer = new Observer(Call.KEY, new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    private final List<Change> changes = new ArrayList<>();
    private final Set<Long> workers;
    private UsageFold fold;
    private long time = START;
    private int entry;

    UsageTeachingTest() {
        workers = Set.of(7_001L);
        fold = fresh();
    }

    private UsageFold fresh() {
        return new UsageFold(
                RuleIndex.all(),
                new AllUsers() {
                    @Override
                    public boolean works(long caller) {
                        return workers.contains(caller);
                    }
                },
                Descriptions.NONE);
    }

    private static String people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":" + i + ",\"email\":\"person" + i + "@mail.example\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void call(long caller, String path, int records) {
        Observation observation = observer.observe(Call.get(path)
                .from("10.1.0." + caller % 200)
                .entry(entry++)
                .at(time)
                .answer(200, "application/json", people(records))
                .exchange());
        time += MINUTE;
        routes.accept(observation, caller, new ArrayList<>());
        fold.accept(observation, caller);
    }

    private List<Long> raised(String rule) {
        changes.clear();
        fold.settle(routes.settle(new ArrayList<>()), changes);
        return changes.stream()
                .filter(Change.SignalRaised.class::isInstance)
                .map(each -> ((Change.SignalRaised) each).signal())
                .filter(each -> each.rule().id().equals(rule))
                .map(each -> each.actor().key())
                .toList();
    }

    private void everybody() {
        for (int user = 1; user <= USERS; user++) {
            call(user, "/contacts", 2);
        }
    }

    /** Thousands of calls of one caller move nobody's baseline: the next one who does it is told of as the first was. */
    @Test
    void oneCallerCannotTeachTheOthersHabit() {
        everybody();
        raised("detect.excessive-data-exposure");
        for (int i = 0; i < 2_000; i++) {
            call(ATTACKER, "/people", 60);
        }
        List<Long> first = raised("detect.excessive-data-exposure");
        call(ACCOMPLICE, "/people", 60);

        assertThat(first).hasSize(2_000).containsOnly(ATTACKER);
        assertThat(raised("detect.excessive-data-exposure")).containsExactly(ACCOMPLICE);
    }

    /** Nor can a caller explain, by doing it often, what was told of it. */
    @Test
    void whoDoesItAgainWithdrawsNothing() {
        everybody();
        call(ATTACKER, "/people", 60);
        assertThat(raised("detect.excessive-data-exposure")).containsExactly(ATTACKER);
        for (int i = 0; i < 50; i++) {
            call(ATTACKER, "/people", 60);
        }
        raised("detect.excessive-data-exposure");

        assertThat(changes).noneMatch(Change.SignalWithdrawn.class::isInstance);
    }

    /** What others do the same day explains it: the first of many is no attacker. */
    @Test
    void isWithdrawnWhereOthersDoTheSameWithinADay() {
        everybody();
        call(1, "/people", 60);
        assertThat(raised("detect.excessive-data-exposure")).containsExactly(1L);
        fold = again(fold);
        for (int user = 2; user <= 9; user++) {
            call(user, "/people", 60);
        }
        assertThat(raised("detect.excessive-data-exposure")).isEmpty();
        assertThat(changes).filteredOn(Change.SignalWithdrawn.class::isInstance).hasSize(1);
    }

    /** A list that others take as well, by then, was no spree; what was opened after it is as harmless. */
    @Test
    void whatAListLedOnToIsWithdrawnWithIt() {
        everybody();
        for (int user = 1; user <= 3; user++) {
            call(user, "/people?size=20", 5);
            call(user, "/people/" + user, 1);
        }
        assertThat(raised("detect.whole-list-taken")).isEmpty();
        call(ATTACKER, "/people?size=500", 60);
        call(ATTACKER, "/people/7", 1);
        assertThat(raised("detect.whole-list-taken")).containsExactly(ATTACKER, ATTACKER);
        fold = again(fold);
        call(4, "/people?size=500", 60);
        call(5, "/people?size=500", 60);
        call(ATTACKER, "/people/8", 1);

        assertThat(raised("detect.whole-list-taken")).containsExactly(ATTACKER);
        assertThat(changes).filteredOn(Change.SignalWithdrawn.class::isInstance).hasSize(3);
    }

    @Test
    void afterADayItStaysAsItWasJudged() {
        everybody();
        call(1, "/people", 60);
        assertThat(raised("detect.excessive-data-exposure")).containsExactly(1L);
        time += 2 * Doubts.DAY;
        for (int user = 2; user <= 9; user++) {
            call(user, "/people", 60);
        }
        raised("detect.excessive-data-exposure");

        assertThat(changes).noneMatch(Change.SignalWithdrawn.class::isInstance);
    }

    /** A habit is forgotten after two periods in which nobody had it. */
    @Test
    void whatIsNoMoreDoneIsNoHabitAnyMore() {
        everybody();
        for (int user = 1; user <= 9; user++) {
            call(user, "/people", 60);
        }
        assertThat(raised("detect.excessive-data-exposure")).isEmpty();
        for (int period = 0; period < 3; period++) {
            time += Place.PERIOD;
            everybody();
            raised("detect.excessive-data-exposure");
        }
        fold = again(fold);
        call(10, "/people", 60);

        assertThat(raised("detect.excessive-data-exposure")).containsExactly(10L);
    }

    /** Who does the work of staff without a role is not told of, and teaches the users' habit nothing. */
    @Test
    void whoWorksForOthersIsNeitherToldOfNorTeaches() {
        everybody();
        call(7_001, "/people", 60);
        assertThat(raised("detect.excessive-data-exposure")).isEmpty();
        call(ATTACKER, "/people", 60);

        assertThat(raised("detect.excessive-data-exposure")).containsExactly(ATTACKER);
    }

    @Test
    void theNoteSaysWhatIsUsualAndWhatIsHere() {
        everybody();
        call(ATTACKER, "/people", 60);
        raised("detect.excessive-data-exposure");

        assertThat(changes)
                .first()
                .extracting(each -> ((Change.SignalRaised) each).signal().note())
                .isEqualTo("60 values of email in one answer; " + USERS
                        + " other users of the host are shown 2 at most, three in four of them");
    }

    private UsageFold again(UsageFold before) {
        UsageFold read = fresh();
        read.read(new StateReader(Kept.bytes(before::write)));
        return read;
    }
}
