package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Trait;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailedAnswersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-32003,\"message\":\"no\",\"data\":{\"why\":\"x\"}}}",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32003}},{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":-32004}}]",
                "{\"success\":false,\"message\":\"no such thing\"}",
                "{\"error\":\"not yours\",\"success\":false,\"data\":null}",
                "{\"errors\":[\"no\"],\"status\":\"error\",\"code\":17}",
            })
    void sayNothingButThatItFailed(String answer) {
        assertThat(fails(answer, 200)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"id\":7}}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":null,\"result\":{\"id\":7}}",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32003}},{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":4}]",
                "{\"error\":\"the mail was not sent\",\"orderId\":71}",
                "{\"error\":false,\"message\":\"done\"}",
                "{\"error\":0}",
                "{\"errors\":[]}",
                "{\"error\":\"\"}",
                "{\"success\":true}",
                "{\"status\":\"failed\",\"id\":5}",
                "{}",
                "[]",
                "7",
            })
    void answersThatSayMoreOrNothing(String answer) {
        assertThat(fails(answer, 200)).isFalse();
    }

    private static boolean fails(String answer, int status) {
        return Call.post("/notes")
                .json("{\"title\":\"x\"}")
                .status(status)
                .answerJson(answer)
                .observe()
                .has(Trait.FAILED_IN_BODY);
    }
}
