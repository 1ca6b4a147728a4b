package dev.sinew.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.CharClass;
import dev.sinew.engine.Call;
import dev.sinew.model.ValueFormat;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataClassTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GB29NWBK60161331926819",
                "GB29 NWBK 6016 1331 9268 19",
                "DE89370400440532013000",
                "NO9386011117947",
                "MT84MALT011000012345MTLCAST001S",
                "gb29nwbk60161331926819",
            })
    void aNumberWithTheRightCheckDigitsIsAnIban(String value) {
        assertThat(of(value)).contains(DataClass.IBAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GB28NWBK60161331926819",
                "GB29NWBK60161331926891",
                "GB29NWBK6016133192681",
                "G129NWBK60161331926819",
                "GB29NWBK60161331926819GB29NWBK6016133192681",
                "GB2ANWBK60161331926819",
                "NO93860111179",
            })
    void anythingElseIsNoIban(String value) {
        assertThat(of(value)).isNotEqualTo(Optional.of(DataClass.IBAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4222222222222",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "5555555555554444",
                "5105 1051 0510 5100",
                "2221000000000009",
                "2223 0031 2200 3222",
                "378282246310005",
                "3782 822463 10005",
                "30569309025904",
                "38520000023237",
                "6011111111111117",
                "6500000000000002",
                "3530111333300000",
                "6200000000000005",
            })
    void aNumberOfAKnownIssuerThatPassesTheLuhnCheckIsACard(String value) {
        assertThat(of(value)).contains(DataClass.CARD_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "4111111111111",
                "41111111111111116",
                "9111111111111112",
                "1111111111111117",
                "411111111111",
                "41111111111111111111",
                "4111.1111.1111.1111",
                "5555555555554445",
                "0000000000000000",
            })
    void anythingElseIsNoCard(String value) {
        assertThat(of(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ada@bank.example, EMAIL", "203.0.113.9, IP_ADDRESS", "2001:db8::1, IP_ADDRESS"})
    void formatsThatAreClasses(String value, DataClass expected) {
        assertThat(of(value)).contains(expected);
    }

    @Test
    void aTokenIsAClass() {
        assertThat(of(Call.jwt("{\"sub\":\"1\"}"))).contains(DataClass.JWT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "2026-01-31", "123e4567-e89b-12d3-a456-426614174000", "a sentence of several words"
            })
    void ordinaryValuesHaveNoClass(String value) {
        assertThat(of(value)).isEmpty();
    }

    @Test
    void samplesShowTheEndsAtMost() {
        assertThat(DataClass.IBAN.sample("DE89370400440532013000")).isEqualTo("DE8••••••000");
        assertThat(DataClass.IBAN.sample("MT84MALT011000012345MTLCAST001S")).isEqualTo("MT84••••••001S");
        assertThat(DataClass.CARD_NUMBER.sample("4111111111111111")).isEqualTo("41••••••11");
        assertThat(DataClass.EMAIL.sample("ada@bank.example")).isEqualTo("a••••••@••••••.example");
        assertThat(DataClass.EMAIL.sample("@")).isEqualTo("••••••");
        assertThat(DataClass.PASSWORD.sample("correct horse")).isEmpty();
        assertThat(DataClass.TOKEN.sample("0123456789abcdef")).isEmpty();
        assertThat(DataClass.JWT.sample("eyJ.a.b")).isEmpty();
        assertThat(DataClass.IP_ADDRESS.sample("203.0.113.9")).isEmpty();
    }

    private static Optional<DataClass> of(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        int signature = CharClass.signature(bytes, 0, bytes.length);
        ValueFormat format = Formats.of(bytes, 0, bytes.length, signature);
        long found = ValueClasses.of(bytes, 0, bytes.length, format, signature);
        return Optional.of(found)
                .filter(bits -> bits != 0)
                .map(bits -> DataClass.ofOrdinal(Long.numberOfTrailingZeros(bits)));
    }
}
