package dev.sinew.engine.posture;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Origin;

/**
 * A run of calls of one operation, close upon each other, that concern one account or come from one client. Its counts are what a
 * rate limit would have changed.
 *
 * @param account whether the calls name one account or are one caller's; else they are one client's, whoever they name
 * @param calls how many
 * @param secrets how many carried a password, PIN or code
 * @param logins how many of those logged in
 * @param succeeded how many were answered with a status below 400
 * @param refused how many were answered with a status of 400 to 499
 * @param limited how many of those met a limit: 423 or 429
 * @param failuresBeforeLogin how many with a secret had failed when the last login of the run succeeded, or 0
 * @param accounts how many different accounts are named, counted up to 16
 * @param turned whether the refusals at the end are unlike those at the beginning, as after a lock-out
 * @param slowed whether answers took much longer in the end than at the beginning
 * @param firstMicros the first call's time in microseconds since 1970 UTC
 * @param lastMicros the last call's time, likewise
 * @param origin the first exchange
 */
public record Burst(
        boolean account,
        int calls,
        int secrets,
        int logins,
        int succeeded,
        int refused,
        int limited,
        int failuresBeforeLogin,
        int accounts,
        boolean turned,
        boolean slowed,
        long firstMicros,
        long lastMicros,
        Origin origin) {

    /** Whether nothing in the run looks like a limit. */
    public boolean isUnhindered() {
        return limited == 0 && !turned && !slowed;
    }

    /** How long it lasted, in whole seconds, at least 1. */
    public long seconds() {
        return Math.max(1, (lastMicros - firstMicros) / 1_000_000);
    }

    /** Whether it tells more than another of its kind: more calls, then the earlier. */
    boolean tellsMoreThan(Burst other) {
        if (isUnhindered() != other.isUnhindered()) {
            return isUnhindered();
        }
        int order = Integer.compare(calls, other.calls);
        order = order != 0 ? order : Long.compare(other.firstMicros, firstMicros);
        return order != 0 ? order > 0 : origin.compareTo(other.origin) < 0;
    }

    void write(StateWriter out) {
        out.octet((account ? 1 : 0) | (turned ? 2 : 0) | (slowed ? 4 : 0));
        for (int count :
                new int[] {calls, secrets, logins, succeeded, refused, limited, failuresBeforeLogin, accounts}) {
            out.varint(count);
        }
        out.moment(firstMicros, origin);
        out.varint(lastMicros - firstMicros);
    }

    static Burst read(StateReader in) {
        int flags = in.octet();
        int[] counts = new int[8];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.upTo(Integer.MAX_VALUE);
        }
        in.moment();
        return new Burst(
                (flags & 1) != 0,
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                counts[5],
                counts[6],
                counts[7],
                (flags & 2) != 0,
                (flags & 4) != 0,
                in.time(),
                in.time() + in.varint(),
                in.place());
    }
}
