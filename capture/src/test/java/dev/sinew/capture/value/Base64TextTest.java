package dev.sinew.capture.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64TextTest {
    @Test
    void agreesWithTheLibraryInEveryVariant() {
        long seed = System.nanoTime();
        System.out.println("Base64TextTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            for (Base64.Encoder encoder : new Base64.Encoder[] {
                Base64.getEncoder(), Base64.getUrlEncoder().withoutPadding(), Base64.getMimeEncoder()
            }) {
                assertThat(decode(encoder.encodeToString(bytes)))
                        .as("seed %d", seed)
                        .contains(Slice.of(bytes));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "A", "AAAAA", "AA=A", "AA==AA", "Ä", "AA\0A"})
    void refusesWhatIsNoBase64(String text) {
        assertThat(decode(text)).isEmpty();
    }

    private static Optional<Slice> decode(String text) {
        byte[] bytes = ("xx" + text + "xx").getBytes(StandardCharsets.UTF_8);
        return Base64Text.decode(bytes, 2, bytes.length - 2);
    }
}
