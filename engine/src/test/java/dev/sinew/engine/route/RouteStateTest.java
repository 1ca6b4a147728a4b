package dev.sinew.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Kept;
import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.profile.Learned;
import dev.sinew.model.Change;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fold writes, another reads and goes on as if there had been but one. */
class RouteStateTest {
    private static final RouteLimits SMALL = new RouteLimits(20, 300, 1_000, 40, 8, 400, 6, 600);

    private static RouteFold again(RouteLimits limits, byte[] state) {
        RouteFold fold = new RouteFold(limits);
        fold.read(new StateReader(state));
        return fold;
    }

    private static List<LearnedOperation> learned(RouteView view) {
        Learned learned = new Learned(new FieldClasses());
        List<LearnedOperation> all = new ArrayList<>();
        view.operations().forEach((operation, profile) -> all.add(learned.of(operation, profile)));
        return all;
    }

    private static List<Long> unattributed(RouteView view) {
        List<Long> all = new ArrayList<>();
        view.unattributed()
                .values()
                .forEach(each -> all.addAll(List.of(
                        each.notFound(),
                        each.failed(),
                        each.scanner(),
                        each.limit(),
                        each.frontPage(),
                        each.preflight())));
        return all;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesOnAfterAnyCallAsIfItHadNeverStopped(boolean small) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        RouteLimits limits = small ? SMALL : RouteLimits.DEFAULT;
        Random random = new Random(seed);
        RandomPaths paths = new RandomPaths(random);
        RouteFold one = new RouteFold(limits);
        RouteFold stopped = new RouteFold(limits);
        List<Change> expected = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            Observation call = paths.next();
            one.accept(call, i % 90, expected);
            stopped.accept(call, i % 90, changes);
            if (random.nextInt(300) == 0) {
                OperationFinder finder = one.settle(expected);
                assertThat(stopped.settle(changes).find(call.api(), call.method(), call.selector(), call.segments()))
                        .isEqualTo(finder.find(call.api(), call.method(), call.selector(), call.segments()));
            }
            if (random.nextInt(i < 300 ? 30 : 600) == 0) {
                byte[] state = Kept.bytes(stopped::write);
                stopped = again(limits, state);
                assertThat(Kept.bytes(stopped::write)).as("seed %d", seed).isEqualTo(state);
                assertThat(changes).as("seed %d", seed).isEqualTo(expected);
            }
        }
        assertThat(Kept.bytes(stopped::write)).as("seed %d", seed).isEqualTo(Kept.bytes(one::write));
        RouteView view = one.view(expected);
        RouteView after = stopped.view(changes);

        assertThat(changes).isEqualTo(expected).hasSizeGreaterThan(30);
        assertThat(learned(after)).as("seed %d", seed).isEqualTo(learned(view));
        assertThat(unattributed(after)).isEqualTo(unattributed(view));
        assertThat(stopped.beyondApis()).isEqualTo(one.beyondApis());
        assertThat(stopped.cramped()).isEqualTo(one.cramped());
        assertThat(one.cramped() > 0).isEqualTo(small);
        assertThat(one.beyondApis() > 0).isEqualTo(small);
    }

    private static byte[] state(Random random) {
        RandomPaths paths = new RandomPaths(random);
        RouteFold fold = new RouteFold(SMALL);
        for (int i = 0; i < 500; i++) {
            fold.accept(paths.next(), i % 90, new ArrayList<>());
        }
        return Kept.bytes(fold::write);
    }

    @Test
    void whatIsCutOffIsRefusedAndWhatIsDamagedToo() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] state = state(random);
        RandomPaths paths = new RandomPaths(random);

        Kept.refusedWhereCutOff(state, in -> new RouteFold(SMALL).read(in));
        Kept.readOrRefusedWhereDamaged(
                state,
                random,
                300,
                in -> {
                    RouteFold fold = new RouteFold(SMALL);
                    fold.read(in);
                    return fold;
                },
                fold -> {
                    for (int i = 0; i < 5; i++) {
                        fold.accept(paths.next(), 7, new ArrayList<>());
                    }
                    assertThat(learned(fold.view(new ArrayList<>()))).isNotNull();
                    assertThat(Kept.bytes(fold::write)).isNotEmpty();
                });
    }
}
