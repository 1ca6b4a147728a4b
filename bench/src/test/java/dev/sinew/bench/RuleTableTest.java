package dev.sinew.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuleTableTest {
    @Test
    void countsCasesAndWhatReportsName(@TempDir Path folder) throws IOException {
        Path root = folder.resolve("root");
        Path cases = root.resolve("engine/src/test/resources/dev/sinew/engine/rules/TokenInUrl.cases.yaml");
        Files.createDirectories(cases.getParent());
        Files.writeString(cases, """
                - name: fires
                  exchanges: []
                  expect: [{place: GET a/b}]
                - name: is quiet
                  exchanges: []
                  expect: []
                - name: is quiet with all others
                  exchanges: []
                  expect: nothing
                """);
        Files.writeString(folder.resolve("bank.jsonl.gz.json"), """
                {"findings":[{"rule":"posture.token-in-url","alsoFoundBy":[]},{"rule":"posture.missing-hsts",
                 "alsoFoundBy":["posture.token-in-url"]}]}""");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        RuleTable.print(root, folder, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("[1]  bank\n")
                .containsPattern("(?m)^posture\\.token-in-url +1 +2 +2$")
                .containsPattern("(?m)^posture\\.missing-hsts +0 +0 +1$")
                .containsPattern("(?m)^posture\\.zombie-operation +0 +0 +·$")
                .contains("2 of them fired in some report");
    }
}
