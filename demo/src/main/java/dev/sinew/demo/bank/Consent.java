package dev.sinew.demo.bank;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a customer lets a third party see. It is asked for by the third party, given by the customer, and ended by either. */
final class Consent {
    static final List<String> PERMISSIONS = List.of("accounts", "balances", "transactions");

    final String id;
    final String client;
    final Set<String> permissions;
    final Instant created;
    final Set<Integer> accounts = new LinkedHashSet<>();
    State state = State.AWAITING;
    Optional<UUID> customer = Optional.empty();

    enum State {
        AWAITING,
        AUTHORISED,
        REVOKED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Consent(String id, String client, Set<String> permissions, Instant created) {
        this.id = id;
        this.client = client;
        this.permissions = permissions;
        this.created = created;
    }

    Map<String, Object> face() {
        return Face.of(
                "consentId",
                id,
                "client",
                client,
                "status",
                state,
                "permissions",
                List.copyOf(permissions),
                "accountIds",
                List.copyOf(accounts),
                "createdAt",
                created);
    }
}
