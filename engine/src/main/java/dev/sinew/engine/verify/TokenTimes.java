package dev.sinew.engine.verify;

import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Exchange;

/**
 * Whether a token's own times allowed its use. Clocks differ, and some widely used libraries forgive five minutes unless told
 * otherwise: {@value #LEEWAY_SECONDS} seconds are forgiven.
 */
public final class TokenTimes {
    public static final long LEEWAY_SECONDS = 300;

    private TokenTimes() {}

    /** Whether a token's {@code exp} had passed when it was sent. Not so where either time is unknown. */
    public static boolean expired(Claims claims, long timeMicros) {
        return claims.expires() != Claims.ABSENT
                && timeMicros != Exchange.TIME_UNKNOWN
                && seconds(timeMicros) - LEEWAY_SECONDS >= claims.expires();
    }

    /** Whether a token's {@code nbf} was still to come when it was sent. Not so where either time is unknown. */
    public static boolean notYetValid(Claims claims, long timeMicros) {
        return claims.notBefore() != Claims.ABSENT
                && timeMicros != Exchange.TIME_UNKNOWN
                && seconds(timeMicros) + LEEWAY_SECONDS < claims.notBefore();
    }

    private static long seconds(long micros) {
        return Math.floorDiv(micros, 1_000_000L);
    }
}
