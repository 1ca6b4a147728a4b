package dev.sinew.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Kept;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.verify.TokenVerdict.Reason;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenVerdictsTest {
    @Test
    void verdictsAreFoundByFingerprint() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TokenVerdicts verdicts = new TokenVerdicts(100_000);
        Map<Long, Signature> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long print = random.nextInt(3) == 0 ? 1 + random.nextInt(5_000) : random.nextLong() | 1;
            Signature signature = Signature.values()[random.nextInt(5)];
            verdicts.add(new TokenVerdict(print, signature, Reason.NONE, ""));
            expected.put(print, signature);
        }
        assertThat(verdicts.size()).as("seed " + seed).isEqualTo(expected.size());
        expected.forEach(
                (print, signature) -> assertThat(verdicts.signature(print)).isEqualTo(signature));
        assertThat(verdicts.signature(-8)).isEqualTo(Signature.UNKNOWN);
        assertThat(verdicts.has(-8)).isFalse();
    }

    @Test
    void whatFindsNoRoomIsCounted() {
        TokenVerdicts verdicts = new TokenVerdicts(2);
        for (long print = 1; print <= 5; print++) {
            verdicts.add(new TokenVerdict(print, Signature.VALID, Reason.NONE, ""));
        }
        verdicts.add(new TokenVerdict(1, Signature.INVALID, Reason.NONE, ""));
        assertThat(verdicts.size()).isEqualTo(2);
        assertThat(verdicts.beyond()).isEqualTo(3);
        assertThat(verdicts.signature(1)).isEqualTo(Signature.INVALID);
        assertThat(verdicts.signature(3)).isEqualTo(Signature.UNKNOWN);
    }

    @Test
    void areReadAsTheyWereWritten() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        TokenVerdicts verdicts = new TokenVerdicts(3_000);
        for (int i = 0; i < 4_000; i++) {
            Signature signature = Signature.values()[random.nextInt(Signature.values().length)];
            verdicts.add(new TokenVerdict(
                    random.nextLong() | 1, signature, Reason.NONE, "", TokenContent.of(random.nextInt(8))));
        }
        byte[] state = Kept.bytes(verdicts::write);
        TokenVerdicts read = again(new StateReader(state));

        assertThat(read.size()).isEqualTo(verdicts.size());
        assertThat(read.beyond()).isEqualTo(verdicts.beyond()).isPositive();
        assertThat(Kept.bytes(read::write)).isEqualTo(state);
        Kept.refusedWhereCutOff(state, TokenVerdictsTest::again);
        Kept.readOrRefusedWhereDamaged(
                state,
                random,
                300,
                TokenVerdictsTest::again,
                each -> assertThat(Kept.bytes(each::write)).isNotEmpty());
    }

    private static TokenVerdicts again(StateReader in) {
        TokenVerdicts verdicts = new TokenVerdicts(3_000);
        verdicts.read(in);
        return verdicts;
    }
}
