package dev.sinew.scan.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is asked over TLS where its certificate is trusted and has its name; any other is told nothing. */
class CertificateTest {
    private static final String PASSWORD = "changeit";
    private static final String UNTRUSTED = "TLS fails, as where a certificate is not trusted";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final List<String> paths = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpsServer server;

    @BeforeEach
    void serve() throws IOException, InterruptedException, GeneralSecurityException {
        run(
                "keytool",
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whoIsTrustedByThatNameIsAsked() throws IOException, InterruptedException {
        List<String> said = call(
                "-Djavax.net.ssl.trustStore=" + store(),
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "https://localhost:" + port() + "/{secret}",
                "https://127.0.0.1:" + port() + "/{secret}");
        assertThat(said).containsExactly("200", UNTRUSTED);
        assertThat(paths).containsExactly("/demo_secret");
    }

    @Test
    void whoseCertificateIsNotTrustedIsToldNothing() throws IOException, InterruptedException {
        assertThat(call("https://localhost:" + port() + "/{secret}")).containsExactly(UNTRUSTED);
        assertThat(paths).isEmpty();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private String store() {
        return folder.resolve("store.p12").toString();
    }

    /** What a process says that asks at those addresses, with options of the JVM before them. */
    private List<String> call(String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        List<String> urls = new ArrayList<>();
        for (String each : options) {
            (each.startsWith("-") ? arguments : urls).add(each);
        }
        arguments.add(TlsCall.class.getName());
        arguments.addAll(urls);
        return run("java", arguments.toArray(String[]::new));
    }

    private List<String> run(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(List.of(arguments));
        Path out = folder.resolve(tool + ".out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(out);
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store()))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
