package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of objects is the same in whichever order it was told, and is kept within its limit. */
class ObjectStoreTest {
    private static final int CALLERS = 45;
    private static final int TIMES = 30;

    private interface Lesson {
        void tell(ObjectStore store);
    }

    /** Lessons on so many objects of a few types, by some callers. */
    private static List<Lesson> lessons(Random random, int count, int objects, int types) {
        return lessons(random, count, objects, types, 0);
    }

    private static List<Lesson> lessons(Random random, int count, int objects, int types, long only) {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long object = only != 0 ? only : Named.mix(1 + random.nextInt(objects));
            int type = 7 + random.nextInt(types);
            int time = 1 + random.nextInt(TIMES);
            long caller = 1L + random.nextInt(random.nextBoolean() ? 3 : CALLERS);
            boolean flag = random.nextInt(4) > 0;
            lessons.add(
                    switch (random.nextInt(8)) {
                        case 0, 1, 2 -> store -> store.handed(object, type, caller, flag, time);
                        case 3 -> store -> store.created(object, type, caller, caller % 7 > 0, time, parties(caller));
                        case 4 -> store -> store.named(object, type, Person.of((int) (caller % 2), caller << 8), time);
                        case 5 -> store -> store.published(object, type, flag, time);
                        case 6 -> store -> store.under(object, type, caller, time);
                        default -> store -> store.deleted(object, type, time);
                    });
        }
        return lessons;
    }

    private static long[] parties(long caller) {
        return caller % 3 == 0 ? new long[] {caller + 1} : Creations.NOBODY;
    }

    private static ObjectStore of(List<Lesson> lessons) {
        ObjectStore store = new ObjectStore(100_000);
        lessons.forEach(each -> each.tell(store));
        return store;
    }

    @ParameterizedTest
    @CsvSource({"6, 1, 1", "10, 2, 2", "40, 3, 1", "200, 40, 1", "400, 30, 3", "3000, 900, 2", "900, 4, 2"})
    void theOrderOfLessonsDoesNotMatter(int count, int objects, int types) {
        for (int round = 0; round < 40; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            List<Lesson> lessons = lessons(random, count, objects, types);
            ObjectStore one = of(lessons);
            Collections.shuffle(lessons, random);
            ObjectStore other = of(lessons);

            assertThat(other.size()).isEqualTo(one.size());
            for (int i = 1; i <= objects; i++) {
                assertThat(answers(other, Named.mix(i)))
                        .as("seed %d, object %d", seed, i)
                        .isEqualTo(answers(one, Named.mix(i)));
            }
            assertThat(types(other.types())).as("seed %d", seed).isEqualTo(types(one.types()));
            assertThat(counts(one.types())).as("seed %d", seed).isEqualTo(counts(recount(one, objects)));
        }
    }

    @Test
    void typesOfTwoStoresAddUpToThoseOfOne() {
        for (int round = 0; round < 100; round++) {
            long seed = System.nanoTime();
            ObjectStore even = new ObjectStore(1_000);
            ObjectStore odd = new ObjectStore(1_000);
            ObjectStore all = new ObjectStore(1_000);
            Random random = new Random(seed);
            for (int i = 1; i <= 60; i++) {
                long object = Named.mix(i);
                for (Lesson each : lessons(new Random(random.nextLong()), 5, 1, 2, object)) {
                    each.tell(i % 2 == 0 ? even : odd);
                    each.tell(all);
                }
            }
            assertThat(types(sum(even, odd))).as("seed %d", seed).isEqualTo(types(all.types()));
            assertThat(types(sum(odd, even))).as("seed %d", seed).isEqualTo(types(all.types()));
        }
    }

    private static Map<Integer, TypeFacts> sum(ObjectStore one, ObjectStore other) {
        Map<Integer, TypeFacts> sum = new HashMap<>();
        one.types().forEach((type, facts) -> into(sum, type).merge(facts));
        other.types().forEach((type, facts) -> into(sum, type).merge(facts));
        return sum;
    }

    private static TypeFacts into(Map<Integer, TypeFacts> types, int type) {
        return types.computeIfAbsent(type, key -> new TypeFacts());
    }

    @Test
    void forgetsTheLongestUnusedWithinItsLimitAndCountsThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int limit = 1_000;
        ObjectStore store = new ObjectStore(limit);
        Set<Long> told = new HashSet<>();
        for (int i = 1; i <= 20_000; i++) {
            long object = Named.mix(i);
            told.add(object);
            store.created(object, 7, 1 + random.nextInt(50), true, i, Creations.NOBODY);
            if (random.nextInt(3) == 0) {
                store.handed(object, 7, 99, true, i);
            }
            assertThat(store.size()).isLessThanOrEqualTo(limit);
            assertThat(store.size() + store.forgotten()).isEqualTo(told.size());
        }
        assertThat(store.of(Named.mix(20_000))).isNotNull();
        assertThat(store.of(Named.mix(1))).isNull();
        assertThat(counts(store.types())).as("seed %d", seed).isEqualTo(counts(recount(store, 20_000)));
    }

    @Test
    void whatStoodUnderAnIdBeforeItWasDeletedIsKnownStill() {
        ObjectStore store = new ObjectStore(100);
        store.created(5, 7, 11, true, 10, Creations.NOBODY);
        store.handed(5, 7, 12, true, 12);
        store.deleted(5, 7, 20);
        store.created(5, 7, 13, true, 30, Creations.NOBODY);
        ObjectFacts facts = Optional.ofNullable(store.of(5)).orElseThrow();

        assertThat(facts.creator()).isEqualTo(13);
        assertThat(facts.wasGivenTo(12)).isFalse();
        assertThat(facts.asOf(15).creator()).isEqualTo(11);
        assertThat(facts.asOf(15).wasGivenTo(12)).isTrue();
        assertThat(facts.asOf(25).creator()).isEqualTo(13);
        store.deleted(5, 7, 40);
        assertThat(store.of(5)).isNotNull();
        assertThat(facts.asOf(15).creator()).isZero();
        assertThat(facts.asOf(50).creator()).isZero();
    }

    @Test
    void whatWasMentionedFirstCountsAsGivenOnceItIs() {
        ObjectStore store = new ObjectStore(100);
        for (long object = 1; object <= 4; object++) {
            store.handed(object, 7, 11, false, 10);
            store.handed(object, 7, 11, true, 12);
        }
        // One given to two, four to one: no good part is given to several.
        store.handed(5, 7, 11, true, 10);
        store.handed(5, 7, 12, true, 12);

        assertThat(into(store.types(), 7).isMixed(3)).isFalse();
    }

    @Test
    void whatIsDeletedUnderAnotherTypeIsNoLoss() {
        ObjectStore store = new ObjectStore(100);
        store.deleted(5, 9, 20);
        store.created(5, 7, 11, true, 10, Creations.NOBODY);
        ObjectFacts facts = Optional.ofNullable(store.of(5)).orElseThrow();

        assertThat(facts.type()).isEqualTo(7);
        assertThat(facts.creator()).isEqualTo(11);
    }

    @Test
    void anOwnerThatComesBackIsTheOwnerSinceThen() {
        Namings names = new Namings();
        names.add(21, 30);
        names.add(22, 20);
        names.add(21, 10);

        assertThat(names.person()).isEqualTo(21);
        assertThat(names.before()).isEqualTo(22);
        assertThat(names.since()).isEqualTo(21);
        assertThat(names.until()).isEqualTo(30);
        assertThat(names.asOf(20).person()).isEqualTo(22);
    }

    private static Map<Integer, TypeFacts> recount(ObjectStore store, int objects) {
        Map<Integer, TypeFacts> types = new HashMap<>();
        for (int i = 1; i <= objects; i++) {
            ObjectFacts facts = store.of(Named.mix(i));
            if (facts != null) {
                into(types, facts.type()).count(facts, 1);
            }
        }
        return types;
    }

    /** What types answer from their counts. */
    private static Map<Integer, String> counts(Map<Integer, TypeFacts> types) {
        Map<Integer, String> answers = new HashMap<>();
        types.forEach((type, facts) -> {
            StringBuilder text = new StringBuilder();
            for (int many = 2; many < ObjectFacts.MOST; many++) {
                text.append(facts.isShared(many)).append(facts.isMixed(many));
            }
            if (text.indexOf("true") >= 0 || !facts.isChild()) {
                answers.put(type, text.append(facts.isChild()).toString());
            }
        });
        return answers;
    }

    private static Map<Integer, String> types(Map<Integer, TypeFacts> types) {
        Map<Integer, String> answers = counts(types);
        types.forEach((type, facts) -> {
            if (facts.owners() > 0) {
                answers.merge(type, " owners " + facts.owners(), String::concat);
            }
        });
        return answers;
    }

    private static List<Object> answers(ObjectStore store, long object) {
        ObjectFacts facts = store.of(object);
        List<Object> answers = new ArrayList<>();
        if (facts == null) {
            return answers;
        }
        answers.add(facts.touched);
        for (int time = 0; time <= TIMES + 1; time++) {
            answers(facts.asOf(time), time, answers);
        }
        return answers;
    }

    private static void answers(ObjectFacts facts, int time, List<Object> into) {
        into.addAll(List.of(
                facts.type(),
                facts.parent(),
                facts.hasManyParents(),
                facts.creator(),
                facts.creatorKnown(),
                facts.createdAt(),
                facts.person(),
                facts.personBefore(time),
                facts.namedFrom()));
        into.addAll(List.of(
                facts.isMadeAfter(time),
                facts.isHandedAfter(time),
                facts.isFirstNamedAfter(time),
                facts.isForgottenAt(time),
                facts.givenTo(),
                facts.isPublished(),
                facts.receivers(),
                facts.onlyReceiver(),
                facts.owner(),
                facts.hasHolder()));
        for (long caller = 1; caller <= CALLERS; caller++) {
            into.add(facts.wasHandedTo(caller));
            into.add(facts.wasGivenTo(caller));
        }
        into.add(Arrays.stream(facts.handedTo()).boxed().collect(Collectors.toSet()));
    }
}
