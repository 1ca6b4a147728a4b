package dev.sinew.engine.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.StateTrial;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.ownership.Callers;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Observation;
import dev.sinew.model.Standing;
import dev.sinew.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Habits that were written are read and go on. */
class UsageStateTest {
    private static final long START = 1_769_860_800_000_000L;
    /** So that two periods end within the test. */
    private static final long STEP = Place.PERIOD / 1_500;

    private static final int CALLS = 4_000;
    private static final int MOST = 10;

    private final Observer observer = new Observer(Call.KEY, new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);

    /** Everybody is who he was; one in forty works for others. */
    private static final Callers CALLERS = new Callers() {
        @Override
        public long now(long caller) {
            return caller;
        }

        @Override
        public Optional<Cohort> cohort(long caller) {
            return Optional.of(caller % 40 == 0 ? Cohort.STAFF : Cohort.USER);
        }
    };

    /** Specifications of which some calls break something, by their length, and that have not all operations. */
    private static final Descriptions ODD = new Descriptions() {
        @Override
        public Standing standing(Observation call) {
            return switch (call.segments().getLast().length() % 3) {
                case 0 -> Standing.DESCRIBED;
                case 1 -> new Standing(Standing.Kind.MISSING, "missing");
                default -> new Standing(Standing.Kind.RETIRED, "retired");
            };
        }

        @Override
        public List<Violation> violations(Observation call) {
            boolean odd = call.request().count() > 1;
            return odd ? List.of(new Violation(Violation.Kind.TYPE, "name", "of another type")) : List.of();
        }
    };

    private Observation call(Random random, int number) {
        boolean odd = random.nextInt(60) == 0;
        Call call = switch (random.nextInt(4)) {
            case 0 ->
                Call.post("/users")
                        .json("{\"name\":\"n" + number + "\"" + (odd ? ",\"role\":\"admin\"}" : "}"))
                        .answer(
                                201,
                                "application/json",
                                "{\"id\":" + number + ",\"role\":\"" + (odd ? "admin" : "customer") + "\"}");
            case 1 ->
                Call.get("/items?limit=" + (odd ? 100_000 : 20))
                        .answer(200, "application/json", "[{\"id\":1},{\"id\":2}]");
            case 2 ->
                Call.get((odd ? "/.git/config" : "/odd/" + Integer.toHexString(random.nextInt())))
                        .answer(404, "application/json", "{\"error\":\"none\"}");
            default ->
                Call.get("/place-" + (char) ('a' + random.nextInt(8))).answer(200, "application/json", "{\"id\":1}");
        };
        Observation observation = observer.observe(call.from("10.0.0." + random.nextInt(60))
                .entry(number)
                .at(START + number * STEP)
                .exchange());
        routes.accept(observation, 0, new ArrayList<>());
        return observation;
    }

    private static UsageFold fresh() {
        return new UsageFold(RuleIndex.all(), CALLERS, ODD, MOST);
    }

    private final StateTrial<UsageFold> trial =
            new StateTrial<>(UsageStateTest::fresh, UsageFold::read, UsageFold::write);

    @Test
    void goesOnAfterAnyCallAsIfItHadNeverStopped() {
        Random random = StateTrial.random();

        StateTrial.Ran<UsageFold> ran = trial.goesOn(
                random,
                CALLS,
                300,
                400,
                i -> {
                    Observation call = call(random, i);
                    long caller = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(200);
                    return fold -> fold.accept(call, caller);
                },
                () -> {
                    OperationFinder finder = routes.settle(new ArrayList<>());
                    return (fold, changes) -> fold.settle(finder, changes);
                });

        assertThat(ran.changes()).isNotEmpty();
        assertThat(ran.fold().forgotten()).isPositive();
    }

    @Test
    void whatIsCutOffIsRefusedAndWhatIsDamagedToo() {
        Random random = StateTrial.random();
        UsageFold fold = fresh();
        for (int i = 0; i < 300; i++) {
            fold.accept(call(random, i), 1 + random.nextInt(50));
            if (i == 200) {
                fold.settle(routes.settle(new ArrayList<>()), new ArrayList<>());
            }
        }
        OperationFinder finder = routes.settle(new ArrayList<>());

        trial.refuses(random, 1_000, fold, read -> {
            read.accept(call(random, 300), 1);
            read.settle(finder, new ArrayList<>());
        });
    }
}
