package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules about keys, ciphers, versions and chance: each with code that it has to find, and the twin that is right. */
class CryptoRulesTest {
    private static final String KEY = "Ljavax/crypto/spec/SecretKeySpec;";
    private static final String NEW_KEY = KEY + "-><init>([BLjava/lang/String;)V";
    private static final String CIPHER = "Ljavax/crypto/Cipher;->getInstance(Ljava/lang/String;)Ljavax/crypto/Cipher;";

    @Test
    void aKeyOfConstantBytes() {
        assertThat(AppMaker.usual()
                        .main(code -> code.number(0, 16)
                                .array(1, 0, "[B")
                                .bytes(1, "0123456789abcdeX".getBytes(StandardCharsets.UTF_8))
                                .text(2, "AES")
                                .make(3, KEY)
                                .direct(NEW_KEY, 3, 1, 2)
                                .ends())
                        .says("hard-coded-crypto-key"))
                .containsExactly("CONFIRMED com.bank.app.Main.run: the key's bytes are a constant of 16 bytes for AES");
    }

    @Test
    void aKeyOfATextThatIsPutTogetherAndDecoded() {
        assertThat(AppMaker.usual()
                        .main(code -> code.made(0, "Ljava/lang/StringBuilder;")
                                .text(1, "MDEyMzQ1Njc4")
                                .virtual(
                                        "Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;",
                                        0,
                                        1)
                                .text(1, "OWFiY2RlWA==")
                                .virtual(
                                        "Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;",
                                        0,
                                        1)
                                .virtual("Ljava/lang/StringBuilder;->toString()Ljava/lang/String;", 0)
                                .result(1)
                                .number(2, 0)
                                .statics("Landroid/util/Base64;->decode(Ljava/lang/String;I)[B", 1, 2)
                                .result(1)
                                .text(2, "AES")
                                .make(3, KEY)
                                .direct(NEW_KEY, 3, 1, 2)
                                .ends())
                        .says("hard-coded-crypto-key"))
                .containsExactly("CONFIRMED com.bank.app.Main.run: the key's bytes are a constant of 16 bytes for AES");
    }

    @Test
    void aKeyThatAMethodIsHanded() {
        DexMaker dex = new DexMaker()
                .type(
                        "Lx/Crypto;",
                        type -> type.statics(
                                "seal(Ljava/lang/String;)V",
                                4,
                                code -> code.virtual("Ljava/lang/String;->getBytes()[B", 3)
                                        .result(0)
                                        .text(1, "AES")
                                        .make(2, KEY)
                                        .direct(NEW_KEY, 2, 0, 1)
                                        .ends()))
                .type(
                        "Lcom/bank/app/Main;",
                        type -> type.statics(
                                "run()V",
                                2,
                                code -> code.text(0, "my-16-byte-secret")
                                        .statics("Lx/Crypto;->seal(Ljava/lang/String;)V", 0)
                                        .ends()));
        assertThat(AppMaker.usual().code(dex).says("hard-coded-crypto-key"))
                .containsExactly(
                        "LIKELY x.Crypto.seal: the key's bytes, handed to the method, are a constant of 17 bytes for AES");
    }

    @Test
    void aKeyThatIsNotKnown() {
        assertThat(AppMaker.usual()
                        .main(code -> code.statics("Lx/Store;->key()[B")
                                .result(1)
                                .text(2, "AES")
                                .make(3, KEY)
                                .direct(NEW_KEY, 3, 1, 2)
                                .ends())
                        .says("hard-coded-crypto-key"))
                .isEmpty();
        // An array that a generator fills starts with zeros.
        assertThat(AppMaker.usual()
                        .main(code -> code.number(0, 16)
                                .array(1, 0, "[B")
                                .made(4, "Ljava/security/SecureRandom;")
                                .virtual("Ljava/security/SecureRandom;->nextBytes([B)V", 4, 1)
                                .text(2, "AES")
                                .make(3, KEY)
                                .direct(NEW_KEY, 3, 1, 2)
                                .ends())
                        .says("hard-coded-crypto-key"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DES/CBC/PKCS5Padding, 1",
        "AES, 1",
        "AES/ECB/PKCS5Padding, 1",
        "RC4, 1",
        "DESede, 1",
        "AES/GCM/NoPadding, 0",
        "AES/CBC/PKCS7Padding, 0",
        "RSA/ECB/OAEPWithSHA-256AndMGF1Padding, 0",
        "ChaCha20-Poly1305, 0"
    })
    void ciphers(String transformation, int count) {
        assertThat(AppMaker.usual()
                        .main(code ->
                                code.text(0, transformation).statics(CIPHER, 0).ends())
                        .says("weak-cipher"))
                .hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"TLSv1, 1", "TLSv1.1, 1", "SSLv3, 1", "TLSv1.2, 0", "TLSv1.3, 0"})
    void versions(String version, int count) {
        assertThat(AppMaker.usual()
                        .main(code -> code.number(0, 1)
                                .array(1, 0, "[Ljava/lang/String;")
                                .text(2, version)
                                .number(3, 0)
                                .put(2, 1, 3)
                                .statics("Lx/S;->socket()Ljavax/net/ssl/SSLSocket;")
                                .result(4)
                                .virtual("Ljavax/net/ssl/SSLSocket;->setEnabledProtocols([Ljava/lang/String;)V", 4, 1)
                                .ends())
                        .says("weak-tls-version"))
                .hasSize(count);
    }

    @Test
    void chanceThatMakesAKey() {
        assertThat(random("Ljava/util/Random;", true).says("insecure-random")).hasSize(1);
        assertThat(random("Ljava/util/Random;", false).says("insecure-random")).isEmpty();
        assertThat(random("Ljava/security/SecureRandom;", true).says("insecure-random"))
                .isEmpty();
    }

    private static AppMaker random(String generator, boolean secret) {
        return AppMaker.usual().main(code -> {
            code.made(0, generator).number(1, 16).array(2, 1, "[B").virtual(generator + "->nextBytes([B)V", 0, 2);
            if (secret) {
                code.make(3, "Ljavax/crypto/spec/IvParameterSpec;")
                        .direct("Ljavax/crypto/spec/IvParameterSpec;-><init>([B)V", 3, 2);
            }
            code.ends();
        });
    }

    @Test
    void aSeedThatIsConstant() {
        assertThat(AppMaker.usual()
                        .main(code -> code.made(0, "Ljava/security/SecureRandom;")
                                .text(1, "seed")
                                .virtual("Ljava/lang/String;->getBytes()[B", 1)
                                .result(1)
                                .virtual("Ljava/security/SecureRandom;->setSeed([B)V", 0, 1)
                                .ends())
                        .says("insecure-random"))
                .hasSize(1);
    }
}
