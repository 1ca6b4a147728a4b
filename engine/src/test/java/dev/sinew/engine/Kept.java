package dev.sinew.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a fold wrote, for tests: whole, cut off and damaged. */
public final class Kept {
    private Kept() {}

    /** The bytes that are written. */
    public static byte[] bytes(Consumer<StateWriter> write) {
        StateWriter out = new StateWriter();
        write.accept(out);
        return out.toBytes();
    }

    /** Everything shorter or longer than a state is refused. */
    public static void refusedWhereCutOff(byte[] state, Consumer<StateReader> read) {
        for (int length = 0; length < state.length; length += 1 + state.length / 400) {
            byte[] cut = Arrays.copyOf(state, length);
            assertThatThrownBy(() -> read.accept(new StateReader(cut)))
                    .as("%d of %d bytes", length, state.length)
                    .isInstanceOf(DamagedState.class);
        }
        assertThatThrownBy(() -> read.accept(new StateReader(Arrays.copyOf(state, state.length + 1))))
                .isInstanceOf(DamagedState.class)
                .hasMessageContaining("left over");
    }

    /** A state with a few bytes changed is read as one that can be used and written, or refused. */
    public static <F> void readOrRefusedWhereDamaged(
            byte[] state, Random random, int rounds, Function<StateReader, F> read, Consumer<F> use) {
        for (int round = 0; round < rounds; round++) {
            byte[] damaged = state.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(damaged.length);
                damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : damaged[at] ^ 1 << random.nextInt(8));
            }
            try {
                use.accept(read.apply(new StateReader(damaged)));
            } catch (DamagedState e) {
                assertThat(e).hasMessageStartingWith("the state of ");
            }
        }
    }
}
