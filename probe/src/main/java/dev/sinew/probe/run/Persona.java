package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A session with all that the target told it. */
public final class Persona {
    private static final int MOST_KNOWN = 5_000;
    private static final int MOST_SEEN = 200_000;

    private final Session session;
    private final List<Known> known = new ArrayList<>();
    private final Set<String> knownKeys = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<Endpoint, List<Reached>> reached = new LinkedHashMap<>();

    Persona(Session session) {
        this.session = session;
    }

    public Session session() {
        return session;
    }

    /** All scalar values of its own replies. */
    public Set<String> seen() {
        return Collections.unmodifiableSet(seen);
    }

    /** Its requests to an endpoint that succeeded. */
    public List<Reached> reached(Endpoint endpoint) {
        return reached.getOrDefault(endpoint, List.of());
    }

    /** Whether it was told a value for the last parameter of an endpoint, or asked with it. */
    public boolean knows(Endpoint endpoint, String value) {
        return seen.contains(value)
                || reached(endpoint).stream()
                        .anyMatch(each -> each.filled().last().equals(value));
    }

    void succeeded(Filled filled, Reply reply) {
        reached.computeIfAbsent(filled.endpoint(), key -> new ArrayList<>()).add(new Reached(filled, reply));
        reply.json().ifPresent(json -> {
            for (String value : Scalars.of(json).values()) {
                if (seen.size() < MOST_SEEN) {
                    seen.add(value);
                }
            }
        });
    }

    void learn(Known value) {
        String key = value.kind() + '\n' + value.member() + '\n' + value.value() + '\n' + value.bindings();
        if (known.size() < MOST_KNOWN && knownKeys.add(key)) {
            known.add(value);
        }
    }

    List<Known> known() {
        return known;
    }

    @Override
    public String toString() {
        return session.toString();
    }
}
