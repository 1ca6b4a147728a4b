package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sinew scan --ask-issuers}, with an issuer on this machine that takes one key and refuses all others. */
class AskIssuersTest {
    private static final String GOOD = "demo_q8zpr2mvx0ldyw7tnb4skc61";
    private static final String BAD = "demo_h3fu9eia5q8zpr2mvx0ldyw7";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final List<String> sent = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer issuer;

    @BeforeEach
    void plant() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/me", exchange -> {
            String key = exchange.getRequestHeaders().getFirst("X-Key");
            sent.add(key);
            exchange.sendResponseHeaders(GOOD.equals(key) ? 200 : 401, -1);
            exchange.close();
        });
        issuer.start();
        Files.createDirectory(files());
        Files.writeString(files().resolve("a.txt"), "good " + GOOD + "\nbad " + BAD + "\n");
        Files.writeString(folder.resolve("rules.toml"), """
                [[rules]]
                id = "demo-key"
                description = "Demo key"
                regex = "demo_[a-z0-9]{24}"
                keywords = ["demo_"]
                [rules.ask]
                url = "http://HOST/me"
                headers = ["X-Key: {secret}"]
                works = ["200"]
                refused = ["401"]
                """.replace("HOST", host()));
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    private Path files() {
        return folder.resolve("files");
    }

    private String host() {
        return "127.0.0.1:" + issuer.getAddress().getPort();
    }

    private Run scan(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("scan", files(), "--rules", folder.resolve("rules.toml")));
        arguments.addAll(List.of(more));
        return Run.of(
                new ByteArrayInputStream(new byte[0]),
                folder,
                Instant.parse("2026-12-01T12:00:00Z"),
                arguments.toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif", "html", "gitleaks"})
    void reportsSayWhoWasAskedAndShowNoSecret(String format) {
        Run run = scan("--ask-issuers", "--format", format);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("a.txt").doesNotContain(GOOD, BAD);
        assertThat(run.err()).doesNotContain(GOOD, BAD);
        if (!format.equals("gitleaks")) {
            assertThat(run.out()).contains(host());
        }
        assertThat(sent).containsExactlyInAnyOrder(GOOD, BAD);
    }

    @Test
    void whatWorksIsConfirmedAndWhatIsRefusedIsLow() {
        Run run = scan("--ask-issuers", "--format", "json");
        assertThat(run.json().at("/issuers").toString())
                .isEqualTo("[{\"host\":\"" + host()
                        + "\",\"sent\":2,\"remembered\":0,\"works\":1,\"refused\":1,\"unknown\":0}]");
        assertThat(run.json().at("/findings/0/rule").asString()).isEqualTo("scan.hard-coded-secret");
        assertThat(run.json().at("/findings/0/confidence").asString()).isEqualTo("confirmed");
        assertThat(run.json().at("/findings/1/rule").asString()).isEqualTo("scan.revoked-token");
        assertThat(run.json().at("/findings/1/severity").asString()).isEqualTo("low");
        assertThat(scan("--ask-issuers").out()).contains("Issuers asked  0 secrets sent", "answered 200 on 2026-12-01");
        assertThat(sent).as("the second run remembers without being told where").hasSize(2);
        assertThat(folder.resolve("target/state/asked")).isRegularFile();
    }

    @Test
    void withoutTheOptionNobodyIsAsked() {
        Run run = scan("--format", "json");
        assertThat(run.json().has("issuers")).isFalse();
        assertThat(run.json().at("/findings/0/confidence").asString()).isEqualTo("likely");
        assertThat(sent).isEmpty();
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void whatTheBaselineOrAnIgnoreFileHasIsNotSent() throws IOException {
        Path before = folder.resolve("before.json");
        assertThat(scan("--format", "json", "--output", before).code()).isZero();
        assertThat(scan("--ask-issuers", "--baseline", before).code()).isZero();
        assertThat(sent).isEmpty();
        Files.writeString(folder.resolve(".gitleaksignore"), "a.txt:demo-key:1\n");
        assertThat(scan("--ask-issuers").code()).isZero();
        assertThat(sent).containsExactly(BAD);
        assertThat(scan("--ask-issuers", "--baseline", before, "--fail-on", "low")
                        .code())
                .as("a key that was found to be refused is the same finding")
                .isZero();
    }

    @Test
    void secretsOfAppsAreAskedAboutAsWell() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(files().resolve("bank.apk")))) {
            zip.putNextEntry(new ZipEntry("classes.dex"));
            zip.write(new byte[] {1});
            zip.putNextEntry(new ZipEntry("assets/app.properties"));
            zip.write(("key=" + GOOD + "\nother=" + BAD + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Run run = scan("--ask-issuers", "--format", "json");
        assertThat(sent).containsExactlyInAnyOrder(GOOD, BAD);
        assertThat(run.json().at("/findings"))
                .filteredOn(each -> each.path("file").asString("").equals("bank.apk"))
                .extracting(each -> each.path("rule").asString() + " "
                        + each.path("confidence").asString())
                .contains("scan.app-hard-coded-secret confirmed", "scan.revoked-token likely");
        assertThat(run.json().at("/apps/0/answers/secrets/note").asString()).isEqualTo("1 found");
    }

    @Test
    void aMemoryThatCannotBeUsedIsRefusedBeforeAnythingIsSent() throws IOException {
        Path memory = Files.writeString(folder.resolve("memory"), "nonsense\n");
        Run readable = scan("--ask-issuers", "--asked", memory);
        assertThat(readable.code()).isEqualTo(2);
        assertThat(readable.err()).contains("cannot remember in " + memory);
        Run alone = scan("--asked", memory);
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).contains("--ask-issuers");
        assertThat(sent).isEmpty();
    }

    @Test
    void stateIsWhereTheUserHasIt() {
        assertThat(Streams.state(null, "/home/bob")).isEqualTo(Path.of("/home/bob/.local/state/sinew"));
        assertThat(Streams.state("/var/bob", "/home/bob")).isEqualTo(Path.of("/var/bob/sinew"));
        assertThat(Streams.state("not/from/the/root", "/home/bob")).isEqualTo(Path.of("/home/bob/.local/state/sinew"));
    }

    /** What is not loaded cannot connect, and costs no time when it starts. */
    @Test
    void anOrdinaryScanLoadsNothingThatConnects() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.sinew.app.Main",
                        "scan",
                        files().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("dev.sinew.scan.Scan "))
                .noneMatch(line -> line.contains("dev.sinew.scan.ask."))
                .noneMatch(line -> line.contains("java.net.Socket "))
                .noneMatch(line -> line.contains("javax.net.ssl."));
    }
}
