package dev.sinew.engine.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.engine.Kept;
import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ValueTraceTest {
    private static ValueTrace filled(ValueTrace.Room room, int values) {
        ValueTrace trace = new ValueTrace(room);
        new Random(values).longs(values).forEach(trace::add);
        return trace;
    }

    @Test
    void growsWhileThereIsRoomForAll() {
        ValueTrace.Room room = new ValueTrace.Room(3 * ValueTrace.SMALL);
        ValueTrace first = filled(room, 100);
        ValueTrace second = filled(room, 100);
        second.add(7);

        assertThat(first.cramped()).isFalse();
        assertThat(second.cramped()).isTrue();
        assertThat(second.contains(7)).isTrue();
        assertThat(Kept.bytes(second::write)).hasSizeLessThan(8 * ValueTrace.SMALL + 8);
    }

    @Test
    void isReadAsItWasWritten() {
        for (int values : new int[] {0, 1, 32, 33, 5_000, 300_000}) {
            ValueTrace trace = filled(new ValueTrace.Room(1 << 20), values);
            byte[] state = Kept.bytes(trace::write);
            ValueTrace read = new ValueTrace(new ValueTrace.Room(1 << 20));
            StateReader in = new StateReader(state);
            read.read(in);
            in.end("values");

            assertThat(Kept.bytes(read::write)).isEqualTo(state);
        }
    }

    /** A few bytes take the room of a few values. */
    @Test
    void refusesATableThatIsNearlyEmpty() {
        Consumer<StateWriter> hostile = out -> {
            out.flag(false);
            out.varint(1 << 16);
            out.longs(new long[] {1, 2, 3});
        };
        StateReader in = new StateReader(Kept.bytes(hostile));
        new ValueTrace(new ValueTrace.Room(1 << 20)).read(in);

        assertThatThrownBy(() -> in.end("values"))
                .isInstanceOf(DamagedState.class)
                .hasMessageContaining("a table of values");
    }
}
