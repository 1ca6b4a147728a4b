package dev.sinew.capture.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 3, 0",
        "12, 3, 12000",
        "12.5, 3, 12500",
        "12.56789, 3, 12567",
        "0.0001, 3, 0",
        ".5, 3, 500",
        "5., 3, 5000",
        "0000000000000000000000007, 0, 7",
        "1e3, 3, 1000000",
        "1.5E-1, 3, 150",
        "999999999999999999, 0, 999999999999999999",
        "9999999999999999999, 0, -1",
        "999999999999999999, 3, -1",
        "1e30, 3, -1",
        "-1, 3, -1",
        "+1, 3, -1",
        "'', 3, -1",
        "., 3, -1",
        "1.2.3, 3, -1",
        "e, 3, -1",
        "1e, 3, -1",
        "x, 3, -1",
        "'0.1, 0.2', 3, -1",
        "00000000000000000000000000000000000000000000000001e1, 0, -1",
    })
    void reads(String text, int places, long expected) {
        byte[] bytes = ("7" + text + "7").getBytes(StandardCharsets.UTF_8);
        assertThat(Decimals.scaled(bytes, 1, bytes.length - 1, places)).isEqualTo(expected);
    }
}
