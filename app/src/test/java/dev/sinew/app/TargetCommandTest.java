package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.notify.Listener;
import dev.sinew.app.serve.ServiceRun;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sinew target} beside a running service, and what the service then tells. */
final class TargetCommandTest {
    private static final String SECRET = "hooks-s3cret";

    @TempDir
    Path folder;

    @Test
    void targetsAreAddedTriedListedToldAndRemoved() throws Exception {
        Path data = folder.resolve("data");
        assertThat(Run.of("target", "list", "--data", data).code()).isEqualTo(2);
        try (Listener listener = Listener.start();
                ServiceRun service = ServiceRun.over(data)) {
            Path settings = Files.writeString(
                    folder.resolve("settings"), "url: " + listener.address() + "/" + SECRET + "\nsecret: " + SECRET);
            Run added = Run.of(
                    "target",
                    "add",
                    "hook",
                    "--kind",
                    "webhook",
                    "--min-severity",
                    "low",
                    "--settings",
                    settings,
                    "--data",
                    data);
            assertThat(added.code()).as(added.err()).isZero();
            assertThat(Run.of("target", "test", "hook", "--data", data).out()).isEqualTo("hook: arrived\n");
            assertThat(listener.next().body()).contains("\"event\":\"test\"");
            service.sendAll(0, 400);
            Listener.Heard heard = listener.next();
            assertThat(heard.body()).contains("\"event\":\"finding-opened\"", "api.bank.example");
            assertThat(heard.path()).isEqualTo("/hook/" + SECRET);
            Run listed = Run.of("target", "list", "--data", data);
            assertThat(listed.out())
                    .contains("hook", "webhook", listener.address().getAuthority());
            String shown = service.targets();
            assertThat(shown).contains("\"name\":\"hook\"", "\"minSeverity\":\"low\"", "\"givenUp\":0");
            assertThat(added.out() + added.err() + listed.out() + shown).doesNotContain(SECRET);
            assertThat(Run.of("target", "remove", "hook", "--data", data).code())
                    .isZero();
            assertThat(Run.of("target", "remove", "hook", "--data", data).code())
                    .isEqualTo(2);
            assertThat(Run.of("target", "test", "hook", "--data", data).code()).isEqualTo(2);
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
    }

    @Test
    void theSecretsOutliveAReplacedKey() throws Exception {
        Path data = folder.resolve("data");
        try (Listener listener = Listener.start()) {
            try (ServiceRun service = ServiceRun.over(data)) {
                assertThat(service.exchanges()).isZero();
                assertThat(add(data, "hook", "url: " + listener.address() + "\nheader: X-Key: " + SECRET)
                                .code())
                        .isZero();
                assertThat(Run.of("key", "rotate", "--data", data).code()).isZero();
            }
            assertThat(Run.of("key", "rotate", "--finish", "--data", data).code())
                    .isZero();
            try (Stream<Path> files = Files.list(data)) {
                for (Path old : files.filter(
                                file -> file.getFileName().toString().startsWith("privacy.key."))
                        .toList()) {
                    Files.delete(old);
                }
            }
            assertThat(Run.of("target", "test", "hook", "--data", data).code()).isZero();
            assertThat(listener.next().header("X-key")).isEqualTo(SECRET);
        }
    }

    @Test
    void nothingIsToldTwiceThoughThePastIsFoldedAgain() throws Exception {
        Path data = folder.resolve("data");
        try (Listener listener = Listener.start()) {
            try (ServiceRun service = ServiceRun.over(data)) {
                assertThat(add(data, "hook", "url: " + listener.address()).code())
                        .isZero();
                service.sendAll(0, 400);
                listener.next();
                service.untilTold();
            }
            int before = listener.unheard();
            try (ServiceRun service = ServiceRun.over(data)) {
                service.sendAll(400, 1);
                service.untilTold();
            }
            assertThat(listener.unheard()).isEqualTo(before);
        }
    }

    @Test
    void wrongUsageIsRefusedAndShowsNothingSecret() throws Exception {
        Path data = folder.resolve("data");
        try (ServiceRun service = ServiceRun.over(data)) {
            assertThat(service.exchanges()).isZero();
            String good = "url: https://hooks.example/" + SECRET;
            for (List<String> wrong : List.of(
                    List.of("bad name", "webhook", "high", "all"),
                    List.of("hook", "pigeon", "high", "all"),
                    List.of("hook", "webhook", "awful", "all"),
                    List.of("hook", "webhook", "high", "incident-opened,sunrise"))) {
                Run run = Run.of(
                        stream(good),
                        "target",
                        "add",
                        wrong.get(0),
                        "--kind",
                        wrong.get(1),
                        "--min-severity",
                        wrong.get(2),
                        "--events",
                        wrong.get(3),
                        "--data",
                        data);
                assertThat(run.code()).as(wrong.toString()).isEqualTo(2);
                assertThat(run.out() + run.err()).doesNotContain(SECRET);
            }
            Run refused = add(data, "hook", "url: http://hooks.example/" + SECRET);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("no TLS").doesNotContain(SECRET);
            assertThat(add(data, "hook", good).code()).isZero();
            assertThat(add(data, "hook", good).err()).contains("already");
            assertThat(Run.of("target", "retry", "hook", "--data", data).out()).isEqualTo("0 messages wait again\n");
            assertThat(Run.of("target", "retry", "nobody", "--data", data).code())
                    .isEqualTo(2);
        }
        assertThat(Run.of("target").code()).isEqualTo(2);
    }

    private static Run add(Path data, String name, String settings) {
        return Run.of(
                stream(settings), "target", "add", name, "--kind", "webhook", "--min-severity", "low", "--data", data);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
