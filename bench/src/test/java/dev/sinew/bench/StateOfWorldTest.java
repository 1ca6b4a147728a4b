package dev.sinew.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bench.world.World;
import dev.sinew.bench.world.WorldSettings;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Exchange;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An engine that is stopped and read again in the middle of a world finds what one finds that never stops. */
final class StateOfWorldTest {
    private static final WorldSettings SMALL = WorldSettings.of(3, 60, 30, 3);

    private static byte[] bytes(EngineLoop.Part part) {
        StateWriter out = new StateWriter();
        part.write().accept(out);
        return out.toBytes();
    }

    private static EngineLoop again(EngineLoop engine) {
        EngineLoop next = new EngineLoop();
        List<EngineLoop.Part> from = engine.parts();
        List<EngineLoop.Part> into = next.parts();
        for (int i = 0; i < from.size(); i++) {
            byte[] state = bytes(from.get(i));
            into.get(i).read().accept(new StateReader(state));
            assertThat(bytes(into.get(i))).as(from.get(i).name()).isEqualTo(state);
        }
        return next;
    }

    @Test
    void stoppedInTheMiddleItFindsTheSame() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        World world = new World(SMALL);
        EngineLoop one = new EngineLoop();
        EngineLoop stopped = new EngineLoop();
        while (world.hasNext()) {
            Exchange exchange = world.next().exchange();
            one.accept(exchange);
            stopped.accept(exchange);
            if (random.nextInt(400) == 0) {
                stopped = again(stopped);
            }
        }
        for (int i = 0; i < one.parts().size(); i++) {
            assertThat(bytes(stopped.parts().get(i)))
                    .as("%s, seed %d", one.parts().get(i).name(), seed)
                    .isEqualTo(bytes(one.parts().get(i)));
        }

        assertThat(stopped.finish().keySet()).isEqualTo(one.finish().keySet()).hasSizeGreaterThan(20);
        assertThat(stopped.signals())
                .as("seed %d", seed)
                .isEqualTo(one.signals())
                .isNotEmpty();
    }
}
