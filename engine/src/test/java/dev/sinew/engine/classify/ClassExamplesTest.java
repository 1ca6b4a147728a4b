package dev.sinew.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassExamplesTest {
    @Test
    void publishedValuesAreOfTheirClass() {
        List<String> missed = new ArrayList<>();
        ClassExamples.VALID.forEach((dataClass, values) -> {
            for (String value : values) {
                if (!TrialField.classesOf(value).contains(dataClass)) {
                    missed.add(dataClass.id() + ": " + value + " is " + TrialField.classesOf(value));
                }
            }
        });
        assertThat(missed).isEmpty();
    }

    @Test
    void whatOnlyLooksAlikeIsNot() {
        List<String> taken = new ArrayList<>();
        ClassExamples.INVALID.forEach((dataClass, values) -> {
            for (String value : values) {
                if (TrialField.classesOf(value).contains(dataClass)) {
                    taken.add(dataClass.id() + ": " + value);
                }
            }
        });
        assertThat(taken).isEmpty();
    }

    @Test
    void everyCheckHasExamples() {
        assertThat(Stream.of(DataClass.values()).filter(DataClass::isChecked))
                .allSatisfy(each -> assertThat(ClassExamples.VALID).containsKey(each))
                .allSatisfy(each -> assertThat(ClassExamples.INVALID).containsKey(each));
    }

    /** Parts and twists of real values reach every check with too few and too many characters. */
    @Test
    void twistedValuesThrowNothing() {
        Random random = new Random(11);
        for (List<String> values : ClassExamples.VALID.values()) {
            for (String value : values) {
                for (int i = 0; i < 200; i++) {
                    StringBuilder twisted = new StringBuilder(value);
                    for (int j = random.nextInt(4); j > 0 && !twisted.isEmpty(); j--) {
                        twisted.setCharAt(random.nextInt(twisted.length()), (char) (' ' + random.nextInt(224)));
                    }
                    int from = random.nextInt(twisted.length() + 1);
                    String part = i % 2 == 0 ? twisted.toString() : twisted.substring(from);
                    assertThat(TrialField.classesOf(part).size()).as(part).isLessThan(6);
                }
            }
        }
    }
}
