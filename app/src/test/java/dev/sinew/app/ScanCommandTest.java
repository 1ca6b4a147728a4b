package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void plant() throws IOException {
        Files.writeString(folder.resolve("app.properties"), "user=me\npassword=Tr4ndom!Word9\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif", "html", "gitleaks"})
    void namesFileAndLineAndShowsNoSecret(String format) {
        Run run = Run.of("scan", folder, "--format", format);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("app.properties").doesNotContain("4ndom");
    }

    @Test
    void theJsonReportKeepsItsContract() {
        Run run = Run.of("scan", folder, "--format", "json");
        assertThat(run.json().at("/findings/0/line").asInt()).isEqualTo(2);
        assertThat(run.json().at("/findings/0/rule").asString()).isEqualTo("scan.hard-coded-password");
        assertThat(run.json().at("/sinew/command").asString()).isEqualTo("scan");
    }

    @Test
    void theGateKnowsWhatIsNew() throws IOException {
        Path before = folder.resolveSibling(folder.getFileName() + ".json");
        assertThat(Run.of("scan", folder, "--fail-on", "high").code()).isEqualTo(1);
        assertThat(Run.of("scan", folder, "--format", "json", "--output", before)
                        .code())
                .isZero();
        assertThat(Run.of("scan", folder, "--fail-on", "high", "--baseline", before)
                        .code())
                .isZero();
        Files.writeString(folder.resolve("more.properties"), "password=An0ther!Word7\n");
        assertThat(Run.of("scan", folder, "--fail-on", "high", "--baseline", before)
                        .code())
                .isEqualTo(1);
        Files.delete(before);
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(Run.of("scan", folder.resolve("nowhere")).code()).isEqualTo(2);
        assertThat(Run.of("scan", folder, "--rules", folder.resolve("none.toml"))
                        .code())
                .isEqualTo(2);
        assertThat(Run.of("scan", folder, "--rules", folder.resolve("app.properties"))
                        .code())
                .isEqualTo(2);
    }
}
