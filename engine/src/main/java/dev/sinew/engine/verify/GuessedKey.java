package dev.sinew.engine.verify;

import dev.sinew.bytes.JsonTokenizer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;

/** A key that everybody knows and that made the signature of a token. Printing shows nothing of it. */
public final class GuessedKey {
    private static final int DEPTH = 32;

    private final Key key;
    private final TokenAlgorithm algorithm;

    private GuessedKey(Key key, TokenAlgorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    /** The key of the dictionary that made the signature; empty where none did, or the token has no HMAC. */
    public static Optional<GuessedKey> of(String token) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        Optional<CompactToken> compact = CompactToken.of(new JsonTokenizer(DEPTH), bytes, 0, bytes.length);
        Optional<TokenAlgorithm> algorithm =
                compact.flatMap(each -> TokenAlgorithm.of(each.algorithm())).filter(TokenAlgorithm::isHmac);
        if (compact.isEmpty() || algorithm.isEmpty()) {
            return Optional.empty();
        }
        SignatureCheck check = new SignatureCheck();
        for (List<Key> keys : List.of(
                KnownSecrets.ALL,
                KnownSecrets.around(compact.get().issuer(), compact.get().keyId()))) {
            for (Key key : keys) {
                if (check.made(key, algorithm.get(), compact.get())) {
                    return Optional.of(new GuessedKey(key, algorithm.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** A token of a header and claims, as base64 each, with a signature by this key. */
    public String sign(String header, String claims) {
        String content = header + "." + claims;
        try {
            Mac mac = Mac.getInstance(algorithm.javaName());
            mac.init(key);
            byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key made a signature before", e);
        }
    }

    @Override
    public String toString() {
        return "guessed key of " + algorithm;
    }
}
