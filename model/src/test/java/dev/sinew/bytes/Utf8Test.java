package dev.sinew.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void agreesWithThePlatformsDecoderOnEverySequenceOfUpToThreeBytesAndOnRandomLongOnes() {
        byte[] three = new byte[3];
        for (int value = 0; value < 1 << 24; value += 7) {
            three[0] = (byte) (value >> 16);
            three[1] = (byte) (value >> 8);
            three[2] = (byte) value;
            assertThat(Utf8.isValid(three, 0, 3)).isEqualTo(decodes(three));
        }
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            byte[] mixed = (new String(bytes, StandardCharsets.UTF_16BE) + "aé€😀").getBytes(StandardCharsets.UTF_8);
            if (random.nextBoolean()) {
                mixed[random.nextInt(mixed.length)] = (byte) random.nextInt();
            }
            assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(decodes(bytes));
            assertThat(Utf8.isValid(mixed, 0, mixed.length)).isEqualTo(decodes(mixed));
        }
    }

    @Test
    void looksAtTheSpanOnly() {
        byte[] bytes = "\u00e9abcdefghijk\u00e9".getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.isValid(bytes, 1, bytes.length)).isFalse();
        assertThat(Utf8.isValid(bytes, 2, bytes.length - 2)).isTrue();
        assertThat(Utf8.isValid(bytes, 0, bytes.length - 1)).isFalse();
        assertThat(Utf8.isValid(bytes, 3, 3)).isTrue();
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
