package dev.sinew.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Kept;
import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a profile and its forms wrote is read, learns on and merges as if it had never been bytes. */
class ProfileStateTest {
    private static final Operation OPERATION = new Operation("api.bank.example", "POST", "/x/{id}", "");

    /** One profile with the forms that belong to it. */
    private static final class Shard {
        final Profile profile = new Profile();
        final FieldBudget budget = new FieldBudget(100_000);
        final Shapes shapes;

        Shard() {
            shapes = new Shapes(budget);
        }

        private Shard(StateReader in) {
            shapes = Shapes.read(in, budget);
            profile.read(in, List.of(shapes));
            in.end("a shard");
        }

        void add(Observation observation) {
            shapes.add(observation);
            profile.add(observation, observation.segments().get(1).print(), Optional.of(shapes));
        }

        void write(StateWriter out) {
            shapes.write(out);
            profile.write(out, any -> 0);
        }

        Shard again() {
            byte[] state = Kept.bytes(this::write);
            Shard read = new Shard(new StateReader(state));
            assertThat(Kept.bytes(read::write)).isEqualTo(state);
            assertThat(read.budget.left()).isEqualTo(budget.left());
            return read;
        }

        /** The same with all forms that were merged made one. */
        Shard united() {
            Shard one = new Shard();
            profile.shapes().forEach(one.shapes::merge);
            one.profile.merge(profile);
            one.profile.reshape(any -> one.shapes);
            return one;
        }
    }

    private static List<Observation> calls(Random random, int count) {
        List<Observation> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(ProfileTest.call(random, i));
        }
        return calls;
    }

    @Test
    void learnsOnAfterAnyCallAsIfItHadNeverStopped() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Shard one = new Shard();
        Shard stopped = new Shard();
        for (Observation call : calls(random, 600)) {
            one.add(call);
            stopped.add(call);
            if (random.nextInt(40) == 0) {
                stopped = stopped.again();
            }
        }

        assertThat(one.shapes.request().full()).isTrue();
        assertThat(Kept.bytes(stopped::write)).as("seed %d", seed).isEqualTo(Kept.bytes(one::write));
        assertThat(new Learned(new FieldClasses()).of(OPERATION, stopped.profile))
                .isEqualTo(new Learned(new FieldClasses()).of(OPERATION, one.profile));
    }

    @Test
    void mergesExactlyInAnyOrder() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Observation> calls = calls(random, 500);
        Shard straight = new Shard();
        calls.forEach(straight::add);
        byte[] expected = Kept.bytes(straight::write);
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(calls, random);
            List<Shard> shards = new ArrayList<>(List.of(new Shard(), new Shard(), new Shard()));
            calls.forEach(each -> shards.get(random.nextInt(3)).add(each));
            shards.replaceAll(Shard::again);
            Collections.shuffle(shards, random);
            Shard merged = new Shard();
            shards.forEach(shard -> merged.profile.merge(shard.profile));

            assertThat(Kept.bytes(merged.united()::write)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void whatIsCutOffIsRefusedAndWhatIsDamagedToo() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Shard small = new Shard();
        calls(random, 90).forEach(small::add);
        byte[] state = Kept.bytes(small::write);

        Kept.refusedWhereCutOff(state, Shard::new);
        Kept.readOrRefusedWhereDamaged(state, random, 500, Shard::new, read -> {
            read.add(ProfileTest.call(random, 1));
            assertThat(read.profile.callers(key -> key)).isNotNegative();
            assertThat(new Learned(new FieldClasses()).of(OPERATION, read.profile))
                    .isNotNull();
            assertThat(Kept.bytes(read::write)).isNotEmpty();
        });
    }
}
