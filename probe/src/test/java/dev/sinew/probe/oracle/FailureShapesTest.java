package dev.sinew.probe.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is a failure although it says 200. */
final class FailureShapesTest {
    private final FailureShapes failures = new FailureShapes();

    @Test
    void whatFailsAlikeAtTwoPlacesFailsEverywhere() {
        Reply refused = reply("{\"status\":\"refused\",\"message\":\"no such account\"}");
        failures.learn(refused, "/accounts/{id}");
        assertThat(failures.isSuccess(refused, "/cards/{id}")).isTrue();
        failures.learn(refused, "/loans/{id}");
        assertThat(failures.isSuccess(refused, "/cards/{id}")).isFalse();
    }

    @Test
    void emptyListsAreAlikeOnlyUnderTheSameName() {
        failures.learn(reply("{\"status\":\"ok\",\"payments\":[]}"), "/payments/{id}");
        failures.learn(reply("{\"status\":\"ok\",\"bills\":[]}"), "/bills/{id}");
        assertThat(failures.isSuccess(reply("{\"status\":\"ok\",\"cards\":[]}"), "/cards"))
                .isTrue();
        assertThat(failures.isSuccess(reply("{\"status\":\"ok\",\"bills\":[]}"), "/bills/{id}"))
                .isFalse();
        assertThat(failures.isSuccess(reply("{\"status\":\"ok\",\"bills\":[{\"id\":1}]}"), "/bills/{id}"))
                .isTrue();
    }

    @Test
    void whatSaysNothingButAnErrorIsAFailureAnywhere() {
        for (String each : List.of(
                "{\"error\":\"not an administrator\"}",
                "{\"success\":false,\"error\":\"no\",\"code\":17}",
                "{\"error\":\"no such entry\",\"entry\":null,\"links\":[]}",
                "{\"success\":false,\"message\":\"no such entry\"}",
                "{\"status\":\"error\",\"message\":\"no such user\"}",
                "{\"status\":\"fail\",\"message\":\"no such user\",\"data\":null}",
                "{\"errors\":[{\"message\":\"no\"}]}")) {
            assertThat(failures.isSuccess(reply(each))).as(each).isFalse();
        }
        for (String each : List.of(
                "{\"error\":null}",
                "{\"success\":true,\"message\":\"done\"}",
                "{\"ok\":false,\"left\":3}",
                "{\"error\":\"\",\"message\":\"done\"}",
                "{\"errors\":[],\"status\":\"ok\"}",
                "{\"error\":\"none\",\"rows\":[1]}",
                "{\"message\":\"the error is mended\"}",
                "{\"error\":false,\"success\":true}",
                "{\"status\":\"error\"}",
                "{\"status\":\"error\",\"message\":\"declined\",\"paymentId\":7}",
                "{\"status\":\"failed\",\"message\":\"declined\"}",
                "[{\"error\":\"of a log\"}]")) {
            assertThat(failures.isSuccess(reply(each))).as(each).isTrue();
        }
    }

    private static Reply reply(String json) {
        return new Reply(
                200,
                "application/json",
                Map.of(),
                json,
                Optional.of(JsonMapper.shared().readTree(json)),
                0);
    }
}
