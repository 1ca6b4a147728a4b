package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Kept;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.model.Change;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a fold writes, another reads and goes on as if there had been but one. */
class IdentityStateTest {
    private static final int CALLS = 3_000;
    private static final IdentityLimits SMALL = new IdentityLimits(150, 120, 60);

    private static IdentityFold fold(IdentityLimits limits) {
        return new IdentityFold(limits, new Cohorts(List.of()));
    }

    private static IdentityFold again(IdentityLimits limits, byte[] state) {
        IdentityFold fold = fold(limits);
        fold.read(new StateReader(state));
        return fold;
    }

    private static IdentityFold same(IdentityLimits limits, long seed) {
        RandomCallers traffic = new RandomCallers(new Random(seed));
        Random cuts = new Random(seed);
        IdentityFold one = fold(limits);
        IdentityFold stopped = fold(limits);
        int merged = 0;
        for (int i = 0; i < CALLS; i++) {
            Observation call = traffic.next();
            List<Change> expected = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            assertThat(stopped.accept(call, changes)).as("seed %d", seed).isEqualTo(one.accept(call, expected));
            assertThat(changes).isEqualTo(expected);
            merged += changes.size();
            assertThat(stopped.account(call)).isEqualTo(one.account(call));
            if (cuts.nextInt(100) == 0) {
                byte[] state = Kept.bytes(stopped::write);
                stopped = again(limits, state);
                assertThat(Kept.bytes(stopped::write)).isEqualTo(state);
            }
        }
        assertThat(stopped.callers()).isEqualTo(one.callers());
        assertThat(stopped.forgotten()).isEqualTo(one.forgotten());
        assertThat(stopped.beyond()).isEqualTo(one.beyond());
        assertThat(Kept.bytes(stopped::write)).isEqualTo(Kept.bytes(one::write));
        assertThat(merged).isPositive();
        return one;
    }

    @Test
    void goesOnAfterAnyCallAsIfItHadNeverStopped() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        same(IdentityLimits.DEFAULT, seed);
        IdentityFold small = same(SMALL, seed);

        assertThat(small.forgotten()).isPositive();
        assertThat(small.beyond()).isPositive();
    }

    private static byte[] state() {
        RandomCallers traffic = new RandomCallers(new Random(7));
        IdentityFold fold = fold(SMALL);
        for (int i = 0; i < 400; i++) {
            fold.accept(traffic.next(), new ArrayList<>());
        }
        return Kept.bytes(fold::write);
    }

    @Test
    void refusesWhatIsCutOff() {
        Kept.refusedWhereCutOff(state(), in -> fold(SMALL).read(in));
    }

    @Test
    void damagedBytesAreReadOrRefused() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        RandomCallers traffic = new RandomCallers(random);
        Kept.readOrRefusedWhereDamaged(
                state(),
                random,
                3_000,
                in -> {
                    IdentityFold fold = fold(SMALL);
                    fold.read(in);
                    return fold;
                },
                fold -> {
                    fold.accept(traffic.next(), new ArrayList<>());
                    assertThat(fold.callers()).isNotNull();
                    assertThat(Kept.bytes(fold::write)).isNotEmpty();
                });
    }
}
