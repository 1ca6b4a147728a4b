package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Link;
import dev.sinew.model.Observation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Set;

/** Sessions that began with nobody logging in: who comes back gets another one, so that two of them may be one person. */
final class Guests {
    private final Set<Long> sessions;

    Guests(int limit) {
        sessions = Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(java.util.Map.Entry<Long, Boolean> eldest) {
                return size() > limit;
            }
        });
    }

    void add(Observation observation) {
        for (Link link : observation.links()) {
            if (link.kind() == Link.Kind.OPENED) {
                sessions.add(link.to());
            }
        }
    }

    boolean has(long session) {
        return sessions.contains(session);
    }

    void write(StateWriter out) {
        out.longs(sessions.stream().mapToLong(each -> each).toArray());
    }

    void read(StateReader in) {
        for (long each : in.longs()) {
            sessions.add(each);
        }
    }
}
