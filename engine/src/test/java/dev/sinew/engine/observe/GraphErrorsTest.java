package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphErrorsTest {
    private static final String QUERY = "{\"query\":\"query { note(id: 7) { id title } }\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":[{\"message\":\"no\"}],\"data\":{\"note\":null}}",
                "{\"errors\":[{\"message\":\"no\"}],\"data\":null}",
                "{\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"FORBIDDEN\"}}]}",
            })
    void errorsWithoutDataAreAFailure(String answer) {
        assertThat(Call.post("/graphql")
                        .json(QUERY)
                        .answerJson(answer)
                        .observe()
                        .has(Trait.FAILED_IN_BODY))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"note\":{\"id\":7,\"title\":\"x\"}}}",
                "{\"data\":{\"note\":null}}",
                "{\"errors\":[{\"message\":\"no\"}],\"data\":{\"note\":{\"id\":7,\"title\":null}}}",
                "[]",
            })
    void someDataIsNone(String answer) {
        assertThat(Call.post("/graphql")
                        .json(QUERY)
                        .answerJson(answer)
                        .observe()
                        .has(Trait.FAILED_IN_BODY))
                .isFalse();
    }

    @Test
    void dataThatIsNullIsAnAnswerWhereNothingWasAskedByGraphQl() {
        Call call = Call.post("/notes")
                .json("{\"title\":\"x\"}")
                .answerJson("{\"errors\":[{\"message\":\"no\"}],\"data\":{\"note\":null,\"left\":3}}");
        assertThat(call.observe().has(Trait.FAILED_IN_BODY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query { me { id } } | '' | true",
                "{ me { id } } | '' | true",
                "mutation { pay(id: 7) { id } } | '' | false",
                "subscription { paid { id } } | '' | false",
                "query A { me { id } } mutation B { pay(id: 7) { id } } | B | false",
                "query A { me { id } } mutation B { pay(id: 7) { id } } | A | true",
                "mutation B { pay(id: 7) { id } } | other | false",
            })
    void onlyQueriesOnlyAsk(String document, String operation, boolean asks) {
        String body = "{\"query\":\"" + document + "\",\"operationName\":\"" + operation + "\"}";
        assertThat(Call.post("/graphql").json(body).observe().has(Trait.ONLY_ASKS))
                .isEqualTo(asks);
    }
}
