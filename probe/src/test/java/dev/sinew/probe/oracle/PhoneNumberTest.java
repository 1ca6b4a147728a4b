package dev.sinew.probe.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"+4915110000001", "0151 1000 0001", "+1 (555) 010-9999", "15551234567"})
    void anotherOneIsOfTheSameFormAndCountry(String number) {
        assertThat(PhoneNumber.isOne(number)).isTrue();
        String other = PhoneNumber.like(number);
        assertThat(other.replaceAll("\\d", "0")).isEqualTo(number.replaceAll("\\d", "0"));
        assertThat(other.substring(0, 3)).isEqualTo(number.substring(0, 3));
    }

    @Test
    void whatIsNoneGetsOneOfAUsualForm() {
        assertThat(PhoneNumber.isOne("anna")).isFalse();
        assertThat(PhoneNumber.isOne("12-34")).isFalse();
        assertThat(PhoneNumber.like("anna")).matches("\\+491570\\d{7}");
    }

    @Test
    void membersThatNameOne() {
        assertThat(new String[] {"phone", "phonenumber", "mobile", "mobilenumber", "msisdn", "telephone"})
                .allMatch(PhoneNumber::isNamed);
        assertThat(new String[] {"headphone", "phonemodel", "mobileapp", "email"})
                .noneMatch(PhoneNumber::isNamed);
    }

    /** Many people have the same day, and hardly any two the same long number. */
    @Test
    void aDayIsNoProofAlone() {
        assertThat(Strength.of("2024-03-15")).isLessThan(Strength.ENOUGH);
        assertThat(Strength.of("20240315")).isLessThan(Strength.ENOUGH);
        assertThat(Strength.of("48213907")).isEqualTo(Strength.ENOUGH);
    }
}
