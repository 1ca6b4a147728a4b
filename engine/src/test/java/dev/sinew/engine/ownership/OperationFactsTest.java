package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.AccessReader;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How operations, APIs and places are used adds up to the same in any order, and in any parts. */
class OperationFactsTest {
    private interface Lesson<T> {
        void tell(T facts);
    }

    private interface Merge<T> {
        void into(T one, T other);
    }

    private interface Answers<T> {
        List<Object> of(T facts, long judged);
    }

    private static List<Access> accesses(Random random) {
        List<Access> accesses = new ArrayList<>();
        AccessReader reader = new AccessReader();
        for (RandomTraffic.Step step : RandomTraffic.of(random, 300)) {
            if (step instanceof RandomTraffic.Step.Seen seen) {
                accesses.add(reader.read(seen.observation(), accesses.size(), seen.caller(), seen.account()));
            }
        }
        return accesses;
    }

    private static <T> void check(
            long seed,
            List<Lesson<T>> lessons,
            List<Access> judged,
            Supplier<T> none,
            Merge<T> merge,
            Answers<T> answers) {
        Random random = new Random(seed);
        T all = of(lessons, none);
        Collections.shuffle(lessons, random);
        int cut = random.nextInt(lessons.size());
        T shuffled = of(lessons, none);
        T one = of(lessons.subList(0, cut), none);
        T other = of(lessons.subList(cut, lessons.size()), none);
        T otherFirst = of(lessons.subList(cut, lessons.size()), none);
        merge.into(otherFirst, one);
        merge.into(one, other);
        for (Access each : judged.subList(0, 40)) {
            long caller = each.actor().key();
            List<Object> expected = answers.of(all, caller);
            assertThat(answers.of(shuffled, caller)).as("seed %d", seed).isEqualTo(expected);
            assertThat(answers.of(one, caller)).as("seed %d", seed).isEqualTo(expected);
            assertThat(answers.of(otherFirst, caller)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static <T> T of(List<Lesson<T>> lessons, Supplier<T> none) {
        T facts = none.get();
        lessons.forEach(each -> each.tell(facts));
        return facts;
    }

    @Test
    void operationsAddUpToTheSame() {
        for (int round = 0; round < 12; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            List<Access> accesses = accesses(random);
            List<Lesson<OperationFacts>> lessons = new ArrayList<>();
            for (Access access : accesses) {
                long caller = access.actor().key();
                boolean forOthers = random.nextInt(9) == 0;
                boolean guest = random.nextInt(9) == 0;
                int number = random.nextInt(30);
                lessons.add(facts -> facts.learn(access, forOthers, guest));
                lessons.add(facts -> facts.people(caller, number % 9));
                lessons.add(facts -> facts.shown(caller, number));
                lessons.add(facts -> facts.rights(caller, number));
            }
            check(
                    seed,
                    lessons,
                    accesses,
                    OperationFacts::new,
                    OperationFacts::merge,
                    (facts, judged) -> List.of(
                            facts.shownTo(judged),
                            facts.usuallyShown(judged),
                            facts.commonRights(judged),
                            facts.callers(judged),
                            facts.usualValues(),
                            facts.credentialed(judged, true, false),
                            facts.credentialed(judged, false, true),
                            facts.privileged(judged),
                            facts.isOfMany(),
                            facts.isWorkList(40),
                            facts.isWorkList(4_000),
                            facts.isLoneList(40)));
        }
    }

    @Test
    void howMuchOneReadsWithoutCredentialsCountsForNothingWhereItIsToldWhatHarmsOthers() {
        AccessReader reader = new AccessReader();
        OperationFacts facts = new OperationFacts();
        for (int caller = 1; caller <= 6; caller++) {
            Call signed = Call.get("/cards/" + caller).header("Authorization", "Bearer of-holder-" + caller);
            facts.learn(reader.read(answered(signed), caller, caller, 0), false, false);
        }
        for (int card = 1; card <= 9; card++) {
            Access bare = reader.read(answered(Call.get("/cards/" + card)), 10 + card, 99, 0);
            facts.learn(bare, false, false);
        }
        assertThat(facts.credentialed(99, false, false)).isZero();
        assertThat(facts.credentialed(99, false, true)).isEqualTo(6);
        facts.learn(reader.read(answered(Call.get("/cards/1")), 30, 98, 0), false, false);
        assertThat(facts.credentialed(99, false, true)).isZero();
    }

    private static Observation answered(Call call) {
        return call.answerJson("{\"number\":\"4111 1111 1111 1111\"}").observe();
    }

    @Test
    void apisAddUpToTheSame() {
        for (int round = 0; round < 12; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            List<Access> accesses = accesses(random);
            List<Lesson<ApiFacts>> lessons = new ArrayList<>();
            for (Access access : accesses) {
                boolean forOthers = random.nextInt(9) == 0;
                boolean guest = random.nextInt(9) == 0;
                int rights = random.nextInt(8);
                lessons.add(facts -> facts.learn(access, forOthers, guest));
                lessons.add(facts -> facts.rights(access.actor().key(), rights));
                if (forOthers) {
                    lessons.add(facts -> facts.worksOnOthers(access.actor().key()));
                }
            }
            check(
                    seed,
                    lessons,
                    accesses,
                    ApiFacts::new,
                    ApiFacts::merge,
                    (facts, judged) -> List.of(
                            facts.users(),
                            facts.callers(),
                            facts.lacking(3, judged),
                            facts.hasWorkers(judged),
                            facts.credentialedWrites(accesses.getFirst())));
        }
    }

    @Test
    void placesAddUpToTheSame() {
        AttributeNames names = new AttributeNames();
        Place place = new Place(
                5, "card", 7, "ownerId", "the answer", false, true, 0, false, false, false, true, false, false);
        for (int round = 0; round < 12; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            List<Access> accesses = accesses(random);
            List<Lesson<PlaceFacts>> lessons = new ArrayList<>();
            for (Access access : accesses) {
                long caller = access.actor().key();
                boolean yes = random.nextInt(9) > 0;
                long value = yes ? caller : random.nextInt(5) + 1;
                lessons.add(facts -> facts.attribute((int) (caller & 1)).add(caller, yes, value));
                lessons.add(facts -> facts.told.told(caller, value));
                lessons.add(facts -> facts.own.add(caller, yes));
                lessons.add(facts -> facts.given.add(caller, yes));
                lessons.add(facts -> facts.repeated.add(caller, !yes));
            }
            check(seed, lessons, accesses, () -> new PlaceFacts(place), PlaceFacts::merge, (facts, judged) -> {
                facts.cut(names);
                return List.of(
                        facts.candidates(),
                        facts.owner(),
                        facts.self(),
                        facts.isKept(),
                        facts.keepers(0, judged),
                        facts.keepers(1, judged),
                        facts.owners(judged),
                        facts.strangers(judged),
                        facts.isKept(judged),
                        facts.repeated.yes(judged));
            });
        }
    }
}
