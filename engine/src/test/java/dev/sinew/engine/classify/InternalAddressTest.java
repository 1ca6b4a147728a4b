package dev.sinew.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and names of internal networks among other texts. */
final class InternalAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "http://10.1.2.3:8080/x",
                "192.168.7.1, and more",
                "172.16.0.9.",
                "172.31.255.1",
                "1.1 proxy-1.dc.corp (squid)",
                "ledger.pay.svc.cluster.local",
                "IP-10-0-0-7.EC2.INTERNAL"
            })
    void findsThemInHeaders(String text) {
        assertThat(inHeader(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "11.1.2.3",
                "172.15.0.1",
                "172.32.0.1",
                "10.1.2",
                "10.1.2.3.4",
                "10.1.2.300",
                "v10.1.2.3",
                "agent/10.1.2.3",
                "10.01.2.3",
                "127.0.0.1",
                "1.1 varnish",
                "jdk.internal.misc",
                "www.local.example",
                ".local"
            })
    void leavesOthersAlone(String text) {
        assertThat(inHeader(text)).isFalse();
    }

    @Test
    void namesInTextsNeedAnAddressAround() {
        assertThat(inText("see settings.local")).isFalse();
        assertThat(inText("cannot reach db.internal:5432")).isTrue();
        assertThat(inText("GET http://db.prod.internal/x")).isTrue();
        assertThat(inText("connect to 10.0.0.7 failed")).isTrue();
    }

    @Test
    void tellsHosts() {
        assertThat(InternalAddress.isInternal("10.0.0.7")).isTrue();
        assertThat(InternalAddress.isInternal("jobs.bank.internal")).isTrue();
        assertThat(InternalAddress.isInternal("api.bank.example")).isFalse();
        assertThat(InternalAddress.isInternal("internal.bank.example")).isFalse();
    }

    @Test
    void readsAnyBytesAndAnySpan() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] marks = "10.2/:@-.svclocal192.168 ".getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(8) == 0 ? (byte) random.nextInt() : marks[random.nextInt(marks.length)];
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            InternalAddress.findInText(bytes, from, to).ifPresent(found -> {
                assertThat(found.from()).isGreaterThanOrEqualTo(from);
                assertThat(found.to()).isBetween(found.from() + 1, to);
            });
        }
    }

    private static boolean inHeader(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return InternalAddress.find(bytes, 0, bytes.length).isPresent();
    }

    private static boolean inText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return InternalAddress.findInText(bytes, 0, bytes.length).isPresent();
    }
}
