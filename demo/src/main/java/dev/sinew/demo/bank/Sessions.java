package dev.sinew.demo.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is logged in. A refresh token works once; one that comes again was stolen, and ends its session. */
final class Sessions {
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, String> sessionOfRefresh = new HashMap<>();

    private static final class Session {
        final Customer customer;
        final Instant end;
        final Set<String> refreshes = new HashSet<>();
        String refresh;

        Session(Customer customer, Instant end) {
            this.customer = customer;
            this.end = end;
            this.refresh = "";
        }
    }

    /**
     * A session that goes on.
     *
     * @param id of the session
     * @param refresh what the next token is got with
     */
    record Open(String id, Customer customer, String refresh) {}

    Open begin(Customer customer, Instant now) {
        Set.copyOf(sessions.keySet()).stream()
                .filter(id -> at(id).map(session -> session.end.isBefore(now)).orElse(false))
                .forEach(this::end);
        String id = UUID.randomUUID().toString();
        sessions.put(id, new Session(customer, now.plus(LONGEST)));
        return turn(id);
    }

    /** The session of a refresh token, with the next one; nothing where the token does not count. */
    Optional<Open> refresh(String token, Instant now) {
        String id = sessionOfRefresh.getOrDefault(token, "");
        Session session = sessions.get(id);
        if (session == null) {
            return Optional.empty();
        }
        if (!session.refresh.equals(token) || session.end.isBefore(now)) {
            end(id);
            return Optional.empty();
        }
        return Optional.of(turn(id));
    }

    private Open turn(String id) {
        Session session = at(id).orElseThrow();
        session.refresh = UUID.randomUUID().toString();
        session.refreshes.add(session.refresh);
        sessionOfRefresh.put(session.refresh, id);
        return new Open(id, session.customer, session.refresh);
    }

    boolean isOpen(String id, Instant now) {
        return at(id).map(session -> session.end.isAfter(now)).orElse(false);
    }

    void end(String id) {
        Session session = sessions.remove(id);
        if (session != null) {
            session.refreshes.forEach(sessionOfRefresh::remove);
        }
    }

    void endAll(Customer customer) {
        Set.copyOf(sessions.keySet()).stream()
                .filter(id ->
                        at(id).map(session -> session.customer == customer).orElse(false))
                .forEach(this::end);
    }

    private Optional<Session> at(String id) {
        return Optional.ofNullable(sessions.get(id));
    }
}
