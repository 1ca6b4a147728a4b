package dev.sinew.bench.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ClassTableTest {
    @Test
    void nearlyAllFieldsAreToldAndHardlyANearMissIs() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ClassTable.print(3, 10_000, new PrintStream(out, true, StandardCharsets.UTF_8));

        Matcher all = Pattern.compile("(?m)^all +(\\d+)/ *(\\d+) +(\\d+)/ *(\\d+) +(\\d+)/ *(\\d+)")
                .matcher(out.toString(StandardCharsets.UTF_8));
        assertThat(all.find()).isTrue();
        assertThat(Integer.parseInt(all.group(1))).isGreaterThan(Integer.parseInt(all.group(2)) * 95 / 100);
        assertThat(Integer.parseInt(all.group(3))).isGreaterThan(Integer.parseInt(all.group(4)) * 97 / 100);
        assertThat(Integer.parseInt(all.group(5))).isLessThan(Integer.parseInt(all.group(6)) / 100);
    }
}
