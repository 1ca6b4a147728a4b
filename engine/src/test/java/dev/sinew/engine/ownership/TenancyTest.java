package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TenancyTest {
    @Test
    void theOneThatIsNamedMostIsOnesOwn() {
        assertThat(of(List.of(1L, 1L, 2L, 1L, 1L, 2L, 1L)).usual()).isEqualTo(1);
        assertThat(of(List.of(1L, 1L, 2L, 1L, 1L, 2L, 1L)).usualObject()).isEqualTo(101);
    }

    @Test
    void whoNamesSeveralAlikeHasNone() {
        assertThat(of(Collections.nCopies(4, 1L)).usual()).isZero();
        List<Long> both = new ArrayList<>(Collections.nCopies(9, 1L));
        both.addAll(Collections.nCopies(9, 2L));
        assertThat(of(both).usual()).isZero();
    }

    @Test
    void whatWasDecidedOutlivesWhatWasCounted() {
        Tenancy tenancy = of(Collections.nCopies(6, 3L));
        tenancy.forget();
        assertThat(tenancy.usual()).isEqualTo(3);
        tenancy.decide();
        assertThat(tenancy.usual()).isZero();
    }

    @Test
    void theSameInAnyOrderAndInParts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Long> named = new ArrayList<>(Collections.nCopies(60, 5L));
        for (int i = 0; i < 50; i++) {
            named.add(1L + random.nextInt(40));
        }
        long expected = of(named).usual();
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(named, random);
            int cut = random.nextInt(named.size());
            Tenancy parts = of(named.subList(0, cut));
            parts.add(of(named.subList(cut, named.size())));
            parts.decide();
            assertThat(parts.usual()).as("seed " + seed).isEqualTo(expected);
        }
    }

    private static Tenancy of(List<Long> named) {
        Tenancy tenancy = new Tenancy();
        named.forEach(each -> tenancy.add(new Named(Place.NONE, 100 + each, each, 0)));
        tenancy.decide();
        return tenancy;
    }
}
