package dev.sinew.bytes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

class JsonTokenizerFuzzTest {
    private static final int GUARD = 16;

    /** Never throws, ends, stays within its span, and each token lies behind the one before it. */
    @FuzzTest(maxDuration = "5m")
    void tokensLieBehindEachOtherWithinTheInput(byte[] input) {
        int depth = input.length == 0 ? 1 : 1 + (input[0] & 0x3f);
        byte[] bytes = new byte[input.length + 2 * GUARD];
        Arrays.fill(bytes, (byte) '"');
        System.arraycopy(input, 0, bytes, GUARD, input.length);
        int to = GUARD + input.length;
        JsonTokenizer tokenizer = new JsonTokenizer(depth).reset(bytes, GUARD, to);
        byte[] decoded = new byte[input.length];
        int before = GUARD;
        for (int tokens = 0; ; tokens++) {
            int token = tokenizer.next();
            if (token == JsonTokenizer.END || token == JsonTokenizer.ERROR) {
                assertThat(tokenizer.next()).isEqualTo(token);
                break;
            }
            assertThat(tokens).isLessThan(input.length);
            assertThat(tokenizer.start()).isGreaterThanOrEqualTo(before);
            assertThat(tokenizer.end()).isBetween(tokenizer.start(), to);
            assertThat(tokenizer.position()).isBetween(tokenizer.end(), to);
            assertThat(tokenizer.depth()).isBetween(0, depth);
            if (token == JsonTokenizer.STRING || token == JsonTokenizer.NAME) {
                int end = JsonText.decode(bytes, tokenizer.start(), tokenizer.end(), decoded, 0);
                assertThat(end).isLessThanOrEqualTo(tokenizer.end() - tokenizer.start());
            }
            before = tokenizer.position();
        }
        guessedNamesChangeNothing(bytes, to, depth);
    }

    /** Asking for a name before reading on, rightly or wrongly, yields the same tokens. */
    private static void guessedNamesChangeNothing(byte[] bytes, int to, int depth) {
        JsonTokenizer plain = new JsonTokenizer(depth).reset(bytes, GUARD, to);
        JsonTokenizer guessing = new JsonTokenizer(depth).reset(bytes, GUARD, to);
        int token = plain.next();
        while (token != JsonTokenizer.END && token != JsonTokenizer.ERROR) {
            byte[] span = Arrays.copyOfRange(bytes, plain.start(), plain.end());
            boolean wrong = guessing.nextIs(MemberName.of((new String(span, ISO_8859_1) + "x").getBytes(ISO_8859_1)));
            assertThat(wrong).isFalse();
            boolean right = guessing.nextIs(MemberName.of(span));
            assertThat(right && token != JsonTokenizer.NAME).isFalse();
            assertThat(right ? JsonTokenizer.NAME : guessing.next()).isEqualTo(token);
            assertThat(guessing.start()).isEqualTo(plain.start());
            assertThat(guessing.end()).isEqualTo(plain.end());
            assertThat(guessing.escaped()).isEqualTo(plain.escaped());
            token = plain.next();
        }
    }
}
