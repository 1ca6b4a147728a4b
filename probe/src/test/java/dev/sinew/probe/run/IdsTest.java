package dev.sinew.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What an answer to a creation calls the created. */
final class IdsTest {
    private static final String ROW = "{\"id\": 41, \"pc_uuid\": \"5b1f6c1e-6c5e-4f0e-9b51-2f4a3f1f9a10\"}";

    @Test
    void whatPathsTakeAsAUuidMayBeCalledAfterAnything() {
        assertThat(Ids.of(JsonMapper.shared().readTree(ROW), "auuid", "visit"))
                .containsExactly(Map.entry("id", "41"), Map.entry("pc_uuid", "5b1f6c1e-6c5e-4f0e-9b51-2f4a3f1f9a10"));
        assertThat(Ids.of(JsonMapper.shared().readTree(ROW), "visitId", "visit"))
                .containsOnlyKeys("id");
    }
}
