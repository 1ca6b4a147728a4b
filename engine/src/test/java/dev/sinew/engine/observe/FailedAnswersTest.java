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
                "{\"resultCode\":\"4031\",\"resultMessage\":\"not yours\",\"timestamp\":\"2026-08-25T19:14:45Z\"}",
                "{\"code\":403,\"message\":\"no\",\"data\":null}",
                "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}",
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
                "{\"resultCode\":\"0000\",\"resultMessage\":\"done\"}",
                "{\"resultCode\":\"4031\",\"data\":{\"total\":7}}",
                "{\"errorCode\":0,\"message\":\"done\"}",
                "{\"code\":200,\"message\":\"done\"}",
                "{\"code\":\"41234\",\"message\":\"type this in\"}",
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
