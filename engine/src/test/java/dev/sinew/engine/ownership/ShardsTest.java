package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Change;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On how many shards the fold runs, and in which order lessons reach them, changes nothing. */
class ShardsTest {
    private static final int CALLS = 2_500;

    @ParameterizedTest
    @CsvSource({"1, 300, 100", "2, 1000, 250", "3, 60, 40", "4, 1500, 700", "5, 5000, 300", "6, 400, 17", "7, 0, 90"})
    void anyNumberOfShardsGivesTheChangesOfOne(long seed, int young, int batch) {
        List<RandomTraffic.Step> steps = RandomTraffic.of(new Random(seed), CALLS);
        OwnershipLimits limits = new OwnershipLimits(young, batch, 1_000_000, 100_000, 120_000, 512);
        List<Change> one = new FoldRun(limits, 1, Delivery.DIRECT).pass(steps);
        System.out.println(
                "seed " + seed + ": " + raised(one) + " raised, " + (one.size() - raised(one)) + " withdrawn");
        assertThat(raised(one)).isGreaterThan(20);
        assertThat(one.size()).isGreaterThan((int) raised(one));

        for (int shards : new int[] {1, 2, 3, 8}) {
            Delivery delivery = new ShufflingDelivery(new Random(31 * seed + shards));
            List<Change> many = new FoldRun(limits, shards, delivery).pass(steps);
            assertThat(FoldRun.difference(one, many))
                    .as("seed %d on %d shards", seed, shards)
                    .isEmpty();
            assertThat(many).isEqualTo(one);
        }
    }

    private static long raised(List<Change> changes) {
        return changes.stream().filter(Change.SignalRaised.class::isInstance).count();
    }
}
