package dev.sinew.engine.access;

import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The accesses that wait to be judged, and what logins told of callers. Bounded: what finds no room is counted. */
public final class AccessLog {
    /** About 200 MB. */
    public static final int DEFAULT_LIMIT = 250_000;

    private final int limit;
    private final List<Access> accesses = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private long sequence;
    private long left;

    /**
     * An id that a login told of the account.
     *
     * @param caller the account
     * @param name the field's name
     * @param print the value's fingerprint
     * @param person whether it is the login name itself
     */
    public record Told(long caller, String name, long print, boolean person) {}

    public AccessLog(int limit) {
        this.limit = limit;
    }

    /**
     * Takes an exchange.
     *
     * @param caller the key of who made it, or 0
     * @param account whom a login in it was of, or 0
     */
    public void add(Observation observation, long caller, long account) {
        if (accesses.size() >= limit) {
            left++;
            return;
        }
        Access access = Access.of(observation, sequence++, caller);
        accesses.add(access);
        if (account != 0 && told.size() < limit) {
            observation.links().forEach(link -> told.add(new Told(account, "user", link.from(), true)));
            References answer = access.answer();
            for (int row = 0; row < answer.count(); row++) {
                told.add(new Told(account, answer.path(row).fieldName(), answer.print(row), false));
            }
        }
    }

    public List<Access> accesses() {
        return Collections.unmodifiableList(accesses);
    }

    public List<Told> told() {
        return Collections.unmodifiableList(told);
    }

    /** How many exchanges found no room. */
    public long left() {
        return left;
    }
}
