package dev.sinew.engine.partners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.Kept;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Body;
import dev.sinew.model.Change;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Habits of partners that were written are read and go on; the order within a batch does not matter; what is hostile is bounded. */
class PartnerStateTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final long STEP = Partner.PERIOD / 1_500;
    private static final int MOST = 10;

    private final Observer observer = new Observer(Call.KEY, new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);

    private Observation call(Random random, int number) {
        boolean odd = random.nextInt(100) == 0;
        String path = random.nextInt(40) == 0 ? "/place-" + (char) ('a' + random.nextInt(26)) : "/v1/rates/eur";
        String body = odd
                ? "{\"rate\":{\"a" + random.nextInt(1_000) + "\":1},\"note\":\"<script>x</script>\"}"
                : "{\"rate\":" + number + ",\"note\":\"plain\"}";
        return observe(Call.get(path).answer(200, "application/json", body), number);
    }

    private Observation observe(Call call, int number) {
        Exchange made = call.entry(number).at(START + number * STEP).exchange();
        Observation observation = observer.observe(new Exchange(
                made.origin(),
                made.id(),
                made.timeMicros(),
                made.tookMicros(),
                made.client(),
                Direction.OUTGOING,
                made.request(),
                made.response()));
        routes.accept(observation, 0, new ArrayList<>());
        return observation;
    }

    private static PartnerFold fresh() {
        return new PartnerFold(RuleIndex.all(), MOST);
    }

    private static PartnerFold again(byte[] state) {
        PartnerFold fold = fresh();
        fold.read(new StateReader(state));
        return fold;
    }

    @Test
    void goesOnAfterAnyCallAsIfItHadNeverStopped() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        PartnerFold one = fresh();
        PartnerFold stopped = fresh();
        List<Change> raised = new ArrayList<>();
        List<Change> raisedAgain = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            Observation call = call(random, i);
            one.accept(call);
            stopped.accept(call);
            if (random.nextInt(600) == 0 || i == 1_400) {
                OperationFinder finder = routes.settle(new ArrayList<>());
                one.settle(finder, raised);
                stopped.settle(finder, raisedAgain);
            }
            if (random.nextInt(300) == 0) {
                byte[] state = Kept.bytes(stopped::write);
                stopped = again(state);
                assertThat(Kept.bytes(stopped::write)).as("seed %d", seed).isEqualTo(state);
            }
        }

        assertThat(raised).as("seed %d", seed).isNotEmpty();
        assertThat(raisedAgain).as("seed %d", seed).isEqualTo(raised);
        assertThat(Kept.bytes(stopped::write)).as("seed %d", seed).isEqualTo(Kept.bytes(one::write));
    }

    /** Of too many operations the longest unused are forgotten, and counted. */
    @Test
    void manyHostsAreBounded() {
        PartnerFold fold = fresh();
        for (int i = 0; i < 50; i++) {
            fold.accept(observe(
                    Call.get("https://partner" + i + ".example/v1/rates").answer(200, "application/json", "{}"), i));
        }
        fold.settle(routes.settle(new ArrayList<>()), new ArrayList<>());

        assertThat(fold.forgotten()).isGreaterThanOrEqualTo(50 - MOST);
    }

    @Test
    void theOrderWithinABatchDoesNotMatter() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Observation> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            calls.add(observe(
                    Call.get("/v1/rates/eur")
                            .answer(200, "application/json", i == 200 ? "{\"rate\":\"x\"}" : "{\"rate\":" + i + "}"),
                    i));
        }
        OperationFinder finder = routes.settle(new ArrayList<>());
        List<Change> inOrder = settled(calls, finder);
        Collections.shuffle(calls, random);

        assertThat(inOrder).hasSize(1);
        assertThat(new HashSet<>(settled(calls, finder))).as("seed %d", seed).isEqualTo(new HashSet<>(inOrder));
    }

    private static List<Change> settled(List<Observation> calls, OperationFinder finder) {
        PartnerFold fold = new PartnerFold(RuleIndex.all());
        List<Change> raised = new ArrayList<>();
        calls.forEach(fold::accept);
        fold.settle(finder, raised);
        return raised;
    }

    @Test
    void whatIsCutOffIsRefusedAndWhatIsDamagedToo() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        PartnerFold fold = fresh();
        for (int i = 0; i < 200; i++) {
            fold.accept(call(random, i));
            if (i == 150) {
                fold.settle(routes.settle(new ArrayList<>()), new ArrayList<>());
            }
        }
        byte[] state = Kept.bytes(fold::write);
        OperationFinder finder = routes.settle(new ArrayList<>());

        Kept.refusedWhereCutOff(state, in -> fresh().read(in));
        Kept.readOrRefusedWhereDamaged(
                state,
                random,
                500,
                in -> {
                    PartnerFold read = fresh();
                    read.read(in);
                    return read;
                },
                read -> {
                    read.accept(call(random, 300));
                    read.settle(finder, new ArrayList<>());
                    assertThat(Kept.bytes(read::write)).isNotEmpty();
                });
    }

    /** A partner that names ten thousand fields and hosts makes the state no larger than its limits. */
    @Test
    void aHostilePartnerIsBounded() {
        PartnerFold fold = fresh();
        for (int i = 0; i < 3_000; i++) {
            fold.accept(observe(
                    Call.get("/v1/rates/eur").answer(200, "application/json", "{\"f" + i + "\":1,\"g" + i + "\":[]}"),
                    i));
        }
        fold.settle(routes.settle(new ArrayList<>()), new ArrayList<>());
        fold.accept(observe(Call.get("/v1/rates/eur").body(Body.NONE).status(204), 1));

        assertThat(Kept.bytes(fold::write).length).isLessThan(40_000);
    }
}
