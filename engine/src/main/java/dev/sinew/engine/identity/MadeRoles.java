package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which roles of staff a caller has only since it gave them to itself, in a request about its own account that a service did not refuse: what the service says of it afterwards is what it was told. Of
 * more than a few the last by name are not kept.
 */
final class MadeRoles {
    private static final int MOST = 8;

    /** When each was first said by the caller, and told to it, in microseconds. */
    private final NavigableMap<String, Long> made = new TreeMap<>();

    private final NavigableMap<String, Long> told = new TreeMap<>();

    void made(String role, long time) {
        first(made, role, time);
    }

    void told(String role, long time) {
        first(told, role, time);
    }

    private static void first(NavigableMap<String, Long> times, String role, long time) {
        times.merge(role, time, Math::min);
        if (times.size() > MOST) {
            times.pollLastEntry();
        }
    }

    /** Whether the caller said that it has a role before anybody told it so. */
    private boolean isMade(String role) {
        Long said = made.get(role);
        return said != null && said < told.getOrDefault(role, Long.MAX_VALUE);
    }

    /** Whether there are roles of staff among some, all of which it gave itself. */
    boolean areAll(Collection<String> roles) {
        return !made.isEmpty()
                && roles.stream().anyMatch(Cohorts::isStaff)
                && roles.stream().filter(Cohorts::isStaff).allMatch(this::isMade);
    }

    void merge(MadeRoles other) {
        other.made.forEach(this::made);
        other.told.forEach(this::told);
    }

    void write(StateWriter out) {
        write(made, out);
        write(told, out);
    }

    private static void write(Map<String, Long> times, StateWriter out) {
        out.varint(times.size());
        times.forEach((role, time) -> {
            out.shared(role);
            out.fixed(time);
        });
    }

    void read(StateReader in) {
        read(made, in);
        read(told, in);
    }

    private static void read(Map<String, Long> times, StateReader in) {
        int count = in.upTo(MOST);
        for (int i = 0; i < count && !in.failed(); i++) {
            times.put(in.shared(), in.fixedLong());
        }
    }
}
