package dev.sinew.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WildcardsTest {
    @ParameterizedTest
    @CsvSource({
        "{a}.pdf,       x.pdf,      true",
        "{a}.pdf,       .pdf,       false",
        "{a}.pdf,       x.csv,      false",
        "{a}.pdf,       x.pdf.pdf,  true",
        "{a}-{b},       1-2,        true",
        "{a}-{b},       1-,         false",
        "{a}-{b},       --,         false",
        "{a}-{b},       ---,        true",
        "v{n},          v1,         true",
        "v{n},          v,          false",
        "a{x}b{y}c,     a1b2c,      true",
        "a{x}b{y}c,     abbc,       false",
        "a{x}b{y}c,     abbbc,      true",
        "{x}{y},        a,          false",
        "{x}{y},        ab,         true",
        "plain,         plain,      true",
        "plain,         plainer,    false"
    })
    void matches(String pattern, String text, boolean expected) {
        assertThat(new Wildcards(pattern).matches(text)).isEqualTo(expected);
    }

    @Test
    @Timeout(5)
    void manyVariablesTakeNoTime() {
        assertThat(new Wildcards("{a}a".repeat(5_000) + "b").matches("a".repeat(20_000)))
                .isFalse();
    }
}
