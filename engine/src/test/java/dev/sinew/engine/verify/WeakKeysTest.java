package dev.sinew.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.verify.TokenVerdict.Signature;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeakKeysTest {
    private final TokenVerifier verifier = new TokenVerifier(List.of());

    private Signature signature(String token) {
        return Tokens.verdict(verifier, token).signature();
    }

    private static String strong(int seed) throws GeneralSecurityException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return Tokens.of("HS256", "", "{\"iss\":\"" + Tokens.ISSUER + "\",\"n\":" + seed + "}", Tokens.secret(secret));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "changeme",
                "your-256-bit-secret",
                "a-string-secret-at-least-256-bits-long",
                "qwertyuiop",
                "keyboard cat",
                "javainuse",
                "bezKoderSecretKey",
                "super-secret-jwt-token-with-at-least-32-characters-long",
                "https://id.bank.example",
                "id.bank.example",
                "bank",
                "bank-secret",
                "BankSecretKey",
                "bank_jwt_secret"
            })
    void aKnownKeyIsGuessed(String secret) throws GeneralSecurityException {
        for (String algorithm : List.of("HS256", "HS384", "HS512")) {
            assertThat(signature(Tokens.of(algorithm, "", Tokens.secret(secret))))
                    .isEqualTo(Signature.WEAK_KEY);
        }
    }

    @Test
    void whatAWordDecodesToIsGuessed() throws GeneralSecurityException {
        byte[] spring = HexFormat.of().parseHex("404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970");
        assertThat(signature(Tokens.of("HS256", "", Tokens.secret(spring)))).isEqualTo(Signature.WEAK_KEY);
        byte[] text = Base64.getDecoder().decode("404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970");
        assertThat(signature(Tokens.of("HS256", "k", Tokens.secret(text)))).isEqualTo(Signature.WEAK_KEY);
        assertThat(signature(Tokens.of("HS256", "k2", Tokens.secret(new byte[64]))))
                .as("an empty key")
                .isEqualTo(Signature.WEAK_KEY);
    }

    @Test
    void aStrongKeyIsNotGuessed() throws GeneralSecurityException {
        assertThat(signature(strong(1))).isEqualTo(Signature.UNKNOWN);
        assertThat(signature(Tokens.of("HS256", "", Tokens.secret("VbT9-kq7!xLmPz03"))))
                .isEqualTo(Signature.UNKNOWN);
    }

    @Test
    void theDictionaryIsTriedOnceForAnIssuerKeyIdAndAlgorithm() throws GeneralSecurityException {
        for (int i = 0; i < 50; i++) {
            String claims = "{\"iss\":\"x\",\"n\":" + i + "}";
            assertThat(signature(Tokens.of("HS256", "k", claims, Tokens.secret("secret"))))
                    .isEqualTo(Signature.WEAK_KEY);
        }
        assertThat(verifier.guesses()).isEqualTo(1);
        signature(Tokens.of("HS384", "k", "{\"iss\":\"x\"}", Tokens.secret("secret")));
        signature(Tokens.of("HS256", "k", "{\"iss\":\"y\"}", Tokens.secret("secret")));
        assertThat(verifier.guesses()).isEqualTo(3);
    }

    @Test
    void aForgedTokenInFrontDoesNotHideAWeakKey() throws GeneralSecurityException {
        for (int i = 0; i < 100; i++) {
            assertThat(signature(strong(i))).isEqualTo(Signature.UNKNOWN);
        }
        assertThat(verifier.guesses()).isEqualTo(7);
        Signature last = Signature.UNKNOWN;
        for (int i = 0; i < 30 && last == Signature.UNKNOWN; i++) {
            last = signature(Tokens.of("HS256", "", Tokens.secret("secret")));
        }
        assertThat(last).isEqualTo(Signature.WEAK_KEY);
    }

    @Test
    void aWeakKeyOfAKeySetIsStillWeak() throws GeneralSecurityException {
        TokenVerifier knowing = Tokens.verifier(Tokens.key("k1", Tokens.secret("secret")));
        assertThat(Tokens.verdict(knowing, Tokens.of("HS256", "k1", Tokens.secret("secret")))
                        .signature())
                .isEqualTo(Signature.WEAK_KEY);
    }

    @Test
    void issuersBeyondTheLimitAreCounted() {
        String signature = Tokens.part(new byte[32]);
        for (int i = 0; i < 4_096 + 5; i++) {
            String header = "{\"alg\":\"HS256\",\"kid\":\"" + i + "\"}";
            Tokens.verdict(verifier, Tokens.raw(header, "{}", signature));
        }
        assertThat(verifier.unguessed()).isEqualTo(5);
    }

    @Test
    void theDictionaryIsLongAndHasNothingTwice() {
        List<String> words = List.of(SecretWords.WORDS.split("\\s+", 0));
        assertThat(words).hasSizeGreaterThan(500).doesNotHaveDuplicates();
        assertThat(Set.copyOf(words))
                .doesNotContainAnyElementsOf(SecretWords.LINES.lines().toList());
        assertThat(KnownSecrets.ALL).hasSizeGreaterThan(1_000);
    }

    @Test
    void aShortNumberIsGuessedWhereTimeIsTakenForIt() throws GeneralSecurityException {
        String token = Tokens.of("HS256", "", Tokens.secret("073915"));
        assertThat(GuessedKey.of(token)).isEmpty();
        assertThat(GuessedKey.ofDigits(token)).isPresent();
        assertThat(GuessedKey.ofDigits(Tokens.of("HS256", "", Tokens.secret("0739152"))))
                .isEmpty();
        assertThat(GuessedKey.ofDigits(strong(1))).isEmpty();
    }
}
