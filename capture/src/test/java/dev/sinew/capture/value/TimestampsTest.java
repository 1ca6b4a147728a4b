package dev.sinew.capture.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-31T12:00:00.123Z | 2026-01-31T12:00:00.123Z",
                "2026-01-31T12:00:00Z | 2026-01-31T12:00:00Z",
                "2026-01-31t12:00:00z | 2026-01-31T12:00:00Z",
                "2026-01-31T12:00Z | 2026-01-31T12:00:00Z",
                "2026-01-31T12:00:00 | 2026-01-31T12:00:00Z",
                "2026-01-31 12:00:00,5 +0100 | 2026-01-31T11:00:00.5Z",
                "2026-01-31T12:00:00.123456789+05:45 | 2026-01-31T06:15:00.123456Z",
                "2026-01-31T00:30:00-08 | 2026-01-31T08:30:00Z",
                "2024-02-29T23:59:60Z | 2024-03-01T00:00:00Z",
                "2026-01-31T12:00:00+01:00[Europe/Berlin] | 2026-01-31T11:00:00Z",
                "10/Oct/2025:13:55:36 -0700 | 2025-10-10T20:55:36Z",
                "10/Oct/2025:13:55:36.789 +0000 | 2025-10-10T13:55:36.789Z",
                "Wed, 25 Nov 2026 00:16:59 GMT | 2026-11-25T00:16:59Z",
                "1767225600 | 2026-01-01T00:00:00Z",
                "1767225600.25 | 2026-01-01T00:00:00.25Z",
                "1.7672256E9 | 2026-01-01T00:00:00Z",
                "1767225600123 | 2026-01-01T00:00:00.123Z",
                "1767225600123.456 | 2026-01-01T00:00:00.123456Z",
                "1767225600123456 | 2026-01-01T00:00:00.123456Z",
                "1767225600123456789 | 2026-01-01T00:00:00.123456Z",
            })
    void reads(String text, Instant expected) {
        assertThat(micros(text)).isEqualTo(expected.getEpochSecond() * 1_000_000 + expected.getNano() / 1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "yesterday",
                "2026",
                "2026-13-01T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T12:60:00Z",
                "2026-01-31T12:00:61Z",
                "2026-01-31T12:00:00+25:00",
                "2026-01-31T12:00:00 UTC+1",
                "10/Foo/2025:13:55:36 -0700",
                "31/Feb/2025:13:55:36 -0700",
                "-1",
                "1e99",
                "99999999999999999999",
                "2026-01-31",
                "2026-01-31T1",
                "10/Oct/2025:13:5",
                "NaN",
                "Infinity",
                "0x10",
                "1d"
            })
    void doesNotGuess(String text) {
        assertThat(micros(text)).as(text).isIn(Exchange.TIME_UNKNOWN, 2026L * 1_000_000);
    }

    @Test
    void agreesWithTheLibraryOnRandomTimes() {
        long seed = System.nanoTime();
        System.out.println("TimestampsTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000) * 1000L);
            OffsetDateTime time =
                    instant.atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 60, 18 * 60 + 1) * 60));
            assertThat(micros(time.toString()))
                    .as("%s seed %d", time, seed)
                    .isEqualTo(instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000);
        }
    }

    private static long micros(String text) {
        byte[] bytes = ("?" + text + "9").getBytes(StandardCharsets.UTF_8);
        return Timestamps.micros(bytes, 1, bytes.length - 1);
    }
}
