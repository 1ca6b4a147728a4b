package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Voices and numbers of callers add up to the same in any order, and in any parts. */
class VotersTest {
    private static final int CALLERS = 150;

    private record Voice(long caller, boolean yes, long value) {}

    @ParameterizedTest
    @ValueSource(ints = {5, 40, 60, 150})
    void voicesAddUpToTheSame(int callers) {
        check(callers, (voters, voice) -> voters.add(voice.caller(), voice.yes(), voice.value()), Voters::merge);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 40, 60, 150})
    void whatCallersWereToldAddsUpToTheSame(int callers) {
        check(callers, (voters, voice) -> voters.told(voice.caller(), 1 + voice.value()), Voters::mergeTold);
    }

    private static void check(int callers, BiConsumer<Voters, Voice> add, BiConsumer<Voters, Voters> merge) {
        for (int round = 0; round < 50; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            List<Voice> voices = new ArrayList<>();
            for (int i = 0; i < 3 * callers; i++) {
                voices.add(new Voice(1 + random.nextInt(callers), random.nextInt(5) > 0, random.nextInt(callers)));
            }
            Voters all = of(voices, add);
            Collections.shuffle(voices, random);
            int cut = random.nextInt(voices.size());
            Voters one = of(voices.subList(0, cut), add);
            Voters other = of(voices.subList(cut, voices.size()), add);
            Voters otherFirst = of(voices.subList(cut, voices.size()), add);
            merge.accept(otherFirst, one);
            merge.accept(one, other);

            assertThat(answers(of(voices, add))).as("seed %d", seed).isEqualTo(answers(all));
            assertThat(answers(one)).as("seed %d", seed).isEqualTo(answers(all));
            assertThat(answers(otherFirst)).as("seed %d", seed).isEqualTo(answers(all));
        }
    }

    private static Voters of(List<Voice> voices, BiConsumer<Voters, Voice> add) {
        Voters voters = new Voters();
        voices.forEach(each -> add.accept(voters, each));
        return voters;
    }

    private static List<Long> answers(Voters voters) {
        List<Long> answers = new ArrayList<>();
        for (long judged = 0; judged <= CALLERS; judged++) {
            answers.add((long) voters.yes(judged));
            answers.add((long) voters.no(judged));
            answers.add((long) voters.onlyYes(judged));
            answers.add(voters.has(judged) ? 1L : 0L);
        }
        answers.add((long) voters.size());
        answers.add((long) voters.values());
        answers.add(voters.estimate());
        return answers;
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 40, 60, 150})
    void numbersOfCallersAddUpToTheSame(int callers) {
        for (int round = 0; round < 50; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            List<Voice> numbers = new ArrayList<>();
            for (int i = 0; i < 3 * callers; i++) {
                numbers.add(new Voice(1 + random.nextInt(callers), true, random.nextInt(64)));
            }
            for (boolean bits : new boolean[] {true, false}) {
                List<Long> all = answers(sample(numbers, bits));
                Collections.shuffle(numbers, random);
                int cut = random.nextInt(numbers.size());
                CallerSample one = sample(numbers.subList(0, cut), bits);
                CallerSample other = sample(numbers.subList(cut, numbers.size()), bits);
                CallerSample otherFirst = sample(numbers.subList(cut, numbers.size()), bits);
                otherFirst.merge(one);
                one.merge(other);

                assertThat(answers(sample(numbers, bits))).as("seed %d", seed).isEqualTo(all);
                assertThat(answers(one)).as("seed %d", seed).isEqualTo(all);
                assertThat(answers(otherFirst)).as("seed %d", seed).isEqualTo(all);
            }
        }
    }

    private static CallerSample sample(List<Voice> numbers, boolean bits) {
        CallerSample sample = bits ? CallerSample.ofBits() : CallerSample.ofLargest();
        numbers.forEach(each -> sample.add(each.caller(), each.value()));
        return sample;
    }

    private static List<Long> answers(CallerSample sample) {
        List<Long> answers = new ArrayList<>();
        for (long judged = 0; judged <= CALLERS; judged++) {
            answers.add((long) sample.others(judged));
            answers.add(sample.usual(judged));
            answers.add(sample.common(judged));
            answers.add((long) sample.lacking(5, judged));
        }
        return answers;
    }
}
