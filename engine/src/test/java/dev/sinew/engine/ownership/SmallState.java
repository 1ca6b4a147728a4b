package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Random;
import java.util.function.Consumer;

/** The state of a fold that has seen a little of everything, whole and damaged. */
final class SmallState {
    private static final OwnershipLimits LIMITS = new OwnershipLimits(0, 60, 10_000, 1_000, 1_000, 16);
    private static final byte[] BYTES = make();

    private SmallState() {}

    private static byte[] make() {
        FoldRun run = new FoldRun(LIMITS, 2, Delivery.DIRECT);
        for (RandomTraffic.Step step : RandomTraffic.of(new Random(8), 400)) {
            run.pass(step);
            if (run.fold.isFull()) {
                run.settle(false);
            }
        }
        return bytes(run.fold);
    }

    /** What a fold writes. */
    static byte[] bytes(OwnershipFold fold) {
        return bytes(fold::write);
    }

    static byte[] bytes(Consumer<StateWriter> writer) {
        StateWriter out = new StateWriter();
        writer.accept(out);
        return out.toBytes();
    }

    static byte[] bytes() {
        return BYTES.clone();
    }

    /** Reads a state into a new fold. */
    static OwnershipFold read(byte[] bytes) {
        FoldRun run = new FoldRun(LIMITS, 3, Delivery.DIRECT);
        run.fold.read(new StateReader(bytes), FoldRun::rule);
        return run.fold;
    }

    /** Each four bytes of damage are a place, two bytes high first, how to change it, and with what. */
    static void readDamaged(byte[] damage) {
        byte[] state = bytes();
        for (int i = 0; i + 3 < damage.length; i += 4) {
            int at = ((damage[i] & 0xff) << 8 | damage[i + 1] & 0xff) * state.length >>> 16;
            state[at] = (byte) (damage[i + 2] % 2 == 0 ? damage[i + 3] : state[at] ^ 1 << (damage[i + 3] & 7));
        }
        try {
            assertThat(bytes(read(state))).isNotEmpty();
        } catch (DamagedState e) {
            assertThat(e).hasMessageStartingWith("the state of ownership cannot be read: ");
        }
    }
}
