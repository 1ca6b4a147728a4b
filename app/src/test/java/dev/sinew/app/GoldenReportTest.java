package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All reports of a small input, byte for byte. {@code -Dgolden.update=true} writes them anew; what changed is then read in
 * the difference. Nothing in a report may vary from run to run, so nothing but the version is replaced, and in
 * the page its own style and program are left out.
 */
final class GoldenReportTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/sinew/app/golden");

    @ParameterizedTest
    @CsvSource({"text, report.txt", "json, report.json", "sarif, report.sarif", "junit, report.xml", "html, report.html"
    })
    void isAsItWas(String format, String file) throws IOException {
        Run run = Run.of("analyze", "--format", format, FOLDER.resolve("traffic.jsonl"), FOLDER.resolve("access.log"));
        String report = run.out()
                .replace("\"" + Version.current() + "\"", "\"VERSION\"")
                .replace("sinew analyze " + Version.current(), "sinew analyze VERSION")
                .replaceAll("(?s)(<style>|<script>|Security-Policy\" content=\").*?(</style>|</script>|\">)", "$1…$2");
        Path golden = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, report);
        }

        assertThat(run.code()).isZero();
        if (format.equals("sarif")) {
            assertThat(ReportSchema.sarifErrors(run.json())).isEmpty();
        }
        assertThat(report).isEqualTo(Files.readString(golden));
    }
}
