package dev.sinew.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ProfileTest {
    private static final Operation OPERATION = new Operation("api.bank.example", "POST", "/x/{id}", "");
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.c2lnbmF0dXJlLW9mLTc";
    private static final List<String> STATES = List.of("open", "closed", "held", "void");

    /** One profile with the forms that belong to it, as a shard has them. */
    private static final class Shard {
        final Profile profile = new Profile();
        final Shapes shapes = new Shapes(new FieldBudget(100_000));

        void add(Observation observation) {
            shapes.add(observation);
            profile.add(observation, observation.segments().get(1).print(), Optional.of(shapes));
        }
    }

    /** More places, callers, fields, days and texts than a profile keeps apart, most of them seen more than once. */
    @Test
    void isTheSameInAnyOrderAndAnySplit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            observations.add(call(random, i));
        }
        long noticed =
                observations.stream().mapToLong(each -> each.marks().size()).sum();
        Shard straight = new Shard();
        observations.forEach(straight::add);
        LearnedOperation learned = new Learned(new FieldClasses()).of(OPERATION, straight.profile);
        assertThat(learned.requestBody().fields()).as("seed %d", seed).hasSizeGreaterThan(400);

        for (int round = 0; round < 10; round++) {
            Collections.shuffle(observations, random);
            List<Shard> shards = List.of(new Shard(), new Shard(), new Shard());
            observations.forEach(each -> shards.get(random.nextInt(3)).add(each));
            Profile merged = new Profile();
            shards.forEach(shard -> merged.merge(shard.profile));

            assertThat(new Learned(new FieldClasses()).of(OPERATION, merged))
                    .as("seed %d", seed)
                    .isEqualTo(learned);
            assertThat(merged.callers(key -> key)).as("seed %d", seed).isEqualTo(straight.profile.callers(key -> key));
            assertThat(merged.notices()).as("seed %d", seed).hasSize(64).isEqualTo(straight.profile.notices());
            long kept = merged.notices().values().stream()
                    .mapToLong(Profile.Sighting::count)
                    .sum();
            assertThat(merged.noticesLeftOut()).as("seed %d", seed).isEqualTo(noticed - kept);
            Shapes together = new Shapes(new FieldBudget(100_000));
            merged.shapes().forEach(together::merge);
            assertThat(together.spread().days()).as("seed %d", seed).hasSize(64);
            assertThat(together.spread().days())
                    .as("seed %d", seed)
                    .isEqualTo(straight.shapes.spread().days());
            assertThat(together.spread().daily())
                    .as("seed %d", seed)
                    .isEqualTo(straight.shapes.spread().daily());
            assertThat(together.spread().largest())
                    .as("seed %d", seed)
                    .isEqualTo(straight.shapes.spread().largest());
            assertThat(lists(together)).as("seed %d", seed).isEqualTo(lists(straight.shapes));
            assertThat(admissions(together)).as("seed %d", seed).isEqualTo(admissions(straight.shapes));
        }
    }

    private static List<Object> lists(Shapes shapes) {
        Lists lists = shapes.lists();
        return List.of(lists.lists(), lists.longLists(), lists.least(), lists.most(), lists.asked());
    }

    private static List<Object> admissions(Shapes shapes) {
        Admissions seen = shapes.admissions();
        return List.of(
                seen.with(),
                seen.firstWith(),
                seen.lastWith(),
                seen.withBefore(Long.MAX_VALUE),
                seen.open(),
                seen.firstOpen(),
                seen.lastOpen(),
                seen.openOrigin(),
                seen.refused(),
                seen.lastRefused());
    }

    /** A call of an operation with hundreds of fields, a few of them each time. */
    static Observation call(Random random, int i) {
        StringBuilder body = new StringBuilder("{\"id\":" + random.nextInt(1000));
        for (int j = 0; j < 20; j++) {
            body.append(",\"field" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26)) + "\":")
                    .append(random.nextBoolean() ? "null" : "\"" + STATES.get(random.nextInt(4)) + "\"");
        }
        body.append(",\"items\":[{\"status\":\"s")
                .append((char) ('a' + random.nextInt(26)))
                .append("\"}]}");
        boolean open = random.nextInt(3) == 0;
        String query = open ? "?limit=" + random.nextInt(3) : "?token" + random.nextInt(90) + "=" + TOKEN;
        return Call.post("/x/" + random.nextInt(500) + query + "&size" + (char) ('a' + random.nextInt(3)) + "=2")
                .json(body.toString())
                .answer(
                        open && random.nextInt(4) == 0 ? 401 : 200 + random.nextInt(30),
                        "application/json",
                        body.toString())
                .at(86_400_000_000L * random.nextInt(100) + i)
                .observe();
    }
}
