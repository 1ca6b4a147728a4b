package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.access.AccessReader;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a path calls by its number and what is called elsewhere by an id that says of what kind it is are one object. */
class GlobalIdObjectsTest {
    private static final String HOST = "api.bank.example";

    private static Stream<Arguments> ids() {
        return Stream.of(
                Arguments.of("claims", "claim", "Claim", "4711"),
                Arguments.of("claims", "claim", "Claim", "1"),
                Arguments.of("claims", "claim", "Claim", "1234567890"),
                Arguments.of("claims", "claim", "Claim", "CLM-2026-004711"),
                Arguments.of("claims", "claim", "Claim", "550e8400-e29b-41d4-a716-446655440000"),
                Arguments.of("claims", "claim", "Claim", "ab-17"),
                Arguments.of("claims", "claim", "Claim", "a1b2c3d4"),
                Arguments.of("tags", "tag", "Tag", "17"),
                Arguments.of("credit-cards", "creditCard", "CreditCard", "4711"),
                Arguments.of("companies", "company", "Company", "4711"));
    }

    private static Used used(Call call, String path) {
        Observation observation = call.observe();
        Operation operation = new Operation(HOST, observation.method(), path, observation.selector());
        return Used.of(new AccessReader().read(observation, 0, 7, 0), new Site(operation, new TypeNames()));
    }

    private static long inPath(String collection, String id) {
        List<Named> asked = used(Call.get("/" + collection + "/" + id), "/" + collection + "/{id}")
                .asked();
        assertThat(asked).hasSize(1);
        return asked.getFirst().object();
    }

    private static Used asked(String field, String id) {
        String query = "{\"query\":\"query Q($id: ID!) { " + field
                + "(id: $id) { id total } }\",\"variables\":{\"id\":\"" + id + "\"}}";
        String answer = "{\"data\":{\"" + field + "\":{\"id\":\"" + id + "\",\"total\":3}}}";
        return used(Call.post("/graphql").json(query).answerJson(answer), "/graphql");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void byTheIdAloneInAnAnswer(String collection, String field, String type, String id) {
        assertThat(asked(field, id).answered())
                .as(type)
                .extracting(Named::object)
                .containsExactly(inPath(collection, id));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void byItsRelayIdInAnAnswer(String collection, String field, String type, String id) {
        assertThat(asked(field, encoded(type + ":" + id)).answered())
                .extracting(Named::object)
                .containsExactly(inPath(collection, id));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void byItsRelayIdInARequest(String collection, String field, String type, String id) {
        assertThat(asked(field, encoded(type + ":" + id)).asked())
                .extracting(Named::object)
                .containsExactly(inPath(collection, id));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void byTheSameInPlainText(String collection, String field, String type, String id) {
        assertThat(asked(field, type + ":" + id).answered())
                .extracting(Named::object)
                .containsExactly(inPath(collection, id));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void byItsRelayIdInAPath(String collection, String field, String type, String id) {
        assertThat(inPath(collection, encoded(type + ":" + id))).as(field).isEqualTo(inPath(collection, id));
    }
}
