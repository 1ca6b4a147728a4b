package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
    private static final int LENGTH = 1 << 18;

    /** Texts that are made to be slow cost seconds at most: what would not be linear would take hours at this length. */
    @ParameterizedTest
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {
                "password",
                "password=",
                "\"password\": \"",
                "-----BEGIN PRIVATE KEY-----",
                "a://b:c",
                "mysql mysql -p -p",
                "Server=;Password=",
                "secret_access_key=AAAAAAAAAAAAAAAAAAAA",
                "eyJ.eyJ",
                "insert into values('a','",
                "curl -u -u a: ",
                "AKIAAAAA",
                "xoxb-1-",
                "token:token ",
                "name: password ",
                "{\"password\": {\"default\": \"\\\"",
                "<key>Password</key>",
                "insert into t (password) values ('",
                "insert into t (password) values (''''",
                "auth=('a','",
                "?password=",
                "getPassword(\"a\") ",
                "{\"password\", \"",
                "creds[\"a\"] = \"",
                "logins = {",
                "'a': 'b',",
                "\"password\" -> \"",
                "postgres://a:b@c#",
            })
    void areReadInLinearTime(String part) {
        String line = part.repeat(LENGTH / part.length());
        assertThat(Planted.scan("a.sql", line)).hasSizeLessThanOrEqualTo(1001);
        assertThat(Planted.scan("a.json", line)).hasSizeLessThanOrEqualTo(1001);
        assertThat(Planted.scan("a.js", line)).hasSizeLessThanOrEqualTo(1001);
        assertThat(Planted.scan("a.js", line.replace(part, part + "\n"))).hasSizeLessThanOrEqualTo(1001);
        assertThat(Planted.scan("a.yaml", line.replace(part, part + "\n"))).hasSizeLessThanOrEqualTo(1001);
    }
}
