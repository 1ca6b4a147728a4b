package dev.sinew.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.inline.ProxyAddress;
import dev.sinew.inline.ServerKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProxySectionTest {
    @TempDir
    Path folder;

    private List<ProxyAddress> read(String text) throws WrongConfiguration {
        return ConfigurationReader.read(folder.resolve("sinew.yaml"), text.getBytes(StandardCharsets.UTF_8))
                .serve()
                .proxies();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "edge", "-storepass", "only-here"));
        Process keytool = new ProcessBuilder(command).inheritIO().start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }

    @Test
    void keysAreReadBesideTheFileAndTextsStayAsTheyAre() throws Exception {
        Path store = folder.resolve("edge.p12");
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=edge", "-validity", "2", "-keystore", store.toString());
        String ca = folder.resolve("ca.pem").toString();
        keytool("-exportcert", "-rfc", "-keystore", store.toString(), "-file", ca);
        Files.writeString(folder.resolve("password"), "only-here\n");

        List<ProxyAddress> proxies = read("""
                serve:
                  proxies:
                    - 127.0.0.1:8080=http://127.0.0.1:9000
                    - listen: 0.0.0.0:8443
                      upstream: https://10.0.0.7:9443/base
                      key-store: edge.p12
                      key-store-password-file: password
                      upstream-certificates: ca.pem
                """);

        assertThat(proxies).hasSize(2);
        assertThat(proxies.get(0).key()).isEmpty();
        assertThat(proxies.get(1)).hasToString("0.0.0.0:8443=https://10.0.0.7:9443/base");
        assertThat(proxies.get(1).key().orElseThrow()).isInstanceOf(ServerKey.Pkcs12.class);
        assertThat(proxies.get(1).key().orElseThrow().files()).containsExactly(store, folder.resolve("password"));
        assertThat(proxies.get(1).trusted()).contains(folder.resolve("ca.pem"));

        Files.writeString(folder.resolve("password"), "another\n");
        assertThatThrownBy(() -> read("""
                serve:
                  proxies:
                    - listen: 127.0.0.1:1
                      upstream: http://a
                      key-store: edge.p12
                      key-store-password-file: password
                """))
                .hasMessageContaining("line 5: \"serve.proxies[0].key-store\" cannot be used: ")
                .hasMessageContaining("the first line of the password file opens it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[nowhere] | line 2: \"serve.proxies[0]\" is \"nowhere\"; write LISTEN=UPSTREAM",
                "[{listen: 127.0.0.1:1}] | \"serve.proxies[0].upstream\" is missing",
                "[{listen: x, upstream: 'http://a'}] | \"serve.proxies[0].listen\" is \"x\" for \"http://a\"",
                "[{listen: 127.0.0.1:1, upstream: 'http://a', certificat: c}] | did you mean \"certificate\"?",
                "[{listen: 127.0.0.1:1, upstream: 'http://a', certificate: c}] | \"serve.proxies[0].key\" is missing",
                "[{listen: 127.0.0.1:1, upstream: 'http://a', key: c}] | \"serve.proxies[0].certificate\" is missing",
                "[{listen: 127.0.0.1:1, upstream: 'http://a', key: c, certificate: c}] | c is not there; give a file",
                "[{listen: 127.0.0.1:1, upstream: 'http://a', key-store: c, key: c}] | give one or the other",
                "[{listen: 127.0.0.1:1, upstream: 'http://a', key-store-password-file: c}] | opens nothing",
                "[{listen: 127.0.0.1:1, upstream: 'http://a', upstream-certificates: c}] | is of no use for http://a",
                "[{listen: 127.0.0.1:1, upstream: 'https://a', upstream-certificates: c}] | c is not there",
            })
    void whatIsWrongIsRefusedWithItsLine(String proxies, String told) {
        assertThatThrownBy(() -> read("serve:\n  proxies: " + proxies + "\n"))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining(told);
    }
}
