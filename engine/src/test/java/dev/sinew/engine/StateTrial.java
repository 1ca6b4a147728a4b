package dev.sinew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Holds a fold to what it writes: read again it goes on as if nothing had been between, and bytes that are no state are refused.
 *
 * @param fresh a fold that has seen nothing
 * @param read takes over what was written
 * @param write writes all that is remembered
 */
public record StateTrial<F>(Supplier<F> fresh, BiConsumer<F, StateReader> read, BiConsumer<F, StateWriter> write) {
    /** Calls after which states are written often, as these are still small and peculiar. */
    private static final int FIRST = 200;

    private static final int OFTEN = 20;

    /**
     * What came of it.
     *
     * @param fold one that never stopped
     * @param changes what it said
     */
    public record Ran<F>(F fold, List<Change> changes) {}

    /** A random number source whose seed is printed. */
    public static Random random() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        return new Random(seed);
    }

    /**
     * Feeds two folds with the same, one of which is written and read now and then, and holds them to saying and being the same.
     *
     * @param calls how many calls
     * @param settled one in how many is settled after, on average
     * @param written one in how many of the later ones the state is written after
     * @param call makes a call and says how a fold takes it
     * @param settle says how a fold settles now
     */
    public Ran<F> goesOn(
            Random random,
            int calls,
            int settled,
            int written,
            IntFunction<Consumer<F>> call,
            Supplier<BiConsumer<F, List<Change>>> settle) {
        F one = fresh.get();
        F stopped = fresh.get();
        List<Change> said = new ArrayList<>();
        List<Change> saidAgain = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            Consumer<F> each = call.apply(i);
            each.accept(one);
            each.accept(stopped);
            if (random.nextInt(settled) == 0) {
                BiConsumer<F, List<Change>> now = settle.get();
                now.accept(one, said);
                now.accept(stopped, saidAgain);
            }
            if (random.nextInt(i < FIRST ? OFTEN : written) == 0) {
                byte[] state = bytes(stopped);
                stopped = again(new StateReader(state));
                assertThat(bytes(stopped)).isEqualTo(state);
            }
        }
        assertThat(saidAgain).isEqualTo(said);
        assertThat(bytes(stopped)).isEqualTo(bytes(one));
        return new Ran<>(one, said);
    }

    /** Whatever is cut off a fold's state is refused, and what is damaged is refused or can be used. */
    public void refuses(Random random, int rounds, F fold, Consumer<F> use) {
        byte[] state = bytes(fold);
        Kept.refusedWhereCutOff(state, this::again);
        Kept.readOrRefusedWhereDamaged(state, random, rounds, this::again, read -> {
            use.accept(read);
            assertThat(bytes(read)).isNotEmpty();
        });
    }

    private byte[] bytes(F fold) {
        return Kept.bytes(out -> write.accept(fold, out));
    }

    private F again(StateReader in) {
        F fold = fresh.get();
        read.accept(fold, in);
        return fold;
    }
}
