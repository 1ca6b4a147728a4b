package dev.sinew.demo.bank;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A person that can log in. Guarded by the ledger, like all that follows. */
final class Customer {
    final UUID id;
    final String username;
    final Instant since;
    String name;
    String email;
    String phone;
    String address;
    String passwordHash;
    Role role;

    Customer(UUID id, String username, String name, String email, String passwordHash, Role role, Instant since) {
        this.id = id;
        this.username = username;
        this.name = name;
        this.email = email;
        this.phone = "";
        this.address = "";
        this.passwordHash = passwordHash;
        this.role = role;
        this.since = since;
    }

    Map<String, Object> face(boolean withHash) {
        return Face.of(
                "customerId",
                id,
                "username",
                username,
                "name",
                name,
                "email",
                email,
                "phone",
                phone,
                "address",
                address,
                "role",
                role,
                "customerSince",
                since,
                "passwordHash",
                withHash ? Optional.of(passwordHash) : Optional.empty());
    }

    /** What lists of staff show. */
    Map<String, Object> line() {
        return Face.of("customerId", id, "username", username, "name", name, "email", email, "role", role);
    }
}
