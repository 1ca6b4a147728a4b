package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.engine.codec.DamagedState;
import dev.sinew.model.Change;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fold writes, another reads and goes on as if there had been but one. */
class StateTest {
    private static final int CALLS = 2_000;

    @ParameterizedTest
    @CsvSource({"1, 300, 100, 120000", "2, 1000, 250, 60", "3, 60, 40, 300", "4, 5000, 300, 120000", "5, 0, 90, 50"})
    void goesOnAfterAnyCallAsIfItHadNeverStopped(long seed, int young, int batch, int unexplained) {
        List<RandomTraffic.Step> steps = RandomTraffic.of(new Random(seed), CALLS);
        OwnershipLimits limits = new OwnershipLimits(young, batch, 1_000_000, 100_000, unexplained, 16);
        FoldRun one = new FoldRun(limits, 1, Delivery.DIRECT);
        one.pass(steps);
        FoldRun stopped = new FoldRun(limits, 1, Delivery.DIRECT);
        Random random = new Random(seed);
        for (RandomTraffic.Step step : steps) {
            stopped.pass(step);
            if (random.nextInt(90) == 0) {
                stopped.restart(1 + random.nextInt(4));
            }
            if (stopped.fold.isFull()) {
                stopped.settle(false);
                stopped.restart(1 + random.nextInt(4));
            }
        }
        stopped.settle(true);

        assertThat(one.changes.stream().filter(Change.SignalWithdrawn.class::isInstance))
                .isNotEmpty();
        assertThat(FoldRun.difference(one.changes, stopped.changes))
                .as("seed %d", seed)
                .isEmpty();
        assertThat(stopped.changes).isEqualTo(one.changes);
        assertThat(stopped.fold.actors()).isEqualTo(one.fold.actors());
        assertThat(stopped.fold.objects()).isEqualTo(one.fold.objects());
        assertThat(stopped.fold.kept()).isEqualTo(one.fold.kept());
        assertThat(stopped.fold.left()).isEqualTo(one.fold.left());
        stopped.restart(1);
        one.restart(1);
        assertThat(SmallState.bytes(stopped.fold)).isEqualTo(SmallState.bytes(one.fold));
    }

    @Test
    void goesOnWhereObjectsAreForgottenAsIfItHadNeverStopped() {
        List<RandomTraffic.Step> steps = RandomTraffic.of(new Random(6), CALLS);
        OwnershipLimits limits = new OwnershipLimits(0, 100, 150, 100_000, 120_000, 16);
        FoldRun one = new FoldRun(limits, 1, Delivery.DIRECT);
        one.pass(steps);
        FoldRun stopped = new FoldRun(limits, 1, Delivery.DIRECT);
        for (RandomTraffic.Step step : steps) {
            stopped.pass(step);
            if (stopped.fold.isFull()) {
                stopped.settle(false);
                stopped.restart(1);
            }
        }
        stopped.settle(true);

        assertThat(one.fold.forgotten()).isPositive();
        assertThat(stopped.fold.forgotten()).isEqualTo(one.fold.forgotten());
        assertThat(stopped.changes).isEqualTo(one.changes);
        assertThat(SmallState.bytes(stopped.fold)).isEqualTo(SmallState.bytes(one.fold));
    }

    @Test
    void refusesWhatIsCutOffOrOfAnotherVersion() {
        byte[] state = SmallState.bytes();
        byte[] newer = state.clone();
        newer[0]++;

        assertThatThrownBy(() -> SmallState.read(newer))
                .isInstanceOf(DamagedState.class)
                .hasMessageContaining("another version");
        assertThatThrownBy(() -> SmallState.read(new byte[0])).isInstanceOf(DamagedState.class);
        for (int length = 1; length < state.length; length += 1 + state.length / 300) {
            byte[] cut = Arrays.copyOf(state, length);
            assertThatThrownBy(() -> SmallState.read(cut)).isInstanceOf(DamagedState.class);
        }
        byte[] longer = Arrays.copyOf(state, state.length + 1);
        assertThatThrownBy(() -> SmallState.read(longer))
                .isInstanceOf(DamagedState.class)
                .hasMessageContaining("left over");
    }

    @Test
    void damagedBytesAreReadOrRefused() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] damage = new byte[4 * (1 + random.nextInt(8))];
            random.nextBytes(damage);
            SmallState.readDamaged(damage);
        }
    }
}
