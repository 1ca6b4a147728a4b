package dev.sinew.engine.verify;

import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.engine.verify.TokenVerdict.Reason;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import java.security.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the signatures of JSON Web Tokens. What it keeps of them are issuers and key ids whose HMAC key was guessed at, up to a
 * limit. Never throws for what a token contains. Belongs to one thread.
 */
public final class TokenVerifier {
    /** Longer tokens are not verified. */
    public static final int MAX_BYTES = 8 << 10;
    /** As many keys are tried where a token does not say which. */
    private static final int MOST_TRIED = 16;

    private final Map<String, List<VerificationKey>> issuers = new HashMap<>();
    private final Map<String, List<Key>> misused = new HashMap<>();
    private final JsonTokenizer tokenizer = new JsonTokenizer(8);
    private final SignatureCheck check = new SignatureCheck();
    private final ClaimContents claims = new ClaimContents();
    private final WeakKeys weak = new WeakKeys(check);

    /** A verifier that knows the keys of some issuers. Several sets of one issuer count as one. */
    public TokenVerifier(List<IssuerKeys> sets) {
        for (IssuerKeys set : sets) {
            issuers.computeIfAbsent(set.issuer(), issuer -> new ArrayList<>()).addAll(set.keys());
        }
        issuers.forEach((issuer, keys) -> misused.put(issuer, MisusedKeys.of(keys)));
    }

    /** The verdict on a token. {@code print} is the fingerprint that it is known by elsewhere. */
    public TokenVerdict verify(long print, byte[] bytes, int from, int to) {
        Optional<CompactToken> read =
                to - from > MAX_BYTES ? Optional.empty() : CompactToken.of(tokenizer, bytes, from, to);
        if (read.isEmpty()) {
            return new TokenVerdict(print, Signature.UNKNOWN, Reason.UNREADABLE, "");
        }
        CompactToken token = read.get();
        return signature(print, token).with(claims.of(tokenizer, token.payload()));
    }

    private TokenVerdict signature(long print, CompactToken token) {
        List<VerificationKey> keys = issuers.getOrDefault(token.issuer(), List.of());
        String issuer = keys.isEmpty() ? "" : token.issuer();
        if (token.algorithm().strip().equalsIgnoreCase("none") || token.signature().length == 0) {
            return new TokenVerdict(print, Signature.UNSIGNED, Reason.NONE, issuer);
        }
        Optional<TokenAlgorithm> algorithm = TokenAlgorithm.of(token.algorithm());
        if (algorithm.isPresent() && algorithm.get().isHmac() && weak.made(algorithm.get(), token)) {
            return new TokenVerdict(print, Signature.WEAK_KEY, Reason.NONE, issuer);
        }
        if (keys.isEmpty()) {
            return new TokenVerdict(print, Signature.UNKNOWN, Reason.NO_KEY_SET, "");
        }
        if (algorithm.isEmpty() || token.critical()) {
            return new TokenVerdict(print, Signature.UNKNOWN, Reason.UNSUPPORTED, issuer);
        }
        return byKeys(print, token, algorithm.get(), keys);
    }

    /** How often the dictionary of known keys was gone through. */
    public long guesses() {
        return weak.guesses();
    }

    /** How many tokens were not guessed at for want of room. */
    public long unguessed() {
        return weak.beyond();
    }

    private TokenVerdict byKeys(long print, CompactToken token, TokenAlgorithm algorithm, List<VerificationKey> keys) {
        boolean nameless = token.keyId().isEmpty();
        List<VerificationKey> named = nameless
                ? List.of()
                : keys.stream().filter(key -> key.id().equals(token.keyId())).toList();
        List<VerificationKey> possible = !named.isEmpty()
                ? named
                : nameless
                        ? keys
                        : keys.stream().filter(key -> key.id().isEmpty()).toList();
        List<Key> fitting = possible.stream()
                .flatMap(key -> key.key().stream())
                .filter(algorithm::takes)
                .limit(MOST_TRIED)
                .toList();
        String issuer = token.issuer();
        if (fitting.stream().anyMatch(key -> check.made(key, algorithm, token))) {
            return new TokenVerdict(print, Signature.VALID, Reason.NONE, issuer);
        }
        if (!named.isEmpty() && named.stream().anyMatch(key -> key.key().isEmpty())) {
            return new TokenVerdict(print, Signature.UNKNOWN, Reason.UNSUPPORTED, issuer);
        }
        boolean mustHaveMadeIt = !named.isEmpty() || (nameless && fitting.size() == 1);
        if (mustHaveMadeIt || (algorithm.isHmac() && misuses(algorithm, token))) {
            return new TokenVerdict(print, Signature.INVALID, Reason.NONE, issuer);
        }
        Reason reason = nameless ? Reason.NO_KEY_ID : Reason.UNKNOWN_KEY_ID;
        return new TokenVerdict(print, Signature.UNKNOWN, reason, issuer);
    }

    /** Whether an issuer's public key served as the secret of an HMAC, which anybody can do. */
    private boolean misuses(TokenAlgorithm algorithm, CompactToken token) {
        return misused.getOrDefault(token.issuer(), List.of()).stream()
                .anyMatch(key -> check.made(key, algorithm, token));
    }
}
