package dev.sinew.engine.access;

import dev.sinew.model.Credential;
import dev.sinew.model.Observation;

/** Reads accesses off observations. Belongs to one thread. */
public final class AccessReader {
    private final Visibility.Reader visibility = new Visibility.Reader();

    /**
     * What is kept of an observation.
     *
     * @param caller the key of who made the call, or 0
     * @param account whom a login in it was of, or 0
     */
    public Access read(Observation observation, long sequence, long caller, long account) {
        long party = onBehalf(observation, caller);
        boolean behalf = party != caller;
        return Access.of(
                observation, sequence, party, behalf ? caller : account, behalf, visibility.of(observation.answer()));
    }

    /**
     * A third party with somebody's consent is a caller of its own: it may do what the consent says, not all that the person may. Its
     * key is of what its token says alone, as the person's may become another one once a login tells who that is.
     */
    private static long onBehalf(Observation observation, long caller) {
        for (Credential credential : observation.credentials()) {
            Credential.Claims claims = credential.claims();
            if (caller != 0 && claims.consent() != 0) {
                long person = claims.subject() == 0 ? caller : claims.subject();
                return mix(person ^ mix(claims.client() ^ mix(claims.consent())));
            }
        }
        return caller;
    }

    private static long mix(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }
}
