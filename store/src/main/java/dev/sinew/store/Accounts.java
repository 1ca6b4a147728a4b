package dev.sinew.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may use the console. How passwords are hashed is the console's business; the store keeps the text it gets. */
public interface Accounts {
    /** A hashed password. Printing shows nothing. */
    record PasswordHash(String text) {
        @Override
        public String toString() {
            return "••••";
        }
    }

    /**
     * A person.
     *
     * @param name what they log in with
     * @param role what they may do, in the console's words
     * @param created when
     * @param locked whether they may not log in now
     */
    record Account(String name, PasswordHash passwordHash, String role, Instant created, boolean locked) {}

    /** Adds an account or changes the one of this name. */
    void put(Account account);

    Optional<Account> get(String name);

    /** Whether there was one. */
    boolean remove(String name);

    /** By name. */
    List<Account> all();
}
