package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
    void thePageIsAboutFilesAndNotAboutApis() {
        assertThat(Run.of("scan", folder, "--format", "html").out())
                .contains("Files and apps were scanned; 1 file with findings.", "<bdi>app.properties</bdi>")
                .doesNotContain("0 APIs", "<bdi>the whole of", "href=\"#incidents\"");
    }

    @Test
    void theJsonReportKeepsItsContract() {
        Run run = Run.of("scan", folder, "--format", "json");
        assertThat(run.json().at("/findings/0/line").asInt()).isEqualTo(2);
        assertThat(run.json().at("/findings/0/rule").asString()).isEqualTo("scan.hard-coded-password");
        assertThat(run.json().at("/sinew/command").asString()).isEqualTo("scan");
    }

    /** As a hook calls it, in the folder of the repository. */
    @Test
    void withoutAPathTheWorkingFolderIsMeant() throws IOException, InterruptedException {
        Path out = folder.resolveSibling(folder.getFileName() + ".out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.sinew.app.Main",
                        "scan")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(out)).contains("app.properties", "1 finding in 1 file");
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

    /** A package with code but without a manifest: enough of an app to be asked the four questions. */
    private Path app(String name) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("classes.dex"));
            zip.write(new byte[] {1});
            zip.putNextEntry(new ZipEntry("assets/app.properties"));
            zip.write("password=Tr4ndom!Word9\n".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif", "html", "gitleaks"})
    void appsAreLookedIntoAndShowNoSecret(String format) throws IOException {
        Run run = Run.of("scan", app("bank.apk"), "--format", format);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("bank.apk", "assets/app.properties").doesNotContain("4ndom");
    }

    @Test
    void theFourQuestionsAreAnsweredForEachApp() throws IOException {
        app("bank.apk");
        app("shop.apk");
        Run text = Run.of("scan", folder);
        assertThat(text.out())
                .contains("Apps  2 apps", "Hard-coded secrets? yes: 1 found", "Open to interception? unknown")
                .contains("Obfuscated? unknown", "Which APIs does it open? unknown");
        Run json = Run.of("scan", folder, "--format", "json");
        assertThat(json.json().at("/apps")).hasSize(2);
        assertThat(json.json().at("/apps/0/answers/secrets/verdict").asString()).isEqualTo("yes");
        assertThat(json.json().at("/problems").toString()).contains("does not begin as bytecode does");
    }

    @Test
    void anAppIsJudgedLikeAnyFile() throws IOException {
        Path bank = app("bank.apk");
        assertThat(Run.of("scan", bank, "--fail-on", "high").code()).isEqualTo(1);
        Path before = folder.resolveSibling(folder.getFileName() + ".json");
        Run.of("scan", bank, "--format", "json", "--output", before);
        assertThat(Run.of("scan", bank, "--fail-on", "high", "--baseline", before)
                        .code())
                .isZero();
        Files.delete(before);
    }

    @Test
    void routesOfSourcesAsOpenApi() throws IOException {
        Files.writeString(folder.resolve("Cards.java"), """
                import org.springframework.web.bind.annotation.*;
                @RestController class Cards { @GetMapping("/cards/{id}") String one(@PathVariable String id) { return ""; } }
                """);
        Run run = Run.of("scan", folder, "--format", "openapi");
        assertThat(run.code()).isZero();
        assertThat(run.json().at("/paths/~1cards~1{id}/get/x-sinew-place").asString())
                .isEqualTo("Cards.one");
    }

    @Test
    void anInventoryThatIsNotThereIsRefused() throws IOException {
        assertThat(Run.of("scan", app("bank.apk"), "--data", folder.resolve("none"))
                        .code())
                .isEqualTo(2);
    }
}
