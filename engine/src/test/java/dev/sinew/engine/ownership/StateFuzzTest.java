package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sinew.engine.codec.DamagedState;

/** Bytes that anybody may have made are read as a state or refused with a reason, and nothing else. */
class StateFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void anyBytesAreReadOrRefused(byte[] bytes) {
        try {
            assertThat(SmallState.bytes(SmallState.read(bytes))).isNotEmpty();
        } catch (DamagedState e) {
            assertThat(e).hasMessageStartingWith("the state of ownership cannot be read: ");
        }
    }

    @FuzzTest(maxDuration = "5m")
    void aDamagedStateIsReadOrRefused(byte[] damage) {
        SmallState.readDamaged(damage);
    }
}
