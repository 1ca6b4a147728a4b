package dev.sinew.probe.proof.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.TlsServer;
import dev.sinew.probe.http.TlsVersions;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which versions real servers choose. */
final class TlsTest {
    private static final String PASSWORD = "of-this-test";

    @TempDir
    private Path folder;

    @Test
    void whatAServerChoosesIsTold() throws IOException, InterruptedException {
        keys();
        try (Served old = new Served("TLSv1", "TLSv1.1", "TLSv1.2");
                Served modern = new Served("TLSv1.2", "TLSv1.3")) {
            Outcome confirmed = Tls.judge(old.address());
            assertThat(confirmed.verdict()).isEqualTo(Verdict.CONFIRMED);
            assertThat(confirmed.reason()).contains("TLS 1.0");
            assertThat(TlsVersions.chosen(old.address(), TlsVersions.TLS_1_1)).isEqualTo(TlsVersions.TLS_1_1);
            assertThat(Tls.judge(modern.address()).verdict()).isEqualTo(Verdict.REFUTED);
            // The client's message is well-formed: who knows 1.2 chooses it.
            assertThat(TlsVersions.chosen(modern.address(), TlsVersions.TLS_1_2))
                    .isEqualTo(TlsVersions.TLS_1_2);
        }
    }

    @Test
    void whatIsNoTlsIsNone() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("https://127.0.0.1:" + silent.getLocalPort());
            Thread.ofVirtual().start(() -> {
                try (var socket = silent.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(TlsVersions.chosen(address, TlsVersions.TLS_1_0)).isEqualTo(TlsVersions.NONE);
        }
        assertThat(Tls.judge(URI.create("http://127.0.0.1:1")).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(TlsVersions.chosen(URI.create("https://127.0.0.1:1"), TlsVersions.TLS_1_0))
                .isEqualTo(TlsVersions.NONE);
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private void keys() throws IOException, InterruptedException {
        Process made = new ProcessBuilder(
                        tool("keytool"),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-dname",
                        "CN=127.0.0.1",
                        "-keystore",
                        folder.resolve("keys").toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        Files.writeString(folder.resolve("all.security"), "jdk.tls.disabledAlgorithms=NULL\n");
    }

    /** A server in a process of its own. */
    private final class Served implements AutoCloseable {
        private final Process process;
        private final int port;

        Served(String... versions) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    tool("java"),
                    "-Djava.security.properties=" + folder.resolve("all.security"),
                    "-cp",
                    "target/test-classes",
                    TlsServer.class.getName(),
                    folder.resolve("keys").toString(),
                    PASSWORD));
            command.addAll(List.of(versions));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader();
            port = Integer.parseInt(String.valueOf(out.readLine()));
        }

        URI address() {
            return URI.create("https://127.0.0.1:" + port);
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.destroy();
        }
    }
}
