package dev.sinew.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.Kept;
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
import dev.sinew.model.Change;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was learned of flows is written, read and gone on with, adds up in any order, and stays within its limits. */
class FlowStateTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final long STEP = 30_000_000L;
    private static final int CALLS = 4_000;
    private static final int FEW = 120;

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

    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);

    /** Whether a call is of somebody who orders again and again within seconds. */
    private static boolean isHasty(long number) {
        return number % 97 < 14 && number > CALLS / 2;
    }

    private Observation call(Random random, int number) {
        boolean hasty = isHasty(number);
        Call call = switch (hasty ? 3 : random.nextInt(4)) {
            case 0 -> Call.post("/transfers/confirmations").json("{\"code\":\"48" + random.nextInt(99) + "\"}");
            case 1 -> Call.post("/transfers").json("{\"amount\":" + number + ",\"iban\":\"a\"}");
            case 2 ->
                Call.post("/rooms/r" + random.nextInt(3_000) + "/bookings").json("{\"day\":" + number + "}");
            default -> Call.post("/orders").json("{\"item\":" + number + "}");
        };
        Observation observation = observer.observe(
                call.answer(random.nextInt(20) == 0 ? 409 : 201, "application/json", "{\"id\":" + number + "}")
                        .from("10.0.0." + random.nextInt(60))
                        .entry(number)
                        .at(START + number / 97 * (97 * STEP) + number % 97 * STEP / (hasty ? 30 : 1))
                        .exchange());
        routes.accept(observation, 0, new ArrayList<>());
        return observation;
    }

    /** Most confirm before they transfer. */
    private static long caller(Random random, Observation call, SortedMap<Long, Boolean> confirmed) {
        long caller = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(30);
        String last = call.segments().getLast().text();
        if (last.equals("orders")) {
            return isHasty(call.origin().entry()) ? 1 : 2L + random.nextInt(2_000);
        }
        if (last.equals("confirmations")) {
            confirmed.put(caller, true);
        } else if (last.equals("transfers") && random.nextInt(50) > 0 && !confirmed.isEmpty()) {
            return confirmed.firstKey();
        }
        return caller;
    }

    private static FlowFold fresh() {
        return new FlowFold(RuleIndex.all(), CALLERS, FEW, FEW);
    }

    private final StateTrial<FlowFold> trial = new StateTrial<>(FlowStateTest::fresh, FlowFold::read, FlowFold::write);

    @Test
    void goesOnAfterAnyCallAsIfItHadNeverStopped() {
        Random random = StateTrial.random();
        SortedMap<Long, Boolean> confirmed = new TreeMap<>();

        StateTrial.Ran<FlowFold> ran = trial.goesOn(
                random,
                CALLS,
                200,
                400,
                i -> {
                    Observation call = call(random, i);
                    long caller = caller(random, call, confirmed);
                    return fold -> fold.accept(call, caller);
                },
                () -> {
                    boolean all = random.nextBoolean();
                    OperationFinder finder = routes.settle(new ArrayList<>());
                    return (fold, changes) -> fold.settle(finder, all, changes);
                });

        assertThat(ran.changes()).isNotEmpty();
        assertThat(ran.fold().forgotten()).isPositive();
    }

    @Test
    void theOrderWithinABatchMakesNoDifference() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Observation> calls = new ArrayList<>();
        List<Long> callers = new ArrayList<>();
        for (int i = 0; i < 49; i++) {
            long who = i / 2 + 1L;
            Call call = i % 2 == 0 && i < 48
                    ? Call.post("/transfers/confirmations").json("{\"code\":\"48" + i + "\"}")
                    : Call.post("/transfers").json("{\"amount\":" + i + ",\"iban\":\"a\"}");
            Observation observation = observer.observe(call.answer(201, "application/json", "{\"id\":" + i + "}")
                    .from("10.0.0." + who)
                    .entry(i)
                    .at(START + i * 600_000_000L)
                    .exchange());
            routes.accept(observation, 0, new ArrayList<>());
            calls.add(observation);
            callers.add(i == 48 ? 77 : who);
        }
        OperationFinder finder = routes.view(new ArrayList<>()).finder();
        List<Change> inOrder = new ArrayList<>();
        FlowFold one = new FlowFold(RuleIndex.all(), CALLERS);
        for (int i = 0; i < calls.size(); i++) {
            one.accept(calls.get(i), callers.get(i));
        }
        one.settle(finder, true, inOrder);
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, calls.size()).boxed().toList());
        Collections.shuffle(shuffled, random);
        List<Change> anyhow = new ArrayList<>();
        FlowFold other = new FlowFold(RuleIndex.all(), CALLERS);
        shuffled.forEach(i -> other.accept(calls.get(i), callers.get(i)));
        other.settle(finder, true, anyhow);

        assertThat(inOrder).hasSize(1);
        assertThat(anyhow).as("seed %d", seed).isEqualTo(inOrder);
        assertThat(Kept.bytes(other::write)).isEqualTo(Kept.bytes(one::write));
    }

    @Test
    void whatWasSaidTooSoonIsWithdrawn() {
        List<Change> changes = new ArrayList<>();
        FlowFold fold = new FlowFold(RuleIndex.all(), CALLERS);
        for (int i = 0; i < 26; i++) {
            boolean first = i < 24 && i % 2 == 0 || i == 25;
            Call call = first
                    ? Call.post("/transfers/confirmations").json("{\"code\":\"48" + i + "\"}")
                    : Call.post("/transfers").json("{\"amount\":" + i + ",\"iban\":\"a\"}");
            long at = i < 24 ? i * 600_000_000L : i == 24 ? 40 * 600_000_000L : 40 * 600_000_000L + 3_000_000L;
            Observation observation = observer.observe(call.answer(201, "application/json", "{\"id\":" + i + "}")
                    .from("10.0.0." + i)
                    .entry(i)
                    .at(START + at)
                    .exchange());
            routes.accept(observation, 0, new ArrayList<>());
            fold.accept(observation, i < 24 ? i / 2 + 1L : 77);
            if (i == 24) {
                fold.settle(routes.view(new ArrayList<>()).finder(), true, changes);
            }
        }
        assertThat(changes).hasSize(1).first().isInstanceOf(Change.SignalRaised.class);

        fold.settle(routes.view(new ArrayList<>()).finder(), true, changes);

        assertThat(changes).hasSize(2).last().isInstanceOf(Change.SignalWithdrawn.class);
    }

    @Test
    void votesAddUpTheSameInAnyOrderAndOnAnyShards() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Votes.Vote> all = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            SortedMap<Long, Long> before = new TreeMap<>();
            for (int j = random.nextInt(6); j >= 0; j--) {
                before.put((long) random.nextInt(8), Votes.value(random.nextInt(1_000_000), random.nextInt(4)));
            }
            all.add(new Votes.Vote(random.nextInt(300), random.nextInt(50), before));
        }
        Votes one = new Votes();
        all.forEach(one::add);
        Collections.shuffle(all, random);
        Votes left = new Votes();
        Votes right = new Votes();
        all.forEach(vote -> (random.nextBoolean() ? left : right).add(vote));
        left.merge(right);

        assertThat(Kept.bytes(left::write)).as("seed %d", seed).isEqualTo(Kept.bytes(one::write));
        assertThat(one.all()).hasSize(Votes.MOST);
    }

    @Test
    void whatIsCutOffIsRefusedAndWhatIsDamagedToo() {
        Random random = StateTrial.random();
        FlowFold fold = fresh();
        SortedMap<Long, Boolean> confirmed = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            Observation call = call(random, i);
            fold.accept(call, caller(random, call, confirmed));
            if (i == 200) {
                fold.settle(routes.settle(new ArrayList<>()), false, new ArrayList<>());
            }
        }
        OperationFinder finder = routes.settle(new ArrayList<>());

        trial.refuses(random, 1_000, fold, read -> {
            read.accept(call(random, 300), 1);
            read.settle(finder, true, new ArrayList<>());
        });
    }
}
