package dev.sinew.probe.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How unlikely values are by chance. */
final class StrengthTest {
    @Test
    void manyDigitsAreNoChanceWithLettersBeforeThemEither() {
        assertThat(Strength.of("04719365")).isEqualTo(2);
        assertThat(Strength.of("TS-04719365")).isEqualTo(2);
    }

    @Test
    void daysShortWordsAndSmallNumbersAreWhatManyHave() {
        assertThat(Strength.of("v2026.11.30")).isEqualTo(1);
        assertThat(Strength.of("2026-11-30")).isEqualTo(1);
        assertThat(Strength.of("TS-047")).isEqualTo(1);
        assertThat(Strength.of("2040")).isZero();
        assertThat(Strength.of("open")).isZero();
    }

    @Test
    void whatIsBlottedOutButForALetterProvesNothing() {
        assertThat(Strength.of("D**** A****y")).isZero();
        assertThat(Strength.of("•••• •••• •••• 4242")).isPositive();
    }
}
