package dev.sinew.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ObservationCodecFuzzTest {
    /** Never throws; what decodes can be printed, and encodes to bytes that decode to the same. */
    @FuzzTest(maxDuration = "5m")
    void whatDecodesEncodesToTheSame(byte[] bytes) {
        switch (ObservationCodec.decode(bytes)) {
            case Decoded.Ok(var observation) -> {
                assertThat(observation.toString()).isNotEmpty();
                assertThat(ObservationCodec.decode(ObservationCodec.encode(observation)))
                        .isEqualTo(new Decoded.Ok(observation));
            }
            case Decoded.Broken(String reason) -> assertThat(reason).isNotEmpty();
        }
    }
}
