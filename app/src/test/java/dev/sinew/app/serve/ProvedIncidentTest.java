package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.Run;
import dev.sinew.app.test.BankUnderTest;
import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.BankSettings;
import dev.sinew.demo.bank.Roster;
import dev.sinew.demo.people.Attack;
import dev.sinew.demo.people.Browser;
import dev.sinew.demo.people.Crowd;
import dev.sinew.demo.people.Pace;
import dev.sinew.demo.people.Prey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Customers of the bank, then an attacker; the incident becomes a plan, and the plan proves the flaw, or that it is mended. */
final class ProvedIncidentTest {
    private static final int SESSIONS = 60;
    private static final Roster ROSTER = Roster.of(17, 6);

    @TempDir
    Path folder;

    @Test
    void anIncidentOfTheBankIsProvedAndRefutedOnceItIsMended() throws Exception {
        Path data = folder.resolve("data");
        Path identities = Files.writeString(folder.resolve("identities.yaml"), BankUnderTest.identities());
        BankSettings flawed = BankSettings.correct(ROSTER).with(Attack.WALK.flaw());
        String incident;
        try (Bank bank = Bank.open(flawed);
                Running running = Running.proxying(data, bank.address())) {
            int port = running.serving().proxyAddresses().getFirst().port();
            incident = attacked(running, URI.create("http://127.0.0.1:" + port));
            JsonNode report = run(bank, data, identities, incident);
            assertThat(verdicts(report, "confirmed")).contains("probe.object-read-by-another GET /v2/accounts/{}");
            assertThat(report.path("tests").valueStream().map(ProvedIncidentTest::place))
                    .as("nothing but what the incident says")
                    .allMatch(each -> each.contains("/v2/accounts/{}"));
        }
        try (Bank mended = Bank.open(BankSettings.correct(ROSTER))) {
            JsonNode report = run(mended, data, identities, incident);
            assertThat(verdicts(report, "confirmed")).isEmpty();
            assertThat(verdicts(report, "refuted")).contains("probe.object-read-by-another GET /v2/accounts/{}");
        }
    }

    /** Has customers come and one of them attack, and tells the incident of it. */
    private static String attacked(Running running, URI proxy) throws Exception {
        try (Crowd crowd = new Crowd(proxy, ROSTER, Pace.FAST, outcome -> {})) {
            crowd.visit(SESSIONS);
            Roster.Login victim = ROSTER.customers().get(1);
            Roster.Login attacker = ROSTER.customers().get(3);
            Prey prey = Prey.of(crowd.browser(victim.username()), victim);
            Browser browser = crowd.browser(attacker.username());
            assertThat(Attack.WALK.run(browser, attacker, prey)).isNotEmpty();
        }
        return running.reader
                .until(
                        "/api/v1/incidents",
                        now -> now.path("items")
                                .valueStream()
                                .anyMatch(each -> each.toString().contains("detect.object-of-another-caller")))
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    private static JsonNode run(Bank bank, Path data, Path identities, String incident) {
        Run run = Run.of(
                "test",
                "--target",
                bank.address(),
                "--data",
                data,
                "--identities",
                identities,
                "--from-incident",
                incident,
                "--format",
                "json");
        assertThat(run.err()).isEmpty();
        return run.json();
    }

    private static List<String> verdicts(JsonNode report, String verdict) {
        return report.path("tests")
                .valueStream()
                .filter(each -> each.path("verdict").asString().equals(verdict))
                .map(each -> each.path("rule").asString() + " " + place(each))
                .toList();
    }

    private static String place(JsonNode test) {
        JsonNode operation = test.path("operation");
        return operation.path("method").asString() + " "
                + operation.path("path").asString().replaceAll("\\{[^}]*}", "{}");
    }
}
