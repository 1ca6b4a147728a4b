package dev.sinew.app.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.Run;
import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.Flaw;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A target that speaks HTTP/2 is asked in it, and what is proved is the same. */
final class Http2Test {
    /** Some operations, with all rules. */
    private static final String POLICY =
            "operations: {test: [\"GET */v2/me\", \"GET */v2/accounts\", \"GET */v2/accounts/{*}\", \"GET */v2/admin/customers\"]}\n";

    @TempDir
    private Path folder;

    @Test
    void whatIsProvedOverHttp2IsWhatIsProvedWithoutIt() throws Exception {
        SSLContext before = SSLContext.getDefault();
        try (Bank bank = Bank.open(BankUnderTest.correct().with(Flaw.FOREIGN_ACCOUNT, Flaw.ALG_NONE));
                Http2Front front = new Http2Front(folder, bank.address())) {
            SSLContext.setDefault(front.trusting());
            BankUnderTest.describe(bank, folder.resolve("openapi.json"));

            JsonNode plain = test(bank.address());
            JsonNode two = test(front.address());

            assertThat(front.versions())
                    .containsOnlyKeys("HTTP/2.0")
                    .allSatisfy((version, requests) -> assertThat(requests.get())
                            .isGreaterThanOrEqualTo(two.path("tests").size()));
            assertThat(verdicts(two)).containsExactlyElementsOf(verdicts(plain));
            assertThat(verdicts(two))
                    .contains("probe.jwt-none GET /v2/me confirmed")
                    .contains("probe.object-read-by-another GET /v2/accounts/{accountId} confirmed");
            assertThat(two.path("coverage").toString().replace(front.address().getAuthority(), ""))
                    .isEqualTo(plain.path("coverage")
                            .toString()
                            .replace(bank.address().getAuthority(), ""));
        } finally {
            SSLContext.setDefault(before);
        }
    }

    private JsonNode test(URI target) throws Exception {
        Path identities = Files.writeString(folder.resolve("identities.yaml"), BankUnderTest.identities());
        Run run = Run.of(
                "test",
                "--target",
                target,
                "--spec",
                folder.resolve("openapi.json"),
                "--identities",
                identities,
                "--policy",
                Files.writeString(folder.resolve("policy.yaml"), POLICY),
                "--format",
                "json");
        assertThat(run.code()).as(run.err()).isZero();
        return run.json();
    }

    /** What is said of operations; of the host as a whole it may be otherwise, as one has TLS and the other has not. */
    private static List<String> verdicts(JsonNode report) {
        return report.path("tests")
                .valueStream()
                .filter(each ->
                        !each.path("operation").path("path").asString("").isEmpty())
                .map(each -> each.path("rule").asString() + " "
                        + each.path("operation").path("method").asString() + " "
                        + each.path("operation").path("path").asString() + " "
                        + each.path("verdict").asString())
                .sorted()
                .toList();
    }
}
