package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.model.Headers;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = TrustedProxies.of(List.of("10.0.0.0/8", "192.0.2.7", "fd00::/16"));

    private static Headers headers(String name, String value) {
        return new Headers.Builder().add(name, value).build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.2.3  | X-Forwarded-For | 203.0.113.9                        | 203.0.113.9",
                "10.1.2.3  | X-Forwarded-For | 198.51.100.1, 203.0.113.9, 10.0.0.4 | 203.0.113.9",
                "10.1.2.3  | X-Forwarded-For | 203.0.113.9:4711                   | 203.0.113.9",
                "10.1.2.3  | X-Forwarded-For | 10.0.0.9, 10.0.0.4                 | 10.0.0.9",
                "10.1.2.3  | X-Forwarded-For | unknown, 10.0.0.4                  | 10.0.0.4",
                "192.0.2.7 | X-Real-IP       | 203.0.113.9                        | 203.0.113.9",
                "192.0.2.7 | Forwarded       | for=203.0.113.9;proto=https        | 203.0.113.9",
                "fd00::1   | Forwarded       | for=\"[2001:db8::9]:80\"           | 2001:db8::9",
                "10.1.2.3  | Accept          | 203.0.113.9                        | 10.1.2.3",
            })
    void whatATrustedProxySaysCounts(String peer, String header, String value, String client) {
        assertThat(PROXIES.client(peer, headers(header, value))).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.77", "192.0.2.8", "fd01::1", "", "proxy.bank.example", "::ffff"})
    void nobodyElsesWordCounts(String peer) {
        assertThat(PROXIES.client(peer, headers("X-Forwarded-For", "198.51.100.1")))
                .isEqualTo(peer);
    }

    @ParameterizedTest
    @CsvSource({"::, 0", "::1, 1", "2001:db8::9:0, 589824", "::ffff:1.2.3.4, 16909060", "1:2:3:4:5:6:7:8, 458760"})
    void addressesAreReadAsWritten(String text, int lastFourBytes) {
        byte[] bytes = IpLiteral.bytes(text).orElseThrow();
        assertThat(ByteBuffer.wrap(bytes).getInt(12)).isEqualTo(lastFourBytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "g::", "1.2.3.4::", "12345::"})
    void whatIsNoAddressIsNone(String text) {
        assertThat(IpLiteral.bytes(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/x", "fd00::/129", "300.1.1.1", "", "a:b:c/3"})
    void whatIsNoNetworkIsRefused(String range) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of(range)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + range + "\"");
    }
}
