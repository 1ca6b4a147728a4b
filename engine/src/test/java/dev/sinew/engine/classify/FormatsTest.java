package dev.sinew.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.CharClass;
import dev.sinew.engine.Call;
import dev.sinew.model.ValueFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "0, DIGITS",
        "4111111111111111, DIGITS",
        "-5, NUMBER",
        "+447700900123, NUMBER",
        "3.14, NUMBER",
        "1.2.3, SLUG",
        "123e4567-e89b-12d3-a456-426614174000, UUID",
        "123E4567-E89B-12D3-A456-426614174000, UUID",
        "123e4567-e89b-12d3-a456-42661417400, SLUG",
        "123e4567-e89b-12d3-a456-42661417400g, SLUG",
        "5f7c8ec7c33c6c004bbafe82, HEX",
        "5f7c8ec, SLUG",
        "2026-01-31, DATE",
        "2026-13-31, SLUG",
        "2026-01-32, SLUG",
        "2026-01-31T12:00:00Z, DATE_TIME",
        "2026-01-31 12:00, DATE_TIME",
        "2026-01-31T12, SLUG",
        "ada@bank.example, EMAIL",
        "ada.love+tag7@mail.bank.example, EMAIL",
        "ada@localhost, NONE",
        "@bank.example, NONE",
        "ada@bank@example.org, NONE",
        "ada lovelace@bank.example, TEXT",
        "ada@bank.e, NONE",
        "https://bank.example/a?b=1, URL",
        "postgres://u:p@h/db, URL",
        "http:/x, NONE",
        "203.0.113.9, IP",
        "255.255.255.255, IP",
        "256.0.0.1, SLUG",
        "1.2.3.4.5, SLUG",
        "2001:db8::1, IP",
        "2001:0db8:0000:0000:0000:0000:0000:0001, IP",
        "12:30, NONE",
        "active, WORD",
        "ACTIVE, WORD",
        "in-progress, SLUG",
        "order_item.v2, SLUG",
        "addCustomFieldSetting, WORD",
        "Bc94qOSP6FR, TOKEN",
        "ya29a0AfH6SMBx9kQ2tR7vLpW3zN5yJ8cD1eG4hK, TOKEN",
        "hello world, TEXT",
        "größe, TEXT",
        "a=b, NONE",
    })
    void namesTheFormat(String value, ValueFormat expected) {
        assertThat(of(value)).isEqualTo(expected);
    }

    @Test
    void aTokenIsKnownByItsThreeParts() {
        String token = Call.jwt("{\"sub\":\"7\"}");
        assertThat(of(token)).isEqualTo(ValueFormat.JWT);
        assertThat(of(token + ".more")).isNotEqualTo(ValueFormat.JWT);
        assertThat(of(token.replace('.', '-'))).isNotEqualTo(ValueFormat.JWT);
        assertThat(of("x" + token)).isNotEqualTo(ValueFormat.JWT);
    }

    @Test
    void longValuesAreNamedWithoutTheirSignature() {
        assertThat(ofLong(Call.jwt("{\"sub\":\"" + "7".repeat(300) + "\"}"))).isEqualTo(ValueFormat.JWT);
        assertThat(ofLong("https://bank.example/" + "a".repeat(200))).isEqualTo(ValueFormat.URL);
        assertThat(ofLong("many words ".repeat(30))).isEqualTo(ValueFormat.TEXT);
        assertThat(ofLong("a".repeat(300))).isEqualTo(ValueFormat.NONE);
    }

    @Test
    void neverReadsBeyondTheSpan() {
        for (String value :
                new String[] {"", "2", "e", "20", "2026-01-31", "eyJ", "1.2.3.", "a@b.cd", "http:", "::", "-", "+"}) {
            byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
            assertThat(Formats.of(bytes, 0, bytes.length, CharClass.signature(bytes, 0, bytes.length)))
                    .isEqualTo(of(value));
        }
    }

    /** Read within other bytes that would change the result if they were looked at. */
    private static ValueFormat of(String value) {
        byte[] bytes = ("9:@" + value + "/.7").getBytes(StandardCharsets.UTF_8);
        int to = bytes.length - 3;
        return Formats.of(bytes, 3, to, CharClass.signature(bytes, 3, to));
    }

    private static ValueFormat ofLong(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return Formats.of(bytes, 0, bytes.length, CharClass.LONG);
    }
}
