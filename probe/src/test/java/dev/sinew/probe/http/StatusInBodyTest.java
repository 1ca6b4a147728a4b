package dev.sinew.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Which bodies say a status of failure. */
final class StatusInBodyTest {
    @Test
    void wrappersSayHowItWent() {
        for (String each : List.of(
                "{\"status\":{\"code\":403,\"message\":\"Forbidden\"},\"data\":{\"message\":\"not yours\"}}",
                "{\"status\":{\"code\":403,\"message\":\"Forbidden\"},\"data\":{\"name\":\"DatabaseError\"}}",
                "{\"meta\":{\"status\":403,\"message\":\"no\"},\"response\":null}",
                "{\"code\":403,\"msg\":\"no\",\"data\":null}",
                "{\"statusCode\":403,\"message\":\"no\",\"success\":false}")) {
            assertThat(said(each)).as(each).hasValue(403);
        }
    }

    @Test
    void thingsThatHaveACodeOrAStatusSayNothing() {
        for (String each : List.of(
                "{\"status\":{\"code\":200,\"message\":\"Success\"},\"data\":{\"balance\":7}}",
                "{\"code\":40001,\"msg\":\"no\",\"data\":null}",
                "{\"code\":404,\"data\":null}",
                "{\"code\":404,\"message\":\"seat\",\"row\":12}",
                "{\"code\":410,\"message\":\"taken\",\"data\":{\"seat\":\"12A\"}}",
                "{\"id\":7,\"status\":{\"code\":410,\"message\":\"cancelled\"}}",
                "[{\"code\":404,\"message\":\"no\"}]",
                "{\"code\":\"404\",\"message\":\"no\"}")) {
            assertThat(said(each)).as(each).isEmpty();
        }
    }

    private static OptionalInt said(String json) {
        return StatusInBody.of(JsonMapper.shared().readTree(json));
    }
}
