package dev.sinew.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sinew.engine.verify.VerificationKey;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetFetchTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/keys", 200, "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"k1\",\"k\":\"AQAB\"}]}");
        answer("/gone", 404, "{}");
        answer("/text", 200, "no keys here");
        answer("/huge", 200, " ".repeat(2 << 20));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    private Configuration read(String path) throws IOException, WrongConfiguration {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return ConfigurationReader.read(Files.writeString(
                folder.resolve("sinew.yaml"), "jwks: [{issuer: https://id.bank.example, url: '" + address + "'}]"));
    }

    @Test
    void aConfiguredAddressIsAskedOnce() throws IOException, WrongConfiguration {
        assertThat(read("/keys").keySets().getFirst().keys())
                .extracting(VerificationKey::id)
                .containsExactly("k1");
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gone", "/text", "/huge"})
    void whatIsNoKeySetIsRefused(String path) {
        assertThatThrownBy(() -> read(path))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("jwks[0].url")
                .hasMessageContaining("give a JSON Web Key Set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.bank.example/keys", "ftp://127.0.0.1/keys", "keys.json", "https://"})
    void othersAreNotAsked(String address) throws IOException {
        Path file = Files.writeString(folder.resolve("sinew.yaml"), "jwks: [{issuer: x, url: '" + address + "'}]");
        assertThatThrownBy(() -> ConfigurationReader.read(file))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageContaining("jwks[0].url")
                .hasMessageContaining("https://");
        assertThat(asked).hasValue(0);
    }
}
