package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.run.TestRow;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is said of why, where the verdict alone does not tell. */
final class ReasonsTest {
    @Test
    void whatIsRefusedAsAnyUnknownValueIsNotTakenForAnAttack() throws IOException {
        Map<String, String> reasons = reasons("probe.path-traversal", """
                document:
                  openapi: 3.0.3
                  info: {title: t, version: "1"}
                  paths:
                    /notes:
                      get:
                        parameters: [{name: app, in: query, required: true, schema: {type: string, enum: [shop]}}]
                        responses: {"200": {description: ok}}
                    /pages: {get: {parameters: [{name: of, in: query, schema: {type: string}}], responses: {"200": {description: ok}}}}
                identities: [anna]
                routes:
                  - 'anna GET /notes?app=shop -> 200 {"notes":["margarethe-7f3a9c"]}'
                  - 'anna GET /notes -> 403 {"error":"unauthorized"}'
                  - 'anna GET /pages?of={any*}%2F{rest*} -> 403 {"error":"blocked"}'
                  - 'anna GET /pages?of={any*}%252F{rest*} -> 403 {"error":"blocked"}'
                  - 'anna GET /pages?of={any*}%252f{rest*} -> 403 {"error":"blocked"}'
                  - 'anna GET /pages -> 200 {"pages":[]}'
                """);
        assertThat(reasons)
                .containsEntry("/notes", "query parameter app: any value but a known one is refused with status 403");
        assertThat(reasons.get("/pages")).contains("requests that look like an attack are answered with status 403");
    }

    @Test
    void aTextOfWhichNothingIsSaidIsNotCalledMoreThanMadeUp() throws IOException {
        Map<String, String> reasons = reasons("probe.server-error-on-valid-input", """
                document:
                  openapi: 3.0.3
                  info: {title: t, version: "1"}
                  paths:
                    /me: {get: {responses: {"200": {description: ok}}}}
                    /orders: {get: {parameters: [{name: where, in: query, schema: {type: string}}], responses: {"200": {description: ok}}}}
                    /trees: {get: {parameters: [{name: kind, in: query, schema: {type: string, enum: [oak]}}], responses: {"200": {description: ok}}}}
                identities: [anna]
                routes:
                  - 'anna GET /me -> 200 {"email":"anna@post.example"}'
                  - 'anna GET /orders?where={text} -> 500 {"error":"broken"}'
                  - 'anna GET /orders -> 200 {"orders":[]}'
                  - 'anna GET /trees?kind=oak -> 500 {"error":"broken"}'
                  - 'anna GET /trees -> 200 {"trees":[]}'
                """);
        assertThat(reasons.get("/orders"))
                .contains("a value of where that the description allows (a text that was made up");
        assertThat(reasons.get("/trees"))
                .contains("a value of kind that the description allows, while")
                .doesNotContain("made up");
    }

    private static Map<String, String> reasons(String id, String written) throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (TestRow row : ProofHarness.run(id, written).rows()) {
            reasons.put(row.operation().path(), row.outcome().reason());
        }
        return reasons;
    }
}
