package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.route.CoarsePlace;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.Observation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether API keys are what the customers of a host have. They are where nearly all callers come with a key alone, or a dozen do, and they do the same as
 * each other: services of one house each have work of their own.
 */
final class KeyUse {
    private static final int MOST = 4_096;
    private static final int MOST_PLACES = 64;
    private static final int FEWEST = 5;
    /** So many that do the same are customers, though others come in by another way. */
    private static final int MANY = 12;
    /** As many callers of a place at least have the same work. */
    private static final int ALIKE = 4;
    /** The fewest bytes that a host takes. */
    private static final int HOST = 4;
    /** The fewest bytes that a place takes. */
    private static final int PLACE = 17;

    private final Map<String, Host> hosts = new TreeMap<>();

    private static final class Host {
        long keys;
        long others;
        /** Who calls a place, as bits of hashes of callers, and how often. */
        final Map<Long, long[]> places = new TreeMap<>();

        boolean isOfCustomers() {
            if (keys < FEWEST || (keys < MANY && keys < 4 * others)) {
                return false;
            }
            long least = Math.max(ALIKE, Math.min(keys, Long.SIZE) / 4);
            long alike = 0;
            long all = 0;
            for (long[] place : places.values()) {
                alike += Long.bitCount(place[0]) >= least ? place[1] : 0;
                all += place[1];
            }
            return 4 * alike >= 3 * all;
        }
    }

    /**
     * Takes a caller's call.
     *
     * @param first whether it is its first at the host
     * @param granted whether it is an application with a token of its own, which is like a key
     */
    void add(Observation observation, long caller, boolean first, boolean granted) {
        boolean key = granted || isKeyAlone(observation.credentials());
        if (!first && !key) {
            return;
        }
        Host host = hosts.get(observation.api());
        if (host == null) {
            if (hosts.size() >= MOST) {
                return;
            }
            host = new Host();
            hosts.put(observation.api(), host);
        }
        if (first) {
            host.keys += key ? 1 : 0;
            host.others += key ? 0 : 1;
        }
        if (key) {
            long at = CoarsePlace.key(observation);
            long[] place = host.places.get(at);
            if (place == null && host.places.size() < MOST_PLACES) {
                place = new long[2];
                host.places.put(at, place);
            }
            if (place != null) {
                place[0] |= 1L << (int) (caller * 0x9e3779b97f4a7c15L >>> 58);
                place[1]++;
            }
        }
    }

    private static boolean isKeyAlone(List<Credential> credentials) {
        for (Credential credential : credentials) {
            boolean key = credential.kind() == Kind.API_KEY_HEADER || credential.kind() == Kind.API_KEY_QUERY;
            if (!key || credential.claims().subject() != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether keys are what customers have at each of some hosts. */
    boolean isOfCustomers(Set<String> some) {
        for (String name : some) {
            Host host = hosts.get(name);
            if (host == null || !host.isOfCustomers()) {
                return false;
            }
        }
        return !some.isEmpty();
    }

    void write(StateWriter out) {
        out.varint(hosts.size());
        hosts.forEach((name, host) -> {
            out.shared(name);
            out.varint(host.keys);
            out.varint(host.others);
            out.varint(host.places.size());
            host.places.forEach((at, place) -> {
                out.fixed((long) at);
                out.fixed(place[0]);
                out.varint(place[1]);
            });
        });
    }

    void read(StateReader in) {
        int count = in.count(HOST);
        for (int i = 0; i < count && !in.failed(); i++) {
            Host host = new Host();
            hosts.put(in.shared(), host);
            host.keys = in.varint();
            host.others = in.varint();
            int places = in.count(PLACE);
            for (int j = 0; j < places && !in.failed(); j++) {
                host.places.put(in.fixedLong(), new long[] {in.fixedLong(), in.varint()});
            }
        }
        if (count > MOST) {
            in.fail("more hosts than are kept");
        }
    }
}
