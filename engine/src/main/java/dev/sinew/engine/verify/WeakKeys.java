package dev.sinew.engine.verify;

import java.security.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Guesses HMAC keys that everybody knows. The whole dictionary is tried once for an issuer, key id and algorithm. What was found
 * is tried first from then on. Of tokens that it does not explain, the second, fourth, eighth … is guessed at again, so that a
 * forged one in front does not hide a weak key, and many cost little. Belongs to one thread.
 */
final class WeakKeys {
    private static final int MOST_IDENTITIES = 1 << 12;
    private static final int MOST_FOUND = 4;

    private final SignatureCheck check;
    private final Map<Identity, Tried> tried = new HashMap<>();
    private long guesses;
    private long beyond;

    private record Identity(String issuer, String keyId, TokenAlgorithm algorithm) {}

    private static final class Tried {
        final List<Key> found = new ArrayList<>(1);
        long unexplained;
    }

    WeakKeys(SignatureCheck check) {
        this.check = check;
    }

    /** Whether a key from the dictionary made the signature of a token, whose algorithm is an HMAC. */
    boolean made(TokenAlgorithm algorithm, CompactToken token) {
        Identity identity = new Identity(token.issuer(), token.keyId(), algorithm);
        Tried before = tried.get(identity);
        if (before == null) {
            if (tried.size() >= MOST_IDENTITIES) {
                beyond++;
                return false;
            }
            before = new Tried();
            tried.put(identity, before);
        }
        for (Key key : before.found) {
            if (check.made(key, algorithm, token)) {
                return true;
            }
        }
        before.unexplained++;
        return Long.bitCount(before.unexplained) == 1 && guess(algorithm, token, before);
    }

    private boolean guess(TokenAlgorithm algorithm, CompactToken token, Tried into) {
        guesses++;
        return firstThatMade(KnownSecrets.ALL, algorithm, token, into)
                || firstThatMade(KnownSecrets.around(token.issuer(), token.keyId()), algorithm, token, into);
    }

    private boolean firstThatMade(List<Key> keys, TokenAlgorithm algorithm, CompactToken token, Tried into) {
        for (Key key : keys) {
            if (check.made(key, algorithm, token)) {
                if (into.found.size() < MOST_FOUND) {
                    into.found.add(key);
                }
                return true;
            }
        }
        return false;
    }

    /** How often the dictionary was gone through. */
    long guesses() {
        return guesses;
    }

    /** How many tokens were not guessed at, as too many issuers and key ids were seen before. */
    long beyond() {
        return beyond;
    }
}
