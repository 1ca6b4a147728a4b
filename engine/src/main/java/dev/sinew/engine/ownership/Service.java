package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.model.Exchange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For whom a caller works, and since when: a role that somebody got later is no excuse for what was done before, and one that somebody gave itself is none at all. */
final class Service {
    private static final Cohort[] COHORTS = Cohort.values();

    private @Nullable Cohort cohort;
    /** Whether it does the work of staff, whatever it is said to be. */
    boolean worker;
    /** Since when it is told to be one of staff, in microseconds, where it was told of other roles before; the largest value where it only says so itself. */
    private long since = Long.MIN_VALUE;

    private boolean promotesItself;

    Service copy() {
        Service same = new Service();
        same.cohort = cohort;
        same.worker = worker;
        same.since = since;
        same.promotesItself = promotesItself;
        return same;
    }

    /** Notes what it is said to be, before what it does is looked at. */
    void is(Optional<Cohort> now) {
        cohort = now.orElse(null);
        worker = false;
    }

    /** Notes since when it is told to be one of staff, and whether it said so first. */
    void promoted(long time, boolean byItself) {
        since = time;
        promotesItself = byItself;
    }

    boolean isPromoted() {
        return since != Long.MIN_VALUE;
    }

    /** Whether it never is one of staff, whatever it is told. */
    boolean isNone() {
        return since == Long.MAX_VALUE;
    }

    /** Whether it is staff or a service. */
    boolean isForOthers() {
        return worker || (cohort == Cohort.STAFF && !isNone()) || cohort == Cohort.SERVICE;
    }

    /** Whether it was at an access. */
    boolean isForOthers(Access access) {
        return isForOthers() && (worker || cohort == Cohort.SERVICE || !isBefore(access.timeMicros()));
    }

    /** What kind of caller it was at a time, in microseconds; empty where that is not known. */
    Optional<Cohort> cohort(long time) {
        if (worker) {
            return Optional.of(Cohort.STAFF);
        }
        boolean user = cohort == Cohort.STAFF && (promotesItself || isBefore(time));
        return Optional.ofNullable(user ? Cohort.USER : cohort);
    }

    private boolean isBefore(long time) {
        return time != Exchange.TIME_UNKNOWN && time < since;
    }

    void write(StateWriter out) {
        out.octet((worker ? 1 : 0) | (promotesItself ? 2 : 0));
        out.varint(cohort == null ? 0 : cohort.ordinal() + 1L);
        out.fixed(since);
    }

    void read(StateReader in) {
        int flags = in.octet();
        worker = (flags & 1) != 0;
        promotesItself = (flags & 2) != 0;
        int kind = in.below(COHORTS.length + 1);
        cohort = kind == 0 ? null : COHORTS[kind - 1];
        since = in.fixedLong();
    }
}
