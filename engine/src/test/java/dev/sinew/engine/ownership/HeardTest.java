package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.codec.StateReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers were told of is never forgotten, and little else passes for it. */
class HeardTest {
    private static final int OTHERS = 10_000;

    private static Heard told(int from, int to) {
        Heard heard = new Heard();
        for (int i = from; i < to; i++) {
            heard.hear(Named.mix(i));
        }
        return heard;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 26, 400, 2_000, 50_000})
    void whatWasToldIsKnown(int things) {
        Heard heard = told(0, things);
        for (int i = 0; i < things; i++) {
            assertThat(heard.has(Named.mix(i))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 100, 400, 2_000})
    void littleElseIs(int things) {
        Heard heard = told(0, things);
        int known = 0;
        for (int i = 0; i < OTHERS; i++) {
            known += heard.has(Named.mix(-1 - i)) ? 1 : 0;
        }
        assertThat(known).isLessThan(OTHERS / 20);
    }

    @Test
    void whoeverWasToldOfMoreThanFitsKnowsEverything() {
        assertThat(told(0, 50_000).has(Named.mix(-1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 400, 50_000})
    void twoKeysOfOneCallerKnowWhatEitherWasTold(int things) {
        Heard heard = told(0, things);
        heard.merge(told(things, things + 30));
        for (int i = 0; i < things + 30; i++) {
            assertThat(heard.has(Named.mix(i))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 400, 50_000})
    void itIsReadAsItWasWritten(int things) {
        byte[] state = SmallState.bytes(told(0, things)::write);
        Heard read = new Heard();
        read.read(new StateReader(state));
        for (int i = 0; i < things; i++) {
            assertThat(read.has(Named.mix(i))).isTrue();
        }
        assertThat(SmallState.bytes(read::write)).isEqualTo(state);
    }
}
