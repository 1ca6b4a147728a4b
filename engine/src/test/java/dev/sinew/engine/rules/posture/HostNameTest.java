package dev.sinew.engine.rules.posture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whose host a name is. */
final class HostNameTest {
    @Test
    void sitesAreRegisteredNames() {
        assertThat(HostName.site("api.bank.example:8443")).isEqualTo("bank.example");
        assertThat(HostName.site("www.bank.co.uk")).isEqualTo("bank.co.uk");
        assertThat(HostName.site("ledger")).isEqualTo("ledger");
    }

    @Test
    void sistersAreRelated() {
        assertThat(HostName.related("api.bank.example", "www.bank.example")).isTrue();
        assertThat(HostName.related("api.bank.co.uk", "www.bank.de")).isTrue();
        assertThat(HostName.related("api.mybank.com", "mybank-app.com")).isTrue();
        assertThat(HostName.related("api.bank.example", "cheap-watches.shop")).isFalse();
    }

    @Test
    void hostsOfTheInside() {
        assertThat(HostName.isInternal("ledger:8080")).isTrue();
        assertThat(HostName.isInternal("10.1.2.3:80")).isTrue();
        assertThat(HostName.isInternal("[::1]:80")).isTrue();
        assertThat(HostName.isInternal("pay.svc.cluster.local")).isTrue();
        assertThat(HostName.isInternal("api.bank.example")).isFalse();
        assertThat(HostName.isInternal("8.8.4.4")).isFalse();
    }
}
