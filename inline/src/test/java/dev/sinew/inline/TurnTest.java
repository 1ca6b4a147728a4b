package dev.sinew.inline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TurnTest {
    @Test
    void endsWithALongStretchAndBeginsAnew() {
        Turn turn = new Turn();

        turn.passed(200_000);
        assertThat(turn.isOver()).isFalse();
        assertThat(turn.ends()).isFalse();

        turn.passed(200_000);
        assertThat(turn.isOver()).isTrue();
        assertThat(turn.ends()).isTrue();
        assertThat(turn.isOver()).isFalse();
    }
}
