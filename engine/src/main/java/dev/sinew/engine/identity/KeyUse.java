package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many callers of each host come with an API key alone, and how many otherwise. */
final class KeyUse {
    private static final int MOST = 4_096;
    private static final int FEWEST = 5;
    /** The fewest bytes that a host takes. */
    private static final int HOST = 3;

    private final Map<String, Counts> hosts = new TreeMap<>();

    private record Counts(long keys, long others) {
        /** Whether keys are what customers have, rather than a service or two beside them. */
        boolean isUsual() {
            return keys >= FEWEST && keys >= 4 * others;
        }
    }

    /** Takes a caller's first call at a host. */
    void add(String host, List<Credential> credentials) {
        Counts counts = hosts.getOrDefault(host, new Counts(0, 0));
        if (hosts.size() < MOST || hosts.containsKey(host)) {
            boolean key = credentials.stream().allMatch(KeyUse::isKey);
            hosts.put(
                    host,
                    key ? new Counts(counts.keys + 1, counts.others) : new Counts(counts.keys, counts.others + 1));
        }
    }

    private static boolean isKey(Credential credential) {
        boolean key = credential.kind() == Kind.API_KEY_HEADER || credential.kind() == Kind.API_KEY_QUERY;
        return key && credential.claims().subject() == 0;
    }

    /** Whether nearly all callers of each of some hosts come with a key alone. */
    boolean isUsual(Set<String> some) {
        for (String host : some) {
            Counts counts = hosts.get(host);
            if (counts == null || !counts.isUsual()) {
                return false;
            }
        }
        return !some.isEmpty();
    }

    void write(StateWriter out) {
        out.varint(hosts.size());
        hosts.forEach((host, counts) -> {
            out.shared(host);
            out.varint(counts.keys);
            out.varint(counts.others);
        });
    }

    void read(StateReader in) {
        int count = in.count(HOST);
        for (int i = 0; i < count && !in.failed(); i++) {
            hosts.put(in.shared(), new Counts(in.varint(), in.varint()));
        }
        if (count > MOST) {
            in.fail("more hosts than are kept");
        }
    }
}
