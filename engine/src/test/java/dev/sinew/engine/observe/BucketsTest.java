package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {
    @ParameterizedTest
    @CsvSource({
        "12.5, 1001",
        "-0.02, -998",
        "0.0, 0",
        "-0.0, 0",
        "0e9, 0",
        "1.0, 1000",
        "9.99, 1000",
        "10.0, 1001",
        "0.1, 999",
        "1e3, 1003",
        "1E+3, 1003",
        "1.5e-3, 997",
        "-2.5E10, -1010",
        "000.5, 999",
        "1e999999, 1400",
        "1e99999999999, 1400",
        "1e-999999, 600",
        "., 0",
        "e, 0",
        "1e, 1000",
        "1e+, 1000",
        "1.2.3, 1000",
    })
    void aBucketIsTheSignAndThePowerOfTen(String number, int bucket) {
        assertThat(of(number)).isEqualTo(bucket);
    }

    @Test
    void agreesWithDecimalArithmetic() {
        long seed = System.nanoTime();
        System.out.println("BucketsTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal number =
                    new BigDecimal(java.math.BigInteger.valueOf(random.nextLong()), random.nextInt(-30, 40));
            int power = number.precision() - number.scale() - 1;
            int expected = number.signum() * (1000 + power);
            assertThat(of(number.toString())).as("%s of seed %d", number, seed).isEqualTo(expected);
            assertThat(of(number.toPlainString()))
                    .as("%s of seed %d", number, seed)
                    .isEqualTo(expected);
        }
    }

    private static int of(String number) {
        byte[] bytes = ("9" + number + "9").getBytes(StandardCharsets.US_ASCII);
        return Buckets.of(bytes, 1, bytes.length - 1);
    }
}
