package dev.sinew.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.verify.TokenVerdict.Reason;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static Signature signature(TokenVerifier verifier, String token) {
        return Tokens.verdict(verifier, token).signature();
    }

    private static Reason reason(TokenVerifier verifier, String token) {
        TokenVerdict verdict = Tokens.verdict(verifier, token);
        assertThat(verdict.signature()).isEqualTo(Signature.UNKNOWN);
        return verdict.reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519",
                "Ed448"
            })
    void theIssuersKeyIsToldFromAnother(String algorithm) throws GeneralSecurityException {
        KeyPair pair = Tokens.pair(algorithm);
        TokenVerifier verifier = Tokens.verifier(
                Tokens.key("other", Tokens.pair(algorithm).getPublic()), Tokens.key("k1", pair.getPublic()));
        String token = Tokens.of(algorithm, "k1", pair.getPrivate());
        assertThat(Tokens.verdict(verifier, token))
                .isEqualTo(new TokenVerdict(7, Signature.VALID, Reason.NONE, Tokens.ISSUER));
        assertThat(signature(verifier, Tokens.of(algorithm, "other", pair.getPrivate())))
                .isEqualTo(Signature.INVALID);
        assertThat(signature(verifier, Tokens.of(algorithm, "", pair.getPrivate())))
                .isEqualTo(Signature.VALID);
        assertThat(reason(verifier, Tokens.of(algorithm, "k9", pair.getPrivate())))
                .isEqualTo(Reason.UNKNOWN_KEY_ID);
        String[] parts = token.split("\\.", -1);
        String altered = Tokens.part(Tokens.CLAIMS.replace("ada", "bob"));
        assertThat(signature(verifier, parts[0] + "." + altered + "." + parts[2]))
                .isEqualTo(Signature.INVALID);
        assertThat(signature(verifier, parts[0] + "." + parts[1] + ".AAAA")).isEqualTo(Signature.INVALID);
        byte[] zeros = new byte[Base64.getUrlDecoder().decode(parts[2]).length];
        assertThat(signature(verifier, parts[0] + "." + parts[1] + "." + Tokens.part(zeros)))
                .isEqualTo(Signature.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void aSharedSecretIsAKeyToo(String algorithm) throws GeneralSecurityException {
        byte[] secret = new byte[64];
        new SecureRandom().nextBytes(secret);
        TokenVerifier verifier = Tokens.verifier(Tokens.key("k1", Tokens.secret(secret)));
        assertThat(signature(verifier, Tokens.of(algorithm, "k1", Tokens.secret(secret))))
                .isEqualTo(Signature.VALID);
        assertThat(signature(verifier, Tokens.of(algorithm, "", Tokens.secret(secret))))
                .isEqualTo(Signature.VALID);
        secret[0]++;
        assertThat(signature(verifier, Tokens.of(algorithm, "k1", Tokens.secret(secret))))
                .isEqualTo(Signature.INVALID);
        assertThat(signature(verifier, Tokens.of(algorithm, "", Tokens.secret(secret))))
                .isEqualTo(Signature.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", " none "})
    void aTokenThatClaimsNoAlgorithmIsUnsigned(String algorithm) {
        String header = "{\"alg\":\"" + algorithm + "\"}";
        TokenVerifier verifier = Tokens.verifier();
        assertThat(signature(verifier, Tokens.raw(header, Tokens.CLAIMS, ""))).isEqualTo(Signature.UNSIGNED);
        assertThat(signature(verifier, Tokens.raw(header, Tokens.CLAIMS, "AAAA")))
                .isEqualTo(Signature.UNSIGNED);
    }

    @Test
    void aTokenWhoseSignatureWasCutOffIsUnsigned() throws GeneralSecurityException {
        KeyPair pair = Tokens.pair("ES256");
        TokenVerifier verifier = Tokens.verifier(Tokens.key("k1", pair.getPublic()));
        String token = Tokens.of("ES256", "k1", pair.getPrivate());
        assertThat(Tokens.verdict(verifier, token.substring(0, token.lastIndexOf('.') + 1)))
                .isEqualTo(new TokenVerdict(7, Signature.UNSIGNED, Reason.NONE, Tokens.ISSUER));
    }

    @Test
    void aPublicKeyUsedAsSecretIsAForgery() throws GeneralSecurityException {
        KeyPair pair = Tokens.pair("RS256");
        TokenVerifier verifier = Tokens.verifier(Tokens.key("k1", pair.getPublic()));
        byte[] encoded = pair.getPublic().getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        for (byte[] secret : List.of(encoded, Tokens.ascii(pem), Tokens.ascii(pem + "\n"), Tokens.ascii(lines))) {
            for (String keyId : List.of("k1", "", "unknown")) {
                assertThat(signature(verifier, Tokens.of("HS256", keyId, Tokens.secret(secret))))
                        .isEqualTo(Signature.INVALID);
            }
        }
        byte[] strong = new byte[32];
        new SecureRandom().nextBytes(strong);
        assertThat(reason(verifier, Tokens.of("HS256", "", Tokens.secret(strong))))
                .isEqualTo(Reason.NO_KEY_ID);
    }

    @Test
    void aKeyOfAnotherKindDidNotMakeIt() throws GeneralSecurityException {
        KeyPair pair = Tokens.pair("ES256");
        TokenVerifier verifier =
                Tokens.verifier(Tokens.key("k1", Tokens.pair("ES384").getPublic()));
        assertThat(signature(verifier, Tokens.of("ES256", "k1", pair.getPrivate())))
                .isEqualTo(Signature.INVALID);
        assertThat(reason(verifier, Tokens.of("ES256", "", pair.getPrivate()))).isEqualTo(Reason.NO_KEY_ID);
    }

    @Test
    void whatCannotBeToldIsUnknownWithItsReason() throws GeneralSecurityException {
        KeyPair pair = Tokens.pair("ES256");
        TokenVerifier verifier =
                Tokens.verifier(Tokens.key("k1", pair.getPublic()), new VerificationKey("k2", Optional.empty()));
        String elsewhere = Tokens.CLAIMS.replace("bank", "shop");
        assertThat(reason(verifier, Tokens.of("ES256", "k1", elsewhere, pair.getPrivate())))
                .isEqualTo(Reason.NO_KEY_SET);
        assertThat(reason(verifier, Tokens.of("ES256", "k2", pair.getPrivate())))
                .isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(verifier, Tokens.raw("{\"alg\":\"ML-DSA-44\",\"kid\":\"k1\"}", Tokens.CLAIMS, "AAAA")))
                .isEqualTo(Reason.UNSUPPORTED);
        String critical = "{\"alg\":\"ES256\",\"kid\":\"k1\",\"crit\":[\"b64\"],\"b64\":false}";
        assertThat(reason(verifier, Tokens.raw(critical, Tokens.CLAIMS, "AAAA")))
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void severalKeysThatMayHaveMadeItProveNothing() throws GeneralSecurityException {
        TokenVerifier verifier = Tokens.verifier(
                Tokens.key("a", Tokens.pair("ES256").getPublic()),
                Tokens.key("b", Tokens.pair("ES256").getPublic()));
        assertThat(reason(verifier, Tokens.of("ES256", "", Tokens.pair("ES256").getPrivate())))
                .isEqualTo(Reason.NO_KEY_ID);
    }

    @Test
    void aKeySetWithoutKeyIdsVerifiesTokensWithThem() throws GeneralSecurityException {
        KeyPair pair = Tokens.pair("ES256");
        TokenVerifier verifier = Tokens.verifier(Tokens.key("", pair.getPublic()));
        assertThat(signature(verifier, Tokens.of("ES256", "k1", pair.getPrivate())))
                .isEqualTo(Signature.VALID);
    }

    @Test
    void paddingIsForgivenAndEscapesAreRead() throws GeneralSecurityException {
        KeyPair pair = Tokens.pair("ES256");
        TokenVerifier verifier = Tokens.verifier(Tokens.key("k/1", pair.getPublic()));
        String claims = Tokens.CLAIMS.replace("/", "\\/");
        String token = Tokens.of("ES256", "k\\/1", claims, pair.getPrivate());
        assertThat(signature(verifier, token)).isEqualTo(Signature.VALID);
        assertThat(signature(verifier, token + "==")).isEqualTo(Signature.VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b",
                "a.b.c",
                "eyJ.eyJ.",
                "eyJhbGciOiJIUzI1NiJ9",
                "eyJhbGciOiJIUzI1NiJ9.e30",
                "eyJhbGciOiJIUzI1NiJ9.e30.AA.AA.AA",
                "eyJhbGciOiJIUzI1NiJ9.e30.A",
                "eyJhbGciOiJIUzI1NiJ9.e30.AA AA",
                "eyJhbGciOiJIUzI1NiJ9.e30.A+/A",
                "W10.e30.AAAA",
                "eyJhbGciOiJIUzI1NiI.e30.AAAA",
                "=.=.="
            })
    void whatIsNoTokenIsUnreadable(String text) {
        assertThat(reason(Tokens.verifier(), text)).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void aTokenThatIsTooLongIsNotVerified() throws GeneralSecurityException {
        String claims = "{\"x\":\"" + "y".repeat(TokenVerifier.MAX_BYTES) + "\"}";
        assertThat(reason(Tokens.verifier(), Tokens.of("HS256", "", claims, Tokens.secret("secret"))))
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void anyBytesAreJudged() throws GeneralSecurityException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        KeyPair pair = Tokens.pair("ES256");
        TokenVerifier verifier = Tokens.verifier(Tokens.key("k1", pair.getPublic()));
        byte[] token = Tokens.ascii(Tokens.of("ES256", "k1", pair.getPrivate()));
        for (int i = 0; i < 2_000; i++) {
            byte[] bent = token.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bent[random.nextInt(bent.length - 90)] = (byte) random.nextInt(256);
            }
            int to = random.nextInt(4) == 0 ? random.nextInt(bent.length) : bent.length;
            boolean same = to == bent.length && Arrays.equals(bent, token);
            assertThat(same || verifier.verify(1, bent, 0, to).signature() != Signature.VALID)
                    .as("seed " + seed)
                    .isTrue();
        }
    }
}
