package dev.sinew.engine.posture;

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
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Runs that were written are read and go on. */
class BurstsStateTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final int CALLS = 22_000;

    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);

    private Observation call(Random random, int number) {
        boolean guessing = random.nextInt(4) == 0;
        int who = guessing ? random.nextInt(6) : random.nextInt(40_000);
        String[] paths = {"/login", "/v2/login", "/codes/" + (10_000 + random.nextInt(50_000))};
        Call call = Call.post(paths[random.nextInt(guessing ? 3 : 2)])
                .from("10." + random.nextInt(3) + "." + who / 250 + "." + who % 250)
                .entry(number)
                .at(START + number * 20_000L - random.nextInt(300_000))
                .json("{\"email\":\"user" + who + "@mail.example\",\"password\":\"guess-" + number + "\"}")
                .answer(random.nextInt(30) == 0 ? 429 : 401, "application/json", "{\"error\":\"wrong\"}");
        Observation observation = observer.observe(call.exchange());
        routes.accept(observation, 0, new ArrayList<>());
        return observation;
    }

    private static Bursts again(byte[] state) {
        Bursts bursts = new Bursts();
        bursts.read(new StateReader(state));
        return bursts;
    }

    @Test
    void goOnAfterAnyCallAsIfTheyHadNeverStopped() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Bursts one = new Bursts();
        Bursts stopped = new Bursts();
        for (int i = 0; i < CALLS; i++) {
            Observation call = call(random, i);
            one.accept(call, 0);
            stopped.accept(call, 0);
            if (random.nextInt(i < 200 ? 20 : 3_000) == 0) {
                byte[] state = Kept.bytes(stopped::write);
                stopped = again(state);
                assertThat(Kept.bytes(stopped::write)).isEqualTo(state);
            }
        }
        OperationFinder finder = routes.view(new ArrayList<>()).finder();

        assertThat(one.view(finder)).isNotEmpty();
        assertThat(stopped.view(finder)).as("seed %d", seed).isEqualTo(one.view(finder));
        assertThat(stopped.open()).isEqualTo(one.open()).isEqualTo(16_384);
        assertThat(Kept.bytes(stopped::write)).isEqualTo(Kept.bytes(one::write));
    }

    @Test
    void whatIsCutOffIsRefusedAndWhatIsDamagedToo() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Bursts bursts = new Bursts();
        for (int i = 0; i < 300; i++) {
            bursts.accept(call(random, i), 0);
        }
        byte[] state = Kept.bytes(bursts::write);
        OperationFinder finder = routes.view(new ArrayList<>()).finder();

        Kept.refusedWhereCutOff(state, in -> new Bursts().read(in));
        Kept.readOrRefusedWhereDamaged(
                state,
                random,
                2_000,
                in -> {
                    Bursts read = new Bursts();
                    read.read(in);
                    return read;
                },
                read -> {
                    read.accept(call(random, 300), 0);
                    assertThat(read.view(finder)).isNotNull();
                    assertThat(Kept.bytes(read::write)).isNotEmpty();
                });
    }
}
