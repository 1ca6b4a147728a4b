package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;

/** Since when a caller is told to have roles, and since when one of staff, by one kind of source; in microseconds. */
final class RoleTimes {
    private static final long NEVER = Long.MAX_VALUE;

    private long plain = NEVER;
    private long staff = NEVER;

    /** Takes that it was told of some role; without one of staff so far it is none. */
    void told(long time) {
        if (staff == NEVER) {
            plain = Math.min(plain, time);
        }
    }

    /** Takes that it was told of a role of staff. */
    void staff(long time) {
        staff = Math.min(staff, time);
    }

    /** Since when it was told of roles, none of staff so far; the largest value where never. */
    long plain() {
        return plain;
    }

    /** Since when it was told to be staff; the largest value where never. */
    long staff() {
        return staff;
    }

    boolean isStaff() {
        return staff != NEVER;
    }

    void merge(RoleTimes other) {
        plain = Math.min(plain, other.plain);
        staff = Math.min(staff, other.staff);
    }

    void write(StateWriter out) {
        out.fixed(plain);
        out.fixed(staff);
    }

    void read(StateReader in) {
        plain = in.fixedLong();
        staff = in.fixedLong();
    }
}
