package dev.sinew.app.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.Run;
import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What there is to test is told by recorded traffic as well as by a specification, and by both together. */
final class TestInputsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    @Test
    void trafficTellsOfOperationsAndItsCredentialsAreNotUsed() throws IOException, InterruptedException {
        try (Bank bank = Bank.open(BankUnderTest.correct().with(Flaw.FOREIGN_ACCOUNT))) {
            Path traffic = record(bank);
            JsonNode report = run(bank, List.of("--traffic", traffic)).json();
            assertThat(report.path("findings")
                            .valueStream()
                            .map(each -> each.path("operation")
                                    .path("path")
                                    .asString()
                                    .replaceAll("\\{[^}]*}", "{}")))
                    .contains("/v2/accounts/{}", "/v2/accounts/{}/transactions");
            assertThat(report.toString()).doesNotContain("recorded-and-ended");
            // The token in the traffic has ended: had it been sent, nobody would have been proved.
            assertThat(report.path("coverage")
                            .valueStream()
                            .filter(each -> !each.path("reachedAs").isEmpty())
                            .count())
                    .isEqualTo(4);
        }
    }

    @Test
    void specificationAndTrafficAreMergedByOperation() throws IOException, InterruptedException {
        try (Bank bank = Bank.open(BankUnderTest.correct())) {
            Path traffic = record(bank);
            Path spec = folder.resolve("openapi.json");
            BankUnderTest.describe(bank, spec);
            ObjectNode described = (ObjectNode) JSON.readTree(Files.readString(spec));
            ((ObjectNode) described.path("paths")).remove("/v2/me");
            ((ObjectNode) described.path("paths")).remove("/me");
            Files.writeString(spec, described.toString());
            String alone = run(bank, List.of("--spec", spec, "--dry-run")).out();
            String both = run(bank, List.of("--spec", spec, "--traffic", traffic, "--dry-run"))
                    .out();
            assertThat(alone).doesNotContain("GET /v2/me\n");
            assertThat(both).contains("GET /v2/me\n");
            assertThat(both.lines().filter(each -> each.matches("GET /v2/accounts/\\{[^}]*}")))
                    .hasSize(1);
        }
    }

    @Test
    void fieldsOfASchemaAreOperationsOfTheServiceThatAnythingNames() throws IOException {
        Path schema = folder.resolve("schema.graphql");
        Files.writeString(
                schema,
                "type Query { ticket(id: ID!): Ticket } type Mutation { deleteTicket(id: ID!): Boolean } type Ticket { id: ID! }");
        Path openApi = folder.resolve("openapi.json");
        Files.writeString(openApi, "{\"openapi\":\"3.1.0\",\"paths\":{\"/api/v2/graphql\":{\"post\":{}}}}");

        assertThat(run("http://127.0.0.1:1", List.of("--spec", schema, "--dry-run"))
                        .out())
                .contains(
                        "POST /graphql ticket, as GET /tickets/{id}\n",
                        "POST /graphql deleteTicket, as DELETE /tickets/{id}  (not called: it changes things)\n",
                        "2 operations, of which 1 only read");
        assertThat(run("http://127.0.0.1:1", List.of("--spec", schema, "--spec", openApi, "--dry-run"))
                        .out())
                .contains("POST /api/v2/graphql ticket, as GET /tickets/{id}\n");
        assertThat(run("http://127.0.0.1:1", List.of("--spec", openApi, "--dry-run"))
                        .out())
                .contains("POST /api/v2/graphql is asked for its GraphQL schema, and its fields are tested, too\n");
    }

    @Test
    void trafficOfOtherHostsIsRefusedWithTheirNames() throws IOException {
        Path traffic = folder.resolve("two.jsonl");
        Files.writeString(traffic, line("https://one.example/things", "{}") + line("https://two.example/things", "{}"));
        Run run = run("http://127.0.0.1:1", List.of("--traffic", traffic, "--dry-run"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("one.example, two.example", "--host");
        Run said = run("http://127.0.0.1:1", List.of("--traffic", traffic, "--dry-run", "--host", "two.example"));
        assertThat(said.out()).contains("GET /things");
    }

    @Test
    void whoWasRecordedIsGivenWhatIsHisAndNotWhatIsAnothers() throws IOException {
        Path traffic = folder.resolve("visits.jsonl");
        Files.writeString(
                traffic,
                recorded("anna", "/patients/V-31-88a")
                        + recorded("bob", "/patients/V-41-03c")
                        + recorded("anna", "/boards/7")
                        + recorded("bob", "/boards/7"));
        try (PatientsServer open = new PatientsServer(false);
                PatientsServer closed = new PatientsServer(true)) {
            JsonNode told = runOn(open, traffic);
            assertThat(verdict(told, "probe.object-read-by-another", "/patients/"))
                    .isEqualTo("confirmed");
            assertThat(verdict(told, "probe.object-read-by-another", "/boards/"))
                    .isEqualTo("inconclusive");
            assertThat(verdict(runOn(closed, traffic), "probe.object-read-by-another", "/patients/"))
                    .isEqualTo("refuted");
        }
    }

    private static String verdict(JsonNode report, String rule, String path) {
        return report.path("tests")
                .valueStream()
                .filter(each -> each.path("rule").asString().equals(rule)
                        && each.path("operation").path("path").asString().startsWith(path))
                .map(each -> each.path("verdict").asString())
                .findFirst()
                .orElse("untested");
    }

    private static String recorded(String name, String path) {
        return line("https://clinic.example" + path, "{\"id\":\"x\"}")
                .replace("recorded-and-ended", PatientsServer.token(name, 1));
    }

    private JsonNode runOn(PatientsServer server, Path traffic) throws IOException {
        Path spec = folder.resolve("clinic.json");
        Files.writeString(spec, PatientsServer.openApi());
        Path identities = folder.resolve("clinic.yaml");
        Files.writeString(identities, PatientsServer.identities());
        return Run.of(
                        "test",
                        "--target",
                        server.address(),
                        "--identities",
                        identities,
                        "--spec",
                        spec,
                        "--traffic",
                        traffic,
                        "--format",
                        "json")
                .json();
    }

    /** What a customer would have called: the traffic of a bank at its public address. */
    private Path record(Bank bank) throws IOException, InterruptedException {
        StringBuilder lines = new StringBuilder();
        for (String thing : BankUnderTest.things(bank)) {
            JsonNode answer = JSON.readTree(thing.substring(thing.indexOf('{')));
            for (JsonNode list : answer) {
                for (JsonNode each : list) {
                    String id = each.path("accountId").asString("");
                    if (!id.isEmpty() && answer.has("accounts")) {
                        lines.append(line("https://bank.example/v2/accounts/" + id, each.toString()));
                        lines.append(line(
                                "https://bank.example/v2/accounts/" + id + "/transactions", "{\"transactions\":[]}"));
                    }
                }
            }
        }
        lines.append(line("https://bank.example/v2/accounts", "{\"accounts\":[]}"));
        lines.append(line("https://bank.example/v2/me", "{\"id\":1}"));
        Path file = folder.resolve("traffic.jsonl");
        Files.writeString(file, lines.toString());
        return file;
    }

    private static String line(String url, String answer) {
        ObjectNode exchange = JSON.createObjectNode();
        ObjectNode request = exchange.putObject("request");
        request.put("method", "GET").put("url", url);
        request.putObject("headers").put("authorization", "Bearer recorded-and-ended");
        ObjectNode response = exchange.putObject("response");
        response.put("status", 200).put("body", answer);
        response.putObject("headers").put("content-type", "application/json");
        return exchange.put("time", "2026-11-01T12:00:00Z") + "\n";
    }

    private Run run(Bank bank, List<Object> more) throws IOException {
        return run(bank.address().toString(), more);
    }

    private Run run(String target, List<Object> more) throws IOException {
        Path identities = folder.resolve("identities.yaml");
        Files.writeString(identities, BankUnderTest.identities());
        List<Object> all =
                new ArrayList<>(List.of("test", "--target", target, "--identities", identities, "--format", "json"));
        all.addAll(more);
        return Run.of(all.toArray());
    }
}
