package dev.sinew.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ProfileTest {
    /** More places than a profile keeps notices of, most of them seen more than once. */
    @Test
    void isTheSameInAnyOrderAndAnySplit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            observations.add(Call.get("/x?token" + random.nextInt(90)
                            + "=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.c2lnbmF0dXJlLW9mLTc")
                    .observe());
        }
        Profile straight = new Profile();
        observations.forEach(straight::add);

        for (int round = 0; round < 20; round++) {
            Collections.shuffle(observations, random);
            List<Profile> parts = List.of(new Profile(), new Profile(), new Profile());
            observations.forEach(each -> parts.get(random.nextInt(3)).add(each));
            Profile merged = new Profile();
            parts.forEach(merged::merge);

            assertThat(merged.requests()).as("seed %d", seed).isEqualTo(300);
            assertThat(merged.callers()).as("seed %d", seed).isEqualTo(straight.callers());
            assertThat(merged.notices()).as("seed %d", seed).hasSize(64).isEqualTo(straight.notices());
            long kept = merged.notices().values().stream()
                    .mapToLong(Profile.Sighting::count)
                    .sum();
            assertThat(merged.noticesLeftOut()).as("seed %d", seed).isEqualTo(300 - kept);
        }
    }
}
