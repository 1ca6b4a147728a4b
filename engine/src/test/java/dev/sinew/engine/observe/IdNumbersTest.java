package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.CharClass;
import dev.sinew.engine.classify.Formats;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdNumbersTest {
    private static final long OFFSET = 9_000_000_000L;

    private static long of(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        int signature = CharClass.signature(bytes, 0, bytes.length);
        return IdNumbers.of(bytes, 0, bytes.length, Formats.of(bytes, 0, bytes.length, signature), signature, OFFSET);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "4711, 4711",
        "004711, 4711",
        "999999999999999999, 999999999999999999",
        "CLM-2026-004711, 4711",
        "700142.pdf, 700142",
        "inv_12_b, 12",
        "ord-77-b3, 77",
        "Nw==, 7",
        "MTIx, 121",
        "NDcxMQ==, 4711",
    })
    void theLastNumberOfTwoDigitsAndMoreIsShifted(String id, long number) {
        assertThat(of(id)).isEqualTo(number + OFFSET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claim",
                "a1-b2-c3",
                "1000000000000000000",
                "550e8400-e29b-41d4-a716-446655440000",
                "e019e9d32d2f49648c03851d7b483655",
                "CLM-2026-004711-in-a-name-of-33-ch",
                "anna17@bank.example",
                "47 11 b",
                "NDcxMQ",
                "Nope",
                "MTIxMTIxMTIxMTIxMTIx",
            })
    void whatIsDrawnOrLongOrNoNameHasNone(String id) {
        assertThat(of(id)).isZero();
    }
}
