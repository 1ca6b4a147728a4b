package dev.sinew.app.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.engine.verify.TokenVerifier;
import dev.sinew.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenVerificationTest {
    private static byte[] token(String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String header = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII));
        String payload = encoder.encodeToString(claims.getBytes(StandardCharsets.US_ASCII));
        return (header + "." + payload + ".").getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void allThatManyThreadsHandOverIsVerifiedThoughTheQueueIsShort() throws InterruptedException {
        byte[] token = token("{}");
        try (TokenVerification tokens = new TokenVerification(List.of(), verdict -> {}, 2)) {
            IntStream.rangeClosed(1, 5_000).parallel().forEach(print -> {
                tokens.token(print, token, 0, token.length);
                tokens.token(print, token, 0, token.length);
            });
            tokens.drain();
            assertThat(tokens.known()).isEqualTo(5_000);
            assertThat(tokens.signature(77)).isEqualTo(Signature.UNSIGNED);
            assertThat(tokens.signature(5_001)).isEqualTo(Signature.UNKNOWN);
            assertThat(tokens.problems()).isEmpty();
        }
    }

    @Test
    void theBytesMayChangeOnceTheyAreHandedOver() throws InterruptedException {
        byte[] token = token("{}");
        try (TokenVerification tokens = new TokenVerification(List.of())) {
            tokens.token(1, token, 0, token.length);
            Arrays.fill(token, (byte) 0);
            tokens.drain();
            assertThat(tokens.signature(1)).isEqualTo(Signature.UNSIGNED);
        }
    }

    @Test
    void whatIsTooLongOrFindsNoRoomIsCounted() throws InterruptedException {
        byte[] token = token("{}");
        byte[] large = token("{\"x\":\"" + "y".repeat(TokenVerifier.MAX_BYTES) + "\"}");
        try (TokenVerification tokens = new TokenVerification(List.of())) {
            tokens.token(1, large, 0, large.length);
            for (int print = 2; print < 4 + (1 << 18); print++) {
                tokens.token(print, token, 0, token.length);
            }
            tokens.drain();
            assertThat(tokens.problems())
                    .extracting(Problem::what)
                    .containsExactly(
                            "1 token longer than 8 KiB was not verified",
                            "2 tokens found no room and were not verified");
        }
    }

    @Test
    void nothingHandedOverIsNothingVerified() throws InterruptedException {
        try (TokenVerification tokens = new TokenVerification(List.of())) {
            tokens.drain();
            assertThat(tokens.known()).isZero();
            assertThat(tokens.problems()).isEmpty();
        }
    }
}
