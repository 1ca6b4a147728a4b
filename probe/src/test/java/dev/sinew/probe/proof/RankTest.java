package dev.sinew.probe.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Personas;
import org.junit.jupiter.api.Test;

final class RankTest {
    private static final Persona PLATFORM = Personas.of("platform_admin", "");
    private static final Persona NORTH = Personas.of("owner", "north");
    private static final Persona SOUTH = Personas.of("owner", "south");
    private static final Persona DISPATCHER = Personas.of("dispatcher", "north");

    @Test
    void whoRunsTheServiceForAllTenantsIsAboveWhoRunsOne() {
        assertThat(Rank.above(PLATFORM, NORTH)).isTrue();
        assertThat(Rank.above(NORTH, PLATFORM)).isFalse();
        assertThat(Rank.apart(PLATFORM, NORTH)).isTrue();
        assertThat(Rank.apart(NORTH, PLATFORM))
                .as("nothing says what support may do")
                .isTrue();
    }

    @Test
    void ofTwoWhoRunTenantsNeitherIsAboveTheOther() {
        assertThat(Rank.above(NORTH, SOUTH)).isFalse();
        assertThat(Rank.apart(NORTH, SOUTH)).isFalse();
    }

    @Test
    void whoBelongsToNoTenantIsNotAboveThoseForThatAlone() {
        assertThat(Rank.above(Personas.of("owner", ""), NORTH))
                .as("of one role")
                .isFalse();
        assertThat(Rank.above(Personas.of("user", ""), NORTH))
                .as("not privileged")
                .isFalse();
        assertThat(Rank.above(PLATFORM, Personas.of("owner", "")))
                .as("no tenants")
                .isFalse();
    }

    @Test
    void whoRunsATenantIsAboveWhoWorksThere() {
        assertThat(Rank.above(NORTH, DISPATCHER)).isTrue();
        assertThat(Rank.above(PLATFORM, DISPATCHER)).isTrue();
        assertThat(Rank.above(DISPATCHER, NORTH)).isFalse();
    }
}
