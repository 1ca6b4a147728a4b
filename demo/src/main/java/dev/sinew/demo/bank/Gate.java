package dev.sinew.demo.bank;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Finds out who calls, and whether such a one may call the operation at all. */
final class Gate {
    private static final String BEARER = "Bearer ";
    private static final Caller NOBODY = new Caller.Nobody();

    private final Office office;

    Gate(Office office) {
        this.office = office;
    }

    Caller caller(Route route, Optional<String> authorization) {
        if (route.needs() == Needs.NOTHING || isForgotten(route)) {
            return NOBODY;
        }
        if (authorization.isEmpty() && isOpen(route)) {
            return NOBODY;
        }
        String token = authorization
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .orElseThrow(Refused::unauthenticated);
        Instant now = office.ledger.now();
        JsonNode claims = office.tokens.check(token, now);
        Caller caller = claims.has("client_id") ? program(claims) : person(claims, now);
        admit(route.needs(), caller);
        return caller;
    }

    private boolean isForgotten(Route route) {
        return !route.documented() && office.settings.has(Flaw.V1_UNCHECKED);
    }

    private boolean isOpen(Route route) {
        return route.path().equals(AccountDesk.STATEMENT) && office.settings.has(Flaw.NO_TOKEN_CHECK);
    }

    private Caller program(JsonNode claims) {
        String client = claims.path("client_id").asString("");
        if (!office.clientSecrets.containsKey(client)) {
            throw Refused.unauthenticated();
        }
        return new Caller.Program(client);
    }

    /** A token that names a session ends with it; one that names none ends by its time. Only the bank can write either. */
    private Caller person(JsonNode claims, Instant now) {
        String session = claims.path("sid").asString("");
        boolean open =
                session.isEmpty() || office.sessions.isOpen(session, now) || office.settings.has(Flaw.LOGOUT_IGNORED);
        if (!open) {
            throw Refused.unauthenticated();
        }
        Customer customer = id(claims).flatMap(office.ledger::customer).orElseThrow(Refused::unauthenticated);
        return new Caller.Person(customer, session);
    }

    private static Optional<UUID> id(JsonNode claims) {
        try {
            return Optional.of(UUID.fromString(claims.path("sub").asString("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void admit(Needs needs, Caller caller) {
        boolean admitted = switch (caller) {
            case Caller.Nobody nobody -> false;
            case Caller.Program program -> needs == Needs.PROGRAM || needs == Needs.PERSON_OR_PROGRAM;
            case Caller.Person person ->
                switch (needs) {
                    case STAFF -> person.customer().role == Role.STAFF || office.settings.has(Flaw.CUSTOMER_AS_ADMIN);
                    case PROGRAM -> false;
                    default -> true;
                };
        };
        if (!admitted) {
            throw new Refused(403, "forbidden", "This is not for you.");
        }
    }
}
