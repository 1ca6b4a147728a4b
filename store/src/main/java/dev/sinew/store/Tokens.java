package dev.sinew.store;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What programs prove themselves with. The secret is 256 random bits, shown once; the store keeps its SHA-256 alone, which is
 * enough for a secret that nobody can guess.
 */
public interface Tokens {
    /**
     * What is known of a token.
     *
     * @param id short and public
     * @param name what a person called it
     * @param scopes what it may be used for, in order
     * @param created when
     * @param expires when it no longer works, where it ever does
     * @param lastUsed when it was last used, to the minute
     * @param revoked when it was taken back
     */
    record Token(
            String id,
            String name,
            Set<String> scopes,
            Instant created,
            Optional<Instant> expires,
            Optional<Instant> lastUsed,
            Optional<Instant> revoked) {
        public Token {
            scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        }

        /** Whether it works at some time. */
        public boolean works(Instant at) {
            return revoked.isEmpty() && expires.map(at::isBefore).orElse(true);
        }
    }

    /** A token's secret. Printing shows nothing. */
    record Secret(String text) {
        @Override
        public String toString() {
            return "••••";
        }
    }

    /** A new token with its secret, which cannot be shown again. */
    record Issued(Token token, Secret secret) {}

    /** Makes a token that works until it is revoked. */
    default Issued create(String name, Set<String> scopes, Instant at) {
        return create(name, scopes, at, Instant.MAX);
    }

    /**
     * Makes a token.
     *
     * @param expires when it no longer works; {@link Instant#MAX} for never
     */
    Issued create(String name, Set<String> scopes, Instant at, Instant expires);

    /**
     * The token that this is the secret of, where it works now. Notes that it was used. Takes as long for a wrong secret as for a
     * right one, as far as an outsider could measure: only hashes are compared.
     */
    Optional<Token> find(Secret secret, Instant at);

    /**
     * Takes a token back, for ever.
     *
     * @return whether there is one of this id
     */
    boolean revoke(String id, Instant at);

    /** All there ever were, by time of creation. */
    List<Token> all();
}
