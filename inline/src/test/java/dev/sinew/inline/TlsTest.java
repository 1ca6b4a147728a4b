package dev.sinew.inline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sinew.model.Exchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS on both sides, with certificates made here. */
final class TlsTest {
    private static final String HERE = "dns:localhost,ip:127.0.0.1";

    @TempDir
    Path folder;

    private final BlockingQueue<Exchange> seen = new LinkedBlockingQueue<>();
    private final HttpServer plain = answering(HttpServer.create(any(), 0));

    TlsTest() throws IOException {}

    @AfterEach
    void stop() {
        plain.stop(0);
    }

    private static InetSocketAddress any() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static HttpServer answering(HttpServer api) {
        api.createContext("/", call -> {
            byte[] body = String.valueOf(call.getRequestHeaders().getFirst("Forwarded"))
                    .getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        api.start();
        return api;
    }

    private ProxyAddress inFrontOf(String scheme, String host, HttpServer api) {
        return new ProxyAddress(
                "127.0.0.1",
                0,
                URI.create(scheme + "://" + host + ":" + api.getAddress().getPort()));
    }

    private ReverseProxy start(ProxyAddress at) throws CannotProxy {
        return ReverseProxy.start(
                at,
                ProxyLimits.DEFAULT,
                InstantSource.system(),
                head -> Ruling.PASS,
                (exchange, why) -> seen.add(exchange));
    }

    private static HttpResponse<String> get(HttpClient client, String scheme, ReverseProxy proxy) throws Exception {
        URI uri = URI.create(scheme + "://localhost:" + proxy.address().port() + "/a");
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void clientsChooseHttp2AsTheyConnectAndTheExchangeIsSeenAsHttps() throws Exception {
        Certificates mine = Certificates.make(folder, "edge", "EC", HERE);
        SSLContext trust = Certificates.trusting(mine);
        try (ReverseProxy proxy = start(inFrontOf("http", "127.0.0.1", plain).with(mine.pem()));
                HttpClient client = HttpClient.newBuilder().sslContext(trust).build();
                HttpClient old = HttpClient.newBuilder()
                        .sslContext(trust)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            HttpResponse<String> answer = get(client, "https", proxy);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).contains("proto=https");
            assertThat(next().request().url().text())
                    .isEqualTo("https://localhost:" + proxy.address().port() + "/a");
            assertThat(get(old, "https", proxy).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(next().request().url().text()).startsWith("https://localhost:");
        }
    }

    private Exchange next() throws InterruptedException {
        return Objects.requireNonNull(seen.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void keysOfAllKindsServeFromBothKindsOfFiles() throws Exception {
        for (String kind : new String[] {"RSA", "EC", "Ed25519"}) {
            Certificates mine = Certificates.make(folder, "kind" + kind, kind, HERE);
            for (ServerKey key : new ServerKey[] {mine.pem(), mine.pkcs12()}) {
                try (ReverseProxy proxy =
                        start(inFrontOf("http", "127.0.0.1", plain).with(key))) {
                    for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                        assertThat(handshake(proxy, mine, version)).as(kind).isEqualTo(mine.shown());
                    }
                }
            }
        }
    }

    /** The certificate that a new connection is shown. */
    private static Certificate handshake(ReverseProxy proxy, Certificates trusted, String version) throws Exception {
        try (SSLSocket socket = (SSLSocket) Certificates.trusting(trusted)
                .getSocketFactory()
                .createSocket("127.0.0.1", proxy.address().port())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void whatIsBehindIsTrustedByItsCertificateAndItsName() throws Exception {
        Certificates theirs = Certificates.make(folder, "api", "EC", "ip:127.0.0.1");
        HttpsServer api = HttpsServer.create(any(), 0);
        api.setHttpsConfigurator(new HttpsConfigurator(theirs.server()));
        answering(api);
        ProxyAddress at = inFrontOf("https", "127.0.0.1", api);
        ProxyAddress misnamed = inFrontOf("https", "localhost", api);
        try (ReverseProxy trusting = start(at.trusting(theirs.certificate()));
                ReverseProxy usual = start(at);
                ReverseProxy other = start(misnamed.trusting(theirs.certificate()));
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(get(client, "http", trusting).statusCode()).isEqualTo(200);
            assertThat(get(client, "http", usual).statusCode()).isEqualTo(502);
            assertThat(get(client, "http", other).statusCode()).isEqualTo(502);
        } finally {
            api.stop(0);
        }
    }

    @Test
    void aRenewedCertificateIsShownWithoutAStartAndABrokenOneIsNot() throws Exception {
        Certificates mine = Certificates.make(folder, "edge", "EC", HERE);
        Certificates renewed = Certificates.make(Files.createDirectory(folder.resolve("new")), "edge", "RSA", HERE);
        try (ReverseProxy proxy = start(inFrontOf("http", "127.0.0.1", plain).with(mine.pem()))) {
            Files.writeString(mine.key(), "broken");
            long looked = System.nanoTime() + Duration.ofMillis(2_500).toNanos();
            while (System.nanoTime() < looked) {
                assertThat(shown(proxy, mine)).isEqualTo(mine.shown());
            }
            Files.copy(renewed.certificate(), mine.certificate(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(renewed.key(), mine.key(), StandardCopyOption.REPLACE_EXISTING);
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            Certificate shown = mine.shown();
            while (shown.equals(mine.shown()) && System.nanoTime() < end) {
                shown = shown(proxy, mine, renewed);
            }
            assertThat(shown).isEqualTo(renewed.shown());
        }
    }

    private static Certificate shown(ReverseProxy proxy, Certificates... trusted) throws Exception {
        try (SSLSocket socket = (SSLSocket) Certificates.trusting(trusted)
                .getSocketFactory()
                .createSocket("127.0.0.1", proxy.address().port())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void whatDoesNotFitIsToldOfBeforeAnythingListens() throws Exception {
        Certificates mine = Certificates.make(folder, "edge", "EC", HERE);
        Certificates other = Certificates.make(folder, "other", "EC", HERE);
        Certificates rsa = Certificates.make(folder, "rsa", "RSA", HERE);
        Path none = folder.resolve("none.pem");
        Path old = Certificates.pem(folder.resolve("old.pem"), "RSA PRIVATE KEY", new byte[] {1, 2, 3});
        Path damaged = Certificates.pem(folder.resolve("damaged.pem"), "CERTIFICATE", new byte[] {1, 2, 3});
        Path wrong = Files.writeString(folder.resolve("wrong.password"), "wrong\n");

        assertUnfit(new ServerKey.Pem(none, mine.key()), "none.pem is not there");
        assertUnfit(new ServerKey.Pem(mine.certificate(), none), "none.pem is not there");
        assertUnfit(new ServerKey.Pem(mine.key(), mine.key()), "edge-key.pem has no certificate");
        assertUnfit(new ServerKey.Pem(damaged, mine.key()), "damaged.pem has a certificate that cannot be read");
        assertUnfit(new ServerKey.Pem(mine.certificate(), mine.certificate()), "edge.pem has no private key in PKCS#8");
        assertUnfit(new ServerKey.Pem(rsa.certificate(), old), "old.pem has no private key in PKCS#8");
        assertUnfit(new ServerKey.Pem(mine.certificate(), other.key()), "other-key.pem is not the key of the first");
        assertUnfit(new ServerKey.Pem(mine.certificate(), rsa.key()), "rsa-key.pem has no key of the kind");
        assertUnfit(new ServerKey.Pkcs12(mine.certificate(), Optional.empty()), "edge.pem cannot be opened");
        assertUnfit(new ServerKey.Pkcs12(mine.store(), Optional.of(wrong)), "edge.p12 cannot be opened");
        assertThatThrownBy(() -> KeyFiles.check(mine.key())).hasMessageContaining("has no certificate");
        assertThatThrownBy(() -> start(
                        inFrontOf("http", "127.0.0.1", plain).with(new ServerKey.Pem(mine.certificate(), other.key()))))
                .isInstanceOf(CannotProxy.class)
                .hasMessageContaining("cannot listen with TLS: ")
                .hasMessageContaining("give the key that the certificate was made for");
    }

    private static void assertUnfit(ServerKey key, String what) {
        UnfitKey unfit = catchThrowableOfType(UnfitKey.class, () -> KeyFiles.check(key));
        assertThat(unfit).hasMessageContaining(what);
        assertThat(unfit.cure()).isNotEmpty();
    }
}
