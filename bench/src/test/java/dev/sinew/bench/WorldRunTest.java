package dev.sinew.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sinew.bench.world.Label.Kind;
import dev.sinew.bench.world.World;
import dev.sinew.bench.world.WorldSettings;
import dev.sinew.engine.ownership.Source;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WorldRunTest {
    private static final WorldSettings SMALL = WorldSettings.of(1, 70, 28, 3);

    @Test
    void attacksAreFoundAndHonestUsersAreNot() {
        WorldRun.Outcome outcome = WorldRun.run(SMALL, Set.of());
        assertThat(outcome.board().succeeded("").rate()).isGreaterThan(0.8);
        assertThat(outcome.board().falseAlarms(Kind.BENIGN).rate()).isLessThan(0.002);
    }

    @Test
    void withoutFlawsNothingIsSaidToHaveBeenReached() {
        WorldRun.Outcome outcome =
                WorldRun.run(SMALL.withoutFlaws(World.flaws()).withStaff(0, 0, 0), Set.of());
        assertThat(outcome.board().falseAlarms().found()).isZero();
    }

    @Test
    void withoutAnyEvidenceNextToNothingIsFound() {
        WorldRun.Outcome outcome = WorldRun.run(SMALL, EnumSet.allOf(Source.class));
        assertThat(outcome.board().succeeded("").rate()).isLessThan(0.3);
    }

    @Test
    void optionsSayWhichWorld() {
        WorldArguments arguments = new WorldArguments(
                List.of("--users", "30", "--apps", "bank,shop", "--without", "hand-out,walk", "--lost", "0.3"));
        assertThat(arguments.settings().users()).isEqualTo(30);
        assertThat(arguments.settings().applications()).containsExactly("bank", "shop");
        assertThat(arguments.settings().lost()).isEqualTo(0.3);
        assertThat(arguments.without()).containsExactlyInAnyOrder(Source.HAND_OUT, Source.WALK);
        assertThatIllegalArgumentException().isThrownBy(() -> new WorldArguments(List.of("--user", "30")));
        assertThatIllegalArgumentException().isThrownBy(() -> new WorldArguments(List.of("--users")));
    }
}
