package dev.sinew.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static String decoded(String escaped) {
        byte[] source = escaped.getBytes(StandardCharsets.UTF_8);
        byte[] target = new byte[source.length];
        return new String(target, 0, JsonText.decode(source, 0, source.length, target, 0), StandardCharsets.UTF_8);
    }

    /** Decodes a span into itself, with bytes before and behind that must stay as they are. */
    private static String decodedInPlace(String escaped) {
        byte[] inner = escaped.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ("<<<" + escaped + ">>>>>>>>>>>>").getBytes(StandardCharsets.UTF_8);
        int end = JsonText.decode(bytes, 3, 3 + inner.length, bytes, 3);
        assertThat(new String(bytes, 0, 3, StandardCharsets.UTF_8)).isEqualTo("<<<");
        assertThat(new String(bytes, 3 + inner.length, 12, StandardCharsets.UTF_8))
                .isEqualTo(">>>>>>>>>>>>");
        return new String(bytes, 3, end - 3, StandardCharsets.UTF_8);
    }

    @Test
    void everyEscapeOfTheStandard() {
        assertThat(decoded("a\\n\\t\\r\\b\\f\\\\\\\"\\/\\u00e4\\ud83d\\ude00z"))
                .isEqualTo("a\n\t\r\b\f\\\"/\u00e4\ud83d\ude00z");
    }

    @Test
    void malformedEscapesStandForThemselves() {
        assertThat(decoded("a\\u12")).isEqualTo("a\\u12");
        assertThat(decoded("a\\")).isEqualTo("a\\");
        assertThat(decoded("\\ud800x")).isEqualTo("\ufffdx");
        assertThat(decoded("\\udc00x")).isEqualTo("\ufffdx");
    }

    @Test
    void decodingIntoItselfEqualsDecodingElsewhere() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] parts = {
            "\\\"",
            "\\n",
            "\\u00fc",
            "\\ud83d\\ude00",
            "\\\\",
            "a",
            "bcd",
            "efghijkl",
            "mnopqrstuvwxyz0123456789",
            "\u00e9"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String escaped = text.toString();
            assertThat(decodedInPlace(escaped)).as("seed %d: %s", seed, escaped).isEqualTo(decoded(escaped));
        }
    }

    @Test
    void quotesOfAnEmbeddedDocumentAreUndone() {
        assertThat(decodedInPlace("{\\\"a\\\":1,\\\"b\\\":{\\\"c\\\":[1,2,3]}}"))
                .isEqualTo("{\"a\":1,\"b\":{\"c\":[1,2,3]}}");
    }
}
