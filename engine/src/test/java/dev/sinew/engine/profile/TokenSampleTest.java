package dev.sinew.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenSampleTest {
    private static final Claims SAID = new Claims(
            "RS256",
            0,
            "issuer",
            1,
            0,
            0,
            0,
            List.of(),
            Claims.ABSENT,
            Claims.ABSENT,
            Claims.ABSENT,
            List.of(),
            0,
            List.of());

    @Test
    void mergesInAnyOrderToTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Long> prints = new ArrayList<>();
            random.longs(random.nextInt(40)).forEach(prints::add);
            TokenSample whole = new TokenSample();
            prints.forEach(print -> whole.add(token(print)));
            Collections.shuffle(prints, random);
            TokenSample[] parts = {new TokenSample(), new TokenSample(), new TokenSample()};
            prints.forEach(print -> parts[random.nextInt(3)].add(token(print)));
            parts[2].merge(parts[0]);
            parts[2].merge(parts[1]);
            assertThat(parts[2].prints()).as("seed " + seed).isEqualTo(whole.prints());
        }
    }

    @Test
    void takesReadableTokensAlone() {
        TokenSample sample = new TokenSample();
        sample.add(new Credential(Kind.BEARER_OPAQUE, "authorization", 5, Claims.NONE));
        sample.add(new Credential(Kind.BASIC, "authorization", 6, SAID));
        sample.add(token(7));
        assertThat(sample.prints()).containsExactly(7);
    }

    private static Credential token(long print) {
        return new Credential(Kind.BEARER_JWT, "authorization", print, SAID);
    }
}
