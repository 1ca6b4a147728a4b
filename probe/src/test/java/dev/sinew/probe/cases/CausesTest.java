package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.run.TestRow;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which findings are told to have one cause, and which are not. */
final class CausesTest {
    @Test
    void answersThatBreakOneSharedSchemaHaveOneCause() throws IOException {
        Map<String, String> causes = causes("probe.answer-breaks-schema", """
                document:
                  openapi: 3.0.3
                  info: {title: t, version: "1"}
                  paths:
                    /me: {get: {responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}}}}}
                    /users: {get: {responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/User"}}}}}}}}
                    /team: {get: {responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}}}}
                  components: {schemas: {User: {type: object, properties: {name: {type: string}}}}}
                identities: [anna]
                routes:
                  - 'anna GET /me -> 200 {"name":4711,"email":"anna@post.example"}'
                  - 'anna GET /users -> 200 [{"name":4711},{"name":4712}]'
                  - 'anna GET /team -> 200 {"name":4713}'
                """);

        assertThat(causes)
                .containsEntry("/me", "#/components/schemas/User/properties/name/type")
                .containsEntry("/users", "#/components/schemas/User/properties/name/type");
        assertThat(causes.get("/team")).contains("/paths/~1team/").isNotEqualTo(causes.get("/me"));
    }

    @Test
    void theSameFailureOnTheSameKindOfValueHasOneCause() throws IOException {
        Map<String, String> causes = causes("probe.server-error-on-invalid-input", """
                operations: ["GET /people?q", "GET /cities?name", "GET /trees?kind"]
                identities: [anna]
                routes:
                  - 'anna GET /people?q=%00 -> 500 {"error":"invalid byte sequence","path":"/people","at":"$random"}'
                  - 'anna GET /cities?name=%00 -> 500 {"error":"invalid byte sequence","path":"/cities","at":"$random"}'
                  - 'anna GET /trees?kind=%00 -> 500 {"error":"no such column","path":"/trees","at":"$random"}'
                  - 'anna GET /people -> 200 {"email":"anna@post.example"}'
                  - 'anna GET /cities -> 200 {"city":"Harbour Town"}'
                  - 'anna GET /trees -> 200 {"tree":"an old oak tree"}'
                """);

        assertThat(causes).hasSize(3);
        assertThat(causes.get("/people"))
                .startsWith("a NUL, answered with status 500 as application/json")
                .isEqualTo(causes.get("/cities"))
                .isNotEqualTo(causes.get("/trees"));
    }

    private static Map<String, String> causes(String id, String written) throws IOException {
        Map<String, String> causes = new TreeMap<>();
        for (TestRow row : ProofHarness.run(id, written).with(Verdict.CONFIRMED)) {
            causes.put(row.operation().path(), row.outcome().cause());
        }
        return causes;
    }
}
