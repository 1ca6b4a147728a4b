package dev.sinew.scan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.toml.TomlMapper;

class PlainTomlTest {
    @Test
    void readsOurRulesAsAnyReaderDoes() throws IOException {
        try (InputStream in = RuleSetReader.class.getResourceAsStream("secrets.toml")) {
            assertThat(in).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(PlainToml.read(text).toString())
                    .isEqualTo(new TomlMapper().readTree(text).toString());
            assertThat(PlainToml.read(text).get("rules").size()).isGreaterThan(200);
        }
    }

    @Test
    void listsOverLinesEscapesAndComments() {
        String text =
                "a = \"x \\\"y\\\" \\\\\" # one\nn = 3\nd = 2.5\n\n[[r]]\nl = [\n  '''b]''', # two\n  \"c\",\n]\n[[r]]\n[[r.s]]\nk = []\n";
        assertThat(PlainToml.read(text).toString())
                .isEqualTo(new TomlMapper().readTree(text).toString())
                .isEqualTo(
                        "{\"a\":\"x \\\"y\\\" \\\\\",\"n\":3,\"d\":2.5,\"r\":[{\"l\":[\"b]\",\"c\"]},{\"s\":[{\"k\":[]}]}]}");
    }
}
