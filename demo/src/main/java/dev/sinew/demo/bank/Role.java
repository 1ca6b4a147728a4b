package dev.sinew.demo.bank;

import java.util.Locale;
import java.util.Optional;

/** What a person is to the bank. */
enum Role {
    CUSTOMER,
    STAFF;

    /** How tokens and answers call it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.toString().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
