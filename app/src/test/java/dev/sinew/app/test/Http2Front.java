package dev.sinew.app.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Speaks HTTP/2 over TLS in front of a server that does not, and counts which version each request came in. */
final class Http2Front implements AutoCloseable {
    private static final String PASSWORD = "only for this test";
    private static final Set<String> OF_ONE_HOP =
            Set.of("connection", "content-length", "host", "transfer-encoding", "expect", "upgrade");

    private final Server server = new Server();
    private final ServerConnector connector;
    private final URI behind;
    private final KeyStore keys;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, AtomicInteger> versions = new ConcurrentSkipListMap<>();

    Http2Front(Path folder, URI behind) throws Exception {
        this.behind = behind;
        this.keys = keys(folder.resolve("front.p12"));
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(keys);
        tls.setKeyStorePassword(PASSWORD);
        HttpConfiguration http = new HttpConfiguration();
        HTTP2ServerConnectionFactory two = new HTTP2ServerConnectionFactory(http);
        HttpConnectionFactory one = new HttpConnectionFactory(http);
        ALPNServerConnectionFactory chooses = new ALPNServerConnectionFactory();
        chooses.setDefaultProtocol(one.getProtocol());
        connector =
                new ServerConnector(server, new SslConnectionFactory(tls, chooses.getProtocol()), chooses, two, one);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Passing());
        server.start();
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + connector.getLocalPort());
    }

    /** How many requests came in each version. */
    Map<String, AtomicInteger> versions() {
        return versions;
    }

    /** What trusts this server and no other. */
    SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("front", keys.getCertificate("front"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static KeyStore keys(Path file) throws IOException, InterruptedException, GeneralSecurityException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "front",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=front",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool made no key");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private final class Passing extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            versions.computeIfAbsent(
                            request.getConnectionMetaData().getHttpVersion().asString(), any -> new AtomicInteger())
                    .incrementAndGet();
            ByteBuffer body = Content.Source.asByteBuffer(request);
            byte[] bytes = new byte[body.remaining()];
            body.get(bytes);
            HttpRequest.Builder onward = HttpRequest.newBuilder(
                            behind.resolve(request.getHttpURI().getPathQuery()))
                    .method(request.getMethod(), HttpRequest.BodyPublishers.ofByteArray(bytes));
            for (HttpField each : request.getHeaders()) {
                if (!OF_ONE_HOP.contains(each.getLowerCaseName())) {
                    onward.header(each.getName(), each.getValue());
                }
            }
            HttpResponse<byte[]> answer = client.send(onward.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.setStatus(answer.statusCode());
            answer.headers().map().forEach((name, values) -> pass(response, name, values));
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
            return true;
        }

        private static void pass(Response response, String name, List<String> values) {
            if (!OF_ONE_HOP.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                response.getHeaders().put(name, values);
            }
        }
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        client.close();
    }
}
