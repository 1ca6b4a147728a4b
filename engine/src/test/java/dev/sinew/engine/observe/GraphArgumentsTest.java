package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Fields;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the root fields of a GraphQL document are given as literals. */
class GraphArgumentsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ order(id: 5) { id } } | variables.id",
                "{ order(id: \"ab-17\") { id } } | variables.id",
                "mutation { pay(from: 5, to: \"x9\", input: {amount: 3, note: {text: \"hi\"}}) { ok } }"
                        + " | variables.from,variables.to,variables.input.amount,variables.input.note.text",
                "{ a: order(id: 1) { id } b: order(id: 2) { id } } | variables.id,variables.id",
                "{ orders(ids: [1, 2]) { id } } | variables.ids[],variables.ids[]",
                "query Q($id: ID!) { order(id: $id, first: 3) { id } } | variables.first",
                "{ me { order(id: 5) { id } } } | ''",
                "query A { order(id: 1) { id } } query B { order(other: 2) { id } } | variables.id",
                "{ order(id: 5 # five\\n, at: 6) { id } } | variables.id,variables.at",
            })
    void areFieldsOfTheVariables(String document, String expected) {
        assertThat(String.join(",", fields(document.replace("\\n", "\n")))).isEqualTo(expected);
    }

    @Test
    void areWorthWhatVariablesAre() {
        Fields literal = request("{ order(id: 512) { id } }", "");
        Fields variable = request("query Q($id: ID!) { order(id: $id) { id } }", ",\"variables\":{\"id\":512}");
        assertThat(print(literal)).isNotZero().isEqualTo(print(variable));
    }

    /** What one client calls {@code $t} another writes as a literal. */
    @Test
    void variablesAreKnownByTheNamesOfArguments() {
        String query = "query Q($t: ID!, $n: Int) { messages(threadId: $t, first: $n) { id } }";
        Fields fields = request(query, ",\"variables\":{\"t\":512,\"n\":3,\"other\":1}");
        List<String> names = new ArrayList<>();
        for (int row = 0; row < fields.count(); row++) {
            names.add(fields.path(row).text() + (fields.identifies(row) ? " id" : ""));
        }
        assertThat(names).contains("variables.threadId id", "variables.first", "variables.other");
        assertThat(names).doesNotContain("variables.t", "variables.n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ order(id: ) { id } }",
                "{ order(id: {{{{{{{{{{{{ ) { id } }",
                "{ order(id: [[[[[[[[[[[[1]]]]]]]]]]]]) { id } }",
                "{ order(: 5) { id } }",
                "{ order(id: \"open",
                "{ order(id: \"\"\"open",
                "{ order(id: $",
                "{ order(",
            })
    void ofABrokenDocumentDoNoHarm(String document) {
        assertThat(fields(document)).allMatch(field -> field.startsWith("variables"));
    }

    @Test
    void areReadUpToALimit() {
        String many = "a(id: 1) b(id: 2) ".repeat(5_000);
        assertThat(fields("{ " + many + "}")).hasSize(64);
    }

    private static List<String> fields(String document) {
        Fields fields = request(document, "");
        List<String> names = new ArrayList<>();
        for (int row = 0; row < fields.count(); row++) {
            if (!fields.path(row).text().equals("query")) {
                names.add(fields.path(row).text());
            }
        }
        return names;
    }

    private static long print(Fields fields) {
        for (int row = 0; row < fields.count(); row++) {
            if (fields.path(row).text().equals("variables.id")) {
                return fields.print(row);
            }
        }
        return 0;
    }

    private static Fields request(String document, String more) {
        String escaped = document.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return Call.post("/graphql")
                .json("{\"query\":\"" + escaped + "\"" + more + "}")
                .observe()
                .request();
    }
}
