package dev.sinew.engine.identity;

import dev.sinew.model.Credential;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Who calls, as of a moment: resolves credentials as the fold does, without learning. For many threads.
 */
public final class IdentityView {
    private static final long NONE = 0;

    private final Long2LongHashMap roots;
    private final Long2LongHashMap accounts;
    private final Long2ObjectHashMap<String> homes;

    /**
     * What was known.
     *
     * @param roots the key that stands for a key, where it is another one
     * @param accounts whom a token was handed to
     * @param homes the host that a token without an issuer was first seen on
     */
    IdentityView(Long2LongHashMap roots, Long2LongHashMap accounts, Long2ObjectHashMap<String> homes) {
        this.roots = roots;
        this.accounts = accounts;
        this.homes = homes;
    }

    static Long2LongHashMap table(int expected) {
        return new Long2LongHashMap(expected * 2 + 16, 0.6f, NONE);
    }

    /** The key of whom credentials prove, or 0 where there are none. */
    public long caller(List<Credential> credentials, String api) {
        long named = NONE;
        long handed = NONE;
        for (Credential credential : credentials) {
            long subject = CallerKeys.subjectKey(credential, home(credential.print(), api));
            if (subject != NONE && credential.kind() != Credential.Kind.BASIC) {
                return now(subject);
            }
            named = subject != NONE ? subject : named;
            handed = handed == NONE ? accounts.get(credential.print()) : handed;
        }
        if (handed != NONE) {
            return now(handed);
        }
        if (credentials.isEmpty()) {
            return NONE;
        }
        return now(named != NONE ? named : Proofs.most(credentials));
    }

    private int home(long print, String api) {
        return CallerKeys.home(homes.get(print), api);
    }

    private long now(long key) {
        return roots.containsKey(key) ? roots.get(key) : key;
    }
}
