package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.identity.IdentityFile;
import dev.sinew.probe.identity.IdentityReading;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the file of identities says that somebody owns is read as its own and tried as the others, where no list tells of it. */
class OwnsTest {
    private static final String READ = "probe.object-read-by-another GET /vaults/{vaultId}";
    private static final String OWN = SmallServer.identities("anna", "ben")
            .replace("name: anna\n", "name: anna\n    owns: {vaultId: 5512}\n")
            .replace("name: ben\n", "name: ben\n    owns: {vaultId: [7730]}\n");

    private static TestResult run(boolean guarded, String identities) throws IOException {
        try (VaultsServer server = new VaultsServer(guarded)) {
            return CaseRun.of(server.address(), VaultsServer.openApi(), identities);
        }
    }

    @Test
    void whatTheFileSaysThatSomebodyOwns() throws IOException {
        assertThat(CaseRun.reasons(run(false, OWN), Verdict.CONFIRMED)).containsKey(READ);
        TestResult guarded = run(true, OWN);
        assertThat(CaseRun.reasons(guarded, Verdict.CONFIRMED)).doesNotContainKey(READ);
        assertThat(CaseRun.reasons(guarded, Verdict.REFUTED)).containsKey(READ);
    }

    @Test
    void withoutItNothingTellsWhose() throws IOException {
        assertThat(CaseRun.reasons(run(false, SmallServer.identities("anna", "ben")), Verdict.CONFIRMED))
                .doesNotContainKey(READ);
    }

    @Test
    void whatIsWrittenOtherwiseIsAProblemThatSaysWhatToDo() {
        IdentityReading read = IdentityFile.read(OWN.replace("{vaultId: 5512}", "[5512]"), "identities.yaml");
        assertThat(read.identities()).hasSize(2);
        assertThat(read.identities().getLast().owns()).isEqualTo(Map.of("vaultId", List.of("7730")));
        assertThat(read.problems())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.toString()).contains("owns of anna in line 3", "{accountId: [47, 48]}"));
    }
}
