package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.Observation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which roles of staff more than half of those have who call a host: all are employees where people keep their own time sheets, and all are agents where
 * agents see their own sales. Such a role tells nobody from the others, so that whoever has it is judged as any user.
 */
final class RoleShares {
    /** So many have a role before it is usual. */
    private static final int FEWEST = 8;

    private static final int MOST = 4_096;
    private static final int MOST_ROLES = 32;
    /** The fewest bytes that a host takes, and a role. */
    private static final int HOST = 3;

    private static final int ROLE = 2;

    private final Map<String, Host> hosts = new TreeMap<>();
    private int version;

    private static final class Host {
        long callers;
        final Map<String, Long> holders = new TreeMap<>();
        Set<String> usual = Set.of();

        /** Whether other roles are usual than before. */
        boolean decide() {
            Set<String> now = new HashSet<>();
            holders.forEach((role, has) -> {
                if (has >= FEWEST && 2 * has > callers) {
                    now.add(role);
                }
            });
            boolean other = !now.equals(usual);
            usual = now;
            return other;
        }
    }

    /** Takes the first call of a caller at a host: those who come with a key alone are programs, and none of its people. */
    void first(Observation observation) {
        for (Credential each : observation.credentials()) {
            if (each.kind() != Kind.API_KEY_HEADER && each.kind() != Kind.API_KEY_QUERY) {
                Host host = host(observation.api());
                host.callers++;
                decided(host);
                return;
            }
        }
    }

    /** Takes that a caller of a host was told to have a role of staff, for the first time. */
    void told(String api, String role) {
        Host host = host(api);
        if (host.holders.size() < MOST_ROLES || host.holders.containsKey(role)) {
            host.holders.merge(role, 1L, Long::sum);
            decided(host);
        }
    }

    private void decided(Host host) {
        version += host.decide() ? 1 : 0;
    }

    /** Those beyond the limit are kept by nobody, and have no usual roles. */
    private Host host(String api) {
        Host host = hosts.get(api);
        if (host == null) {
            host = new Host();
            if (hosts.size() < MOST) {
                hosts.put(api, host);
            }
        }
        return host;
    }

    /** Whether a role is what most have at one of some hosts. */
    boolean isUsual(String role, Set<String> some) {
        for (String each : some) {
            Host host = hosts.get(each);
            if (host != null && host.usual.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Another number whenever other roles are usual than before. */
    int version() {
        return version;
    }

    void write(StateWriter out) {
        out.varint(hosts.size());
        hosts.forEach((api, host) -> {
            out.shared(api);
            out.varint(host.callers);
            out.varint(host.holders.size());
            host.holders.forEach((role, has) -> {
                out.shared(role);
                out.varint((long) has);
            });
        });
    }

    void read(StateReader in) {
        int count = in.count(HOST);
        for (int i = 0; i < count && !in.failed(); i++) {
            Host host = new Host();
            hosts.put(in.shared(), host);
            host.callers = in.varint();
            int roles = in.count(ROLE);
            for (int j = 0; j < roles && !in.failed(); j++) {
                host.holders.put(in.shared(), in.varint());
            }
            decided(host);
        }
        if (count > MOST) {
            in.fail("more hosts than are kept");
        }
    }
}
