package dev.sinew.engine.ownership;

import dev.sinew.engine.identity.Cohort;
import java.util.Optional;

/** What is known of callers elsewhere. */
public interface Callers {
    /** The key that stands today for a caller's key of any earlier time. */
    long now(long caller);

    /** What kind of caller it is, empty where it is not known. */
    Optional<Cohort> cohort(long caller);

    /** Since when a caller is told to be one of staff, in microseconds, where it was told of other roles before; else since ever. */
    default long servesSince(long caller) {
        return Long.MIN_VALUE;
    }

    /** Whether a caller gave itself all roles of staff that it has. */
    default boolean promotesItself(long caller) {
        return false;
    }

    /** The key that an account would have, by the fingerprint of a name that people log in with; 0 where that is not known. */
    default long named(long name, String api) {
        return 0;
    }

    /** Whether who logs in under a name, by its fingerprint, is known to have called before a time in microseconds. */
    default boolean calledBefore(long name, String api, long time) {
        return false;
    }

    /** Whether a caller is a session in which nobody logged in: another such one may be the same person. */
    default boolean isGuest(long caller) {
        return false;
    }

    /** Whether what a caller does all day is work on what belongs to others, whatever its tokens say. */
    default boolean works(long caller) {
        return false;
    }
}
