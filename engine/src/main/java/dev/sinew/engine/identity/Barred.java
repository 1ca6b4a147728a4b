package dev.sinew.engine.identity;

import dev.sinew.model.Credential;
import java.util.List;
import java.util.Set;

/**
 * What callers that are barred prove themselves with, as of a moment. For many threads, while the fold goes on.
 *
 * @param keys of the callers, and of all that is known to be one with them
 * @param prints of the tokens that were handed out to them
 */
public record Barred(Set<Long> keys, Set<Long> prints) {
    public Barred {
        keys = Set.copyOf(keys);
        prints = Set.copyOf(prints);
    }

    /** Whether a call to an api with these credentials is one of theirs. */
    public boolean holds(List<Credential> credentials, String api) {
        for (Credential credential : credentials) {
            boolean theirs = prints.contains(credential.print()) || keys.contains(credential.print());
            if (theirs || keys.contains(CallerKeys.subjectKey(credential, api))) {
                return true;
            }
        }
        return false;
    }
}
