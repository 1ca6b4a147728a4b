package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.serve.ServiceRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands beside a service: tokens, copies, the key, and today's rules over what came before. */
final class ServiceCommandsTest {
    @TempDir
    Path folder;

    @Test
    void tokensAreMadeListedAndTakenBack() throws Exception {
        Path data = folder.resolve("data");
        assertThat(Run.of("token", "list", "--data", data).code()).isEqualTo(2);
        try (ServiceRun service = ServiceRun.over(data)) {
            Run created = Run.of("token", "create", "gateway", "--data", data);
            String secret = created.out().strip();
            assertThat(service.send(secret, 0, 5)).isEqualTo(202);
            Run listed = Run.of("token", "list", "--data", data);
            assertThat(listed.out()).contains("gateway", "works", "send").doesNotContain(secret);
            String id = listed.out()
                    .lines()
                    .filter(line -> line.contains("gateway"))
                    .findFirst()
                    .orElseThrow()
                    .split(" ", 2)[0];
            assertThat(Run.of("token", "revoke", id, "--data", data).code()).isZero();
            assertThat(service.send(secret, 5, 5)).isEqualTo(401);
            assertThat(Run.of("token", "revoke", "nobody", "--data", data).code())
                    .isEqualTo(2);
        }
        assertThat(Run.of("token", "create", "x", "--scope", "everything", "--data", data)
                        .code())
                .isEqualTo(2);
        assertThat(Run.of("token").code()).isEqualTo(2);
    }

    @Test
    void whatCameBeforeIsJudgedByTodaysRules() throws Exception {
        Path data = folder.resolve("data");
        try (ServiceRun service = ServiceRun.over(data)) {
            service.sendAll(0, 400);
            Run replayed = Run.of("replay", "--format", "json", "--days", "30", "--data", data);
            assertThat(replayed.code()).isZero();
            JsonNode report = replayed.json();
            ReportSchema.check(report);
            assertThat(report.path("summary").path("exchanges").asInt()).isEqualTo(400);
            assertThat(report.path("operations")).hasSize(2);
        }
        assertThat(Run.of("replay", "--days", "0", "--data", data).code()).isEqualTo(2);
        assertThat(Run.of("replay", "--data", folder.resolve("nothing")).code()).isEqualTo(2);
    }

    @Test
    void aBackupIsRestoredAndServedOn() throws Exception {
        Path data = folder.resolve("data");
        Path copy = folder.resolve("copy");
        Path again = folder.resolve("again");
        try (ServiceRun service = ServiceRun.over(data)) {
            service.sendAll(0, 300);
            assertThat(Run.of("backup", copy, "--data", data).code()).isZero();
        }
        assertThat(Run.of("restore", copy, "--data", again).code()).isZero();
        assertThat(Run.of("restore", copy, "--data", again).code()).isEqualTo(2);
        assertThatThrownBy(() -> ServiceRun.over(again)).hasMessageContaining("privacy.key");
        Files.copy(data.resolve("privacy.key"), again.resolve("privacy.key"));
        try (ServiceRun service = ServiceRun.over(again)) {
            service.sendAll(300, 10);
            assertThat(service.exchanges()).isEqualTo(310);
        }
        assertThat(Run.of("key", "show-id", "--data", again).out())
                .isEqualTo(Run.of("key", "show-id", "--data", data).out());
        assertThat(Run.of("key", "show-id", "--data", folder).code()).isEqualTo(2);
    }

    @Test
    void theKeyIsReplacedAndWhatCameUnderBothIsKnown() throws Exception {
        Path data = folder.resolve("data");
        assertThat(Run.of("key", "rotate", "--data", data).code()).isEqualTo(2);
        try (ServiceRun service = ServiceRun.over(data)) {
            service.sendAll(0, 40);
            assertThat(Run.of("key", "rotate", "--data", data).code()).isZero();
            assertThat(Run.of("key", "rotate", "--data", data).err()).contains("replaced already");
            assertThat(Run.of("key", "rotate", "--finish", "--data", data).err())
                    .contains("in use by another");
        }
        String old = Run.of("key", "show-id", "--data", data).out();
        long callers;
        try (ServiceRun service = ServiceRun.over(data)) {
            service.sendAll(40, 200);
            assertThat(service.send(200, 40)).contains("\"accepted\":0", "\"duplicate\":40");
            callers = service.callers();
        }
        Run finished = Run.of("key", "rotate", "--finish", "--data", data);
        assertThat(finished.code()).isZero();
        assertThat(Run.of("key", "show-id", "--data", data).out()).isNotEqualTo(old);
        assertThat(data.resolve("privacy.key." + old.strip())).exists();
        try (ServiceRun service = ServiceRun.over(data)) {
            assertThat(service.shown(200)).isEqualTo(200);
            assertThat(service.callers()).isEqualTo(callers);
            service.sendAll(240, 10, 210);
        }
        assertThat(Run.of("key", "rotate", "--finish", "--data", data).code()).isEqualTo(2);
    }

    @Test
    void wrongOptionsOfServeAreRefusedBeforeAnythingIsMade() throws Exception {
        Path data = folder.resolve("data");
        assertThat(Run.of("serve", "--console", "nowhere", "--data", data).code())
                .isEqualTo(2);
        Path config = Files.writeString(folder.resolve("sinew.yaml"), "serve:\n  keep-day: 3\n");
        Run wrong = Run.of("serve", "--config", config, "--data", data);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("line 2", "keep-days");
        assertThat(data).doesNotExist();
    }
}
