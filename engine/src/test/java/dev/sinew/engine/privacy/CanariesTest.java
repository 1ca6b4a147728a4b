package dev.sinew.engine.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CanariesTest {
    private final Canaries canaries = new Canaries();

    CanariesTest() {
        canaries.add("word", "Wexqipolbrand");
        canaries.add("number", "7351902244");
    }

    @Test
    void everyFormOfATraceIsFound() {
        String part = "exqipol";
        for (int pad = 0; pad < 3; pad++) {
            byte[] around = ("~".repeat(pad) + part + "~~").getBytes(StandardCharsets.UTF_8);
            assertThat(canaries.traces(Base64.getEncoder().encodeToString(around)))
                    .hasSize(1);
            assertThat(canaries.traces(Base64.getUrlEncoder().encodeToString(around)))
                    .hasSize(1);
        }
        String hex = HexFormat.of().formatHex(part.getBytes(StandardCharsets.UTF_8));
        assertThat(canaries.traces("a" + part.toUpperCase(java.util.Locale.ROOT) + "b"))
                .hasSize(1);
        assertThat(canaries.traces(hex)).hasSize(1);
        assertThat(canaries.traces(hex.toUpperCase(java.util.Locale.ROOT))).hasSize(1);
        assertThat(canaries.traces(hex.replaceAll("(..)", "%$1"))).hasSize(1);
        assertThat(canaries.traces(
                        java.nio.ByteBuffer.allocate(8).putLong(7_351_902_244L).array()))
                .hasSize(1);
    }

    @Test
    void sixCharactersAreNoTrace() {
        assertThat(canaries.traces("exqipo 735190")).isEmpty();
    }
}
