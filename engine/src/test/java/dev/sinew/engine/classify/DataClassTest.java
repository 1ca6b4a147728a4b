package dev.sinew.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.CharClass;
import dev.sinew.engine.Call;
import dev.sinew.model.ValueFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    @Test
    void classesWithACheckComeFirstAndFitIntoALong() {
        List<DataClass> all = List.of(DataClass.values());
        long checked = all.stream().filter(DataClass::isChecked).count();

        assertThat(checked).isLessThanOrEqualTo(Long.SIZE);
        assertThat(all.subList(0, (int) checked)).allMatch(DataClass::isChecked);
        assertThat(all).extracting(DataClass::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
        assertThat(all).allSatisfy(each -> assertThat(DataClass.ofId(each.id())).contains(each));
    }

    @Test
    void whatManyValuesPassByLuckIsNeverShown() {
        assertThat(DataClass.values())
                .filteredOn(each -> each.luck() > 1e-6 && each != DataClass.CARD_NUMBER)
                .allMatch(DataClass::isNeverShown);
    }

    @Test
    void everyClassIsInTheDocument() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "data-classes.md"));
        for (DataClass each : DataClass.values()) {
            String id = "| `" + each.id() + "` | ";
            String facts = " | " + each.category().name().toLowerCase(Locale.ROOT) + " | "
                    + each.severity().name().toLowerCase(Locale.ROOT) + " | " + String.join(", ", each.laws()) + " | ";

            assertThat(rows).as(each.id()).anyMatch(row -> row.startsWith(id) && row.contains(facts));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRODUCTS",
                "OVERVIEW",
                "DELIVERY",
                "DEUTDEFF",
                "v1",
                "sha-256",
                "2024-q1",
                "card-holders",
                "E11.9"
            })
    void namesInPathsAreKept(String segment) {
        assertThat(isSensitive(segment)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@bank.example",
                "GB29NWBK60161331926819",
                "4111-1111-1111-1111",
                "078-05-1120",
                "RSSMRA45C12F205C",
                "+442079460958",
                "AB123456C",
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            })
    void valuesInPathsAreNot(String segment) {
        assertThat(isSensitive(segment)).isTrue();
    }

    private static boolean isSensitive(String segment) {
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        int signature = CharClass.signature(bytes, 0, bytes.length);
        ValueFormat format = Formats.of(bytes, 0, bytes.length, signature);
        return ValueClasses.isSensitive(bytes, 0, bytes.length, format);
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
