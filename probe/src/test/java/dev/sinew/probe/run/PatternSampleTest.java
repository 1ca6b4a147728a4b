package dev.sinew.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PatternSampleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^0[1-9]|1[0-2]$",
                "^20[2-9][0-9]$",
                "^[A-Z]{2}\\d{2}(?: ?[0-9A-Z]{4}){3,7}$",
                "^\\+?[1-9]\\d{6,14}$",
                "^(visa|mastercard)$",
                "^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}$",
                "[\\w.-]+",
                "^#(?:[0-9a-f]{3}){1,2}$",
                "(^(?!0+$)[0-9]{7,12}$)",
                "^(?=.*\\d).{8,}$",
                "^(?=.*[A-Z])(?=.*[0-9])(?=.*[^\\w\\s]).{8,12}$"
            })
    void aTextFitsTheExpressionThatItIsMadeOf(String pattern) {
        assertThat(PatternSample.of(pattern))
                .hasValueSatisfying(text -> assertThat(text).containsPattern(Pattern.compile(pattern)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?<=a)b",
                "^(?!.)x$",
                "(?=a",
                "(",
                "[",
                "a{900}",
                "^$",
                "\\",
                "*",
                "(((((((((((((((((((((((a)))))))))))))))))))))))"
            })
    void whatIsNotReadHasNoSample(String pattern) {
        assertThat(PatternSample.of(pattern)).isEmpty();
    }

    @Test
    void aSegmentNamesAThingWhateverIsDoneWithIt() {
        assertThat(Nouns.thing("get_customer_v1")).isEqualTo("customer");
        assertThat(Nouns.thing("getCustomerById")).isEqualTo("customer");
        assertThat(Nouns.thing("virtual-cards")).isEqualTo("virtualcard");
        assertThat(Nouns.thing("list")).isEqualTo("list");
        assertThat(Nouns.thing("orders")).isEqualTo("order");
    }
}
