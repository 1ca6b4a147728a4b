package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import org.jspecify.annotations.Nullable;

/** Who has which role of an api, role by role, so that the few who have one that most have not are all known, however many others there are. */
final class RoleHolders {
    /** So many callers know what is usual. */
    private static final int FEWEST = 10;

    /** A role is one of few where five times as many have it not. */
    private static final int OF_A_KIND = 5;

    private final @Nullable Voters[] holders = new @Nullable Voters[Long.SIZE];

    /** Takes the roles of a caller, as bits. */
    void add(long caller, long roles) {
        for (long bits = roles; bits != 0; bits &= bits - 1) {
            at(Long.numberOfTrailingZeros(bits)).add(caller, true);
        }
    }

    private Voters at(int role) {
        Voters voters = holders[role];
        if (voters == null) {
            voters = new Voters();
            holders[role] = voters;
        }
        return voters;
    }

    /** The roles of a caller that hardly any of so many callers have, as bits; 0 for none. */
    long few(long caller, long callers) {
        long few = 0;
        for (int role = 0; role < Long.SIZE; role++) {
            Voters voters = holders[role];
            if (voters != null && voters.has(caller) && isFew(voters, callers)) {
                few |= 1L << role;
            }
        }
        return few;
    }

    private static boolean isFew(Voters voters, long callers) {
        long has = voters.estimate();
        return has < Voters.MOST && callers - has >= FEWEST && has * OF_A_KIND <= callers - has;
    }

    void merge(RoleHolders other) {
        for (int role = 0; role < Long.SIZE; role++) {
            Voters theirs = other.holders[role];
            if (theirs != null) {
                at(role).merge(theirs);
            }
        }
    }

    void write(StateWriter out) {
        long known = 0;
        for (int role = 0; role < Long.SIZE; role++) {
            known |= holders[role] == null ? 0 : 1L << role;
        }
        out.fixed(known);
        for (Voters each : holders) {
            if (each != null) {
                each.write(out);
            }
        }
    }

    /** What was written, from bytes that anybody may have made. */
    void read(StateReader in) {
        long known = in.fixedLong();
        for (long bits = known; bits != 0 && !in.failed(); bits &= bits - 1) {
            at(Long.numberOfTrailingZeros(bits)).merge(Voters.read(in));
        }
    }
}
