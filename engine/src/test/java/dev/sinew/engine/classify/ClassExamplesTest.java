package dev.sinew.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
}
