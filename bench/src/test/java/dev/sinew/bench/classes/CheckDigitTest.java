package dev.sinew.bench.classes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Examples as standards and authorities print them. */
final class CheckDigitTest {
    @Test
    void digitsAreThoseOfPublishedExamples() {
        assertThat(CheckDigit.luhn("7992739871")).isEqualTo(3);
        assertThat(CheckDigit.luhn("411111111111111")).isEqualTo(1);
        assertThat(CheckDigit.verhoeff("236")).isEqualTo(3);
        assertThat(CheckDigit.hybrid("8609574271")).isEqualTo(9);
        assertThat(CheckDigit.ean("400638133393")).isEqualTo(1);
        assertThat(CheckDigit.mod97("NWBK60161331926819GB29")).isEqualTo(1);
        assertThat(CheckDigit.luhn("80840" + "123456789")).isEqualTo(3);
    }
}
