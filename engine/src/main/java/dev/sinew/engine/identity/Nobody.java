package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.Link;
import dev.sinew.model.Observation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Credentials that stand for nobody in particular: sessions that began with nobody logging in, of which one person may have several, and keys
 * of applications, which come along with many people's own tokens.
 */
final class Nobody {
    /** So many people have the application. */
    private static final int MANY = 5;
    /** The fewest bytes that a key takes. */
    private static final int KEY = 16;

    private final Map<Long, Boolean> guests;
    /** Of a key, whose tokens it came along with, as bits of hashes of callers. */
    private final Map<Long, Long> keys;

    Nobody(int limit) {
        guests = bounded(limit);
        keys = bounded(limit);
    }

    private static <V> Map<Long, V> bounded(int limit) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > limit;
            }
        };
    }

    /** Learns from an exchange of a caller, or of nobody known where it is 0. */
    void add(Observation observation, long caller) {
        for (Link link : observation.links()) {
            if (link.kind() == Link.Kind.OPENED) {
                guests.put(link.to(), true);
            }
        }
        List<Credential> credentials = observation.credentials();
        if (caller != 0 && credentials.size() > 1) {
            for (Credential each : credentials) {
                if (isKey(each) && each.print() != caller) {
                    keys.merge(
                            each.print(),
                            1L << (int) (caller * 0x9e3779b97f4a7c15L >>> 58),
                            (one, other) -> one | other);
                }
            }
        }
    }

    /** Whether a session began with nobody logging in. */
    boolean isGuest(long session) {
        return guests.containsKey(session);
    }

    /** Whether nothing was sent but keys of applications. */
    boolean sent(List<Credential> credentials) {
        for (Credential each : credentials) {
            if (!isKey(each) || Long.bitCount(keys.getOrDefault(each.print(), 0L)) < MANY) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKey(Credential credential) {
        boolean key = credential.kind() == Kind.API_KEY_HEADER || credential.kind() == Kind.API_KEY_QUERY;
        return key && credential.claims().subject() == 0;
    }

    void write(StateWriter out) {
        out.longs(guests.keySet().stream().mapToLong(each -> each).toArray());
        out.varint(keys.size());
        keys.forEach((key, callers) -> {
            out.fixed((long) key);
            out.fixed((long) callers);
        });
    }

    void read(StateReader in) {
        for (long each : in.longs()) {
            guests.put(each, true);
        }
        int count = in.count(KEY);
        for (int i = 0; i < count && !in.failed(); i++) {
            keys.put(in.fixedLong(), in.fixedLong());
        }
    }
}
