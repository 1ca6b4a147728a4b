package dev.sinew.engine.respond;

import dev.sinew.model.Credential;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the call that a signal is about.
 *
 * @param credentials what it proved itself with
 * @param forged the fingerprint of a credential among them that nobody issued, or 0
 * @param proven whether one is known to be genuine
 * @param judged whether somebody has looked at all that say themselves whose they are, though nothing may have come of it
 * @param client the fingerprint of the address that it came from, or 0
 * @param address that address; empty where it is not known
 * @param shared whether the address may be that of a proxy: one of a private network
 */
public record Sighting(
        List<Credential> credentials,
        long forged,
        boolean proven,
        boolean judged,
        long client,
        String address,
        boolean shared) {
    public Sighting {
        credentials = List.copyOf(credentials);
    }

    /** Whether somebody only says who it is: a credential names its subject itself, and nobody vouched for it. */
    boolean isClaimed() {
        return !proven && credentials.stream().anyMatch(each -> each.claims().subject() != 0);
    }

    /** The fingerprint of what would be kept out: what was forged, else the credential of one person. */
    Optional<Long> token() {
        if (forged != 0) {
            return Optional.of(forged);
        }
        return credentials.stream()
                .filter(each ->
                        each.kind() != Credential.Kind.API_KEY_HEADER && each.kind() != Credential.Kind.API_KEY_QUERY)
                .findFirst()
                .or(() -> credentials.stream().findFirst())
                .map(Credential::print);
    }
}
