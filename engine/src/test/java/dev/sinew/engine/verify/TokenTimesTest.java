package dev.sinew.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Exchange;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenTimesTest {
    private static final long SECOND = 1_000_000;

    private static Claims claims(long notBefore, long expires) {
        return new Claims("", 0, "", 0, 0, 0, 0, List.of(), Claims.ABSENT, notBefore, expires, List.of(), 0, List.of());
    }

    @Test
    void aTokenExpiresFiveMinutesAfterItsTime() {
        Claims claims = claims(Claims.ABSENT, 1_000);
        assertThat(TokenTimes.expired(claims, 1_299 * SECOND + 999_999)).isFalse();
        assertThat(TokenTimes.expired(claims, 1_300 * SECOND)).isTrue();
        assertThat(TokenTimes.notYetValid(claims, 0)).isFalse();
    }

    @Test
    void aTokenIsTakenFiveMinutesBeforeItsTime() {
        Claims claims = claims(1_000, Claims.ABSENT);
        assertThat(TokenTimes.notYetValid(claims, 700 * SECOND)).isFalse();
        assertThat(TokenTimes.notYetValid(claims, 700 * SECOND - 1)).isTrue();
        assertThat(TokenTimes.expired(claims, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void anUnknownTimeProvesNothing() {
        Claims claims = claims(Long.MAX_VALUE, 0);
        assertThat(TokenTimes.expired(claims, Exchange.TIME_UNKNOWN)).isFalse();
        assertThat(TokenTimes.notYetValid(claims, Exchange.TIME_UNKNOWN)).isFalse();
        assertThat(TokenTimes.notYetValid(claims, 0)).isTrue();
    }
}
