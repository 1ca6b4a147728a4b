package dev.sinew.probe.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.http.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SaidWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":\"validation\",\"message\":\"status must be one of draft, sent, paid.\",\"field\":\"status\"}}",
                "{\"error\":\"allowed values are draft | sent | paid\"}",
                "{\"error\":\"expected 'draft', 'sent' or 'paid'\"}",
                "{\"code\":\"enum\",\"allowed\":[\"draft\",\"sent\",\"paid\"]}"
            })
    void whatARefusalNamesIsFound(String text) {
        assertThat(of(text)).contains("draft", "sent", "paid").doesNotContain("validation", "enum", "status");
    }

    @Test
    void whatNamesNothingHasNoWords() {
        assertThat(of("{\"error\":\"one of your things is missing\"}")).isEmpty();
        assertThat(of("{\"error\":\"no\"}")).isEmpty();
    }

    private static Stream<String> of(String text) {
        JsonNode json = JsonMapper.shared().readTree(text);
        return SaidWords.of(new Reply(422, "application/json", Map.of(), text, Optional.of(json), 0));
    }
}
