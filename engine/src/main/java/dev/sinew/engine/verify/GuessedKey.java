package dev.sinew.engine.verify;

import dev.sinew.bytes.JsonTokenizer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that everybody knows, or that is a short number, and that made the signature of a token. Printing shows nothing of it. */
public final class GuessedKey {
    private static final int DEPTH = 32;
    private static final int MOST_DIGITS = 6;

    private final Key key;
    private final TokenAlgorithm algorithm;

    private GuessedKey(Key key, TokenAlgorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    /** The key of the dictionary that made the signature; empty where none did, or the token has no HMAC. */
    public static Optional<GuessedKey> of(String token) {
        return of(
                token,
                compact -> Stream.concat(
                        KnownSecrets.ALL.stream(), KnownSecrets.around(compact.issuer(), compact.keyId()).stream()));
    }

    /** The same of numbers of up to six digits, all of which are tried in a second or two. */
    public static Optional<GuessedKey> ofDigits(String token) {
        return of(
                token, compact -> IntStream.rangeClosed(1, MOST_DIGITS).boxed().flatMap(GuessedKey::digits));
    }

    private static Stream<Key> digits(int length) {
        int end = (int) Math.pow(10, length);
        return IntStream.range(end, 2 * end)
                .mapToObj(each -> new SecretKeySpec(
                        Integer.toString(each).substring(1).getBytes(StandardCharsets.US_ASCII), "HMAC"));
    }

    private static Optional<GuessedKey> of(String token, Function<CompactToken, Stream<Key>> keys) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        Optional<CompactToken> compact = CompactToken.of(new JsonTokenizer(DEPTH), bytes, 0, bytes.length);
        Optional<TokenAlgorithm> algorithm =
                compact.flatMap(each -> TokenAlgorithm.of(each.algorithm())).filter(TokenAlgorithm::isHmac);
        if (compact.isEmpty() || algorithm.isEmpty()) {
            return Optional.empty();
        }
        SignatureCheck check = new SignatureCheck();
        return keys.apply(compact.get())
                .filter(each -> check.made(each, algorithm.get(), compact.get()))
                .findFirst()
                .map(each -> new GuessedKey(each, algorithm.get()));
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
