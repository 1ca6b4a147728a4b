package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that look at what code does: each with code that it has to find, and the twin that is right. */
class CodeRulesTest {
    private static final String TRUST = "checkServerTrusted([Ljava/security/cert/X509Certificate;Ljava/lang/String;)V";
    private static final String VERIFY = "verify(Ljava/lang/String;Ljavax/net/ssl/SSLSession;)Z";
    private static final String SSL_ERROR =
            "onReceivedSslError(Landroid/webkit/WebView;Landroid/webkit/SslErrorHandler;Landroid/net/http/SslError;)V";
    private static final String PROCEED = "Landroid/webkit/SslErrorHandler;->proceed()V";
    private static final String KEY = "Ljavax/crypto/spec/SecretKeySpec;";
    private static final String NEW_KEY = KEY + "-><init>([BLjava/lang/String;)V";
    private static final String CIPHER = "Ljavax/crypto/Cipher;->getInstance(Ljava/lang/String;)Ljavax/crypto/Cipher;";

    /** An app whose main class hands an object of {@code Lx/Y;} to a TLS context, or leaves it. */
    private static AppMaker trusting(boolean installed, Consumer<CodeMaker> check) {
        DexMaker dex = new DexMaker()
                .type(
                        "Lx/Y;",
                        type -> type.implementing("Ljavax/net/ssl/X509TrustManager;")
                                .method(TRUST, 5, check))
                .type(
                        "Lcom/bank/app/Main;",
                        type -> type.statics("run()V", 8, code -> {
                            code.made(0, "Lx/Y;");
                            if (installed) {
                                code.number(1, 1)
                                        .number(2, 0)
                                        .array(3, 1, "[Ljavax/net/ssl/TrustManager;")
                                        .put(0, 3, 2)
                                        .text(4, "TLS")
                                        .statics(
                                                "Ljavax/net/ssl/SSLContext;->getInstance(Ljava/lang/String;)Ljavax/net/ssl/SSLContext;",
                                                4)
                                        .result(4)
                                        .virtual(
                                                "Ljavax/net/ssl/SSLContext;->init([Ljavax/net/ssl/KeyManager;[Ljavax/net/ssl/TrustManager;Ljava/security/SecureRandom;)V",
                                                4,
                                                2,
                                                3,
                                                2);
                            }
                            code.ends();
                        }));
        return AppMaker.usual().code(dex);
    }

    @Test
    void anEmptyCheckAcceptsAll() {
        assertThat(trusting(true, CodeMaker::ends).says("trust-manager-accepts-all"))
                .containsExactly("CONFIRMED x.Y.checkServerTrusted: checks nothing and returns");
        assertThat(trusting(false, CodeMaker::ends).says("trust-manager-accepts-all"))
                .containsExactly("LIKELY x.Y.checkServerTrusted: checks nothing and returns");
    }

    @Test
    void aCheckThatOnlyLogsAcceptsAll() {
        assertThat(trusting(
                                true,
                                code -> code.text(0, "tag")
                                        .statics("Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I", 0, 0)
                                        .ends())
                        .says("trust-manager-accepts-all"))
                .hasSize(1);
    }

    @Test
    void aCheckThatAsksAnotherOneOrThrowsIsNone() {
        assertThat(trusting(
                                true,
                                code -> code.interfaces("Ljavax/net/ssl/X509TrustManager;->" + TRUST, 2, 3, 4)
                                        .ends())
                        .says("trust-manager-accepts-all"))
                .isEmpty();
        assertThat(trusting(
                                true,
                                code -> code.made(0, "Ljava/security/cert/CertificateException;")
                                        .fails(0))
                        .says("trust-manager-accepts-all"))
                .isEmpty();
        assertThat(trusting(true, code -> code.virtual("Lx/Other;->check()V", 2).ends())
                        .says("trust-manager-accepts-all"))
                .isEmpty();
    }

    /** A library's class that nobody makes an object of does nothing. */
    @Test
    void aCheckThatNobodyUsesIsNone() {
        DexMaker dex = new DexMaker()
                .type(
                        "Lx/Y;",
                        type -> type.implementing("Ljavax/net/ssl/X509TrustManager;")
                                .method(TRUST, 3, CodeMaker::ends))
                .type(
                        "Lx/Dead;",
                        type -> type.statics(
                                "run()V", 1, code -> code.made(0, "Lx/Y;").ends()))
                .type("Lcom/bank/app/Main;", type -> type.statics("run()V", 1, CodeMaker::ends));
        assertThat(AppMaker.usual().code(dex).says("trust-manager-accepts-all")).isEmpty();
    }

    private static AppMaker verifying(Consumer<CodeMaker> check) {
        return AppMaker.usual()
                .code(new DexMaker()
                        .type(
                                "Lx/V;",
                                type -> type.implementing("Ljavax/net/ssl/HostnameVerifier;")
                                        .method(VERIFY, 4, check))
                        .type(
                                "Lcom/bank/app/Main;",
                                type -> type.statics(
                                        "run()V",
                                        2,
                                        code -> code.made(0, "Lx/V;")
                                                .statics(
                                                        "Ljavax/net/ssl/HttpsURLConnection;->setDefaultHostnameVerifier(Ljavax/net/ssl/HostnameVerifier;)V",
                                                        0)
                                                .ends())));
    }

    @Test
    void aVerifierThatOnlySaysYes() {
        assertThat(verifying(code -> code.number(0, 1).givesNumber(0)).says("hostname-verifier-accepts-all"))
                .containsExactly("CONFIRMED x.V.verify: returns true for every host");
        assertThat(verifying(code -> code.number(0, 0).givesNumber(0)).says("hostname-verifier-accepts-all"))
                .isEmpty();
        assertThat(verifying(code -> code.ifZero(2, "no")
                                .number(0, 1)
                                .givesNumber(0)
                                .label("no")
                                .number(0, 0)
                                .givesNumber(0))
                        .says("hostname-verifier-accepts-all"))
                .isEmpty();
    }

    @Test
    void aWebViewThatGoesOn() {
        assertThat(webView(code -> code.virtual(PROCEED, 2).ends()).says("webview-ignores-tls-errors"))
                .hasSize(1);
        assertThat(webView(code -> code.virtual("Landroid/webkit/SslErrorHandler;->cancel()V", 2)
                                .ends())
                        .says("webview-ignores-tls-errors"))
                .isEmpty();
        assertThat(webView(code -> code.virtual("Lx/Dialog;->ask()V", 1)
                                .virtual(PROCEED, 2)
                                .ends())
                        .says("webview-ignores-tls-errors"))
                .isEmpty();
    }

    private static AppMaker webView(Consumer<CodeMaker> handler) {
        return AppMaker.usual()
                .code(new DexMaker()
                        .type(
                                "Lx/C;",
                                type -> type.extending("Landroid/webkit/WebViewClient;")
                                        .method(SSL_ERROR, 4, handler))
                        .type(
                                "Lcom/bank/app/Main;",
                                type -> type.statics(
                                        "run()V",
                                        2,
                                        code -> code.made(0, "Lx/C;").ends())));
    }

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

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 1", "32768, 0"})
    void modesOfFiles(int mode, int count) {
        assertThat(AppMaker.usual()
                        .main(code -> code.statics("Lx/S;->context()Landroid/content/Context;")
                                .result(0)
                                .text(1, "settings")
                                .number(2, mode)
                                .virtual(
                                        "Landroid/content/Context;->getSharedPreferences(Ljava/lang/String;I)Landroid/content/SharedPreferences;",
                                        0,
                                        1,
                                        2)
                                .ends())
                        .says("world-readable-files"))
                .hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 0"})
    void debuggingOfWebViews(int on, int count) {
        assertThat(AppMaker.usual()
                        .main(code -> code.number(0, on)
                                .statics("Landroid/webkit/WebView;->setWebContentsDebuggingEnabled(Z)V", 0)
                                .ends())
                        .says("webview-debugging"))
                .hasSize(count);
        assertThat(AppMaker.usual()
                        .main(code -> code.statics("Lx/S;->debug()Z")
                                .result(0)
                                .statics("Landroid/webkit/WebView;->setWebContentsDebuggingEnabled(Z)V", 0)
                                .ends())
                        .says("webview-debugging"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password: ", "user=x&token=", "got PIN => ", "accessToken="})
    void valuesOfSecretsInTheLog(String before) {
        assertThat(logging(before, true)).hasSize(1);
        assertThat(logging(before, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password is wrong for ", "tokens: ", "pinned: ", "size="})
    void otherValuesInTheLog(String before) {
        assertThat(logging(before, true)).isEmpty();
    }

    private static List<String> logging(String before, boolean value) {
        return AppMaker.usual()
                .main(code -> {
                    code.statics("Lx/S;->value()Ljava/lang/String;")
                            .result(2)
                            .made(0, "Ljava/lang/StringBuilder;")
                            .text(1, before)
                            .virtual(
                                    "Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;",
                                    0,
                                    1);
                    if (value) {
                        code.virtual(
                                "Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;", 0, 2);
                    }
                    code.virtual("Ljava/lang/StringBuilder;->toString()Ljava/lang/String;", 0)
                            .result(0)
                            .text(1, "tag")
                            .statics("Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I", 1, 0)
                            .ends();
                })
                .says("sensitive-logging");
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.bank.com/v1/x?key=1, 1",
        "https://api.bank.com/, 0",
        "http://localhost:8080/, 0",
        "http://10.0.2.2/, 0"
    })
    void addressesWithoutEncryption(String url, int count) {
        List<String> said = AppMaker.usual()
                .main(code -> code.text(0, url)
                        .make(1, "Ljava/net/URL;")
                        .direct("Ljava/net/URL;-><init>(Ljava/lang/String;)V", 1, 0)
                        .ends())
                .says("http-urls");
        assertThat(said).hasSize(count);
        assertThat(said.toString()).doesNotContain("key=1");
        // A namespace is a text, nothing opens it.
        assertThat(AppMaker.usual()
                        .main(code -> code.text(0, url)
                                .write(0, "Lx/S;->namespace:Ljava/lang/String;")
                                .ends())
                        .says("http-urls"))
                .isEmpty();
    }

    @Test
    void namesAsTheyWereWritten() {
        assertThat(named("Account", "balance").says("no-obfuscation")).hasSize(1);
        assertThat(named("", "a").says("no-obfuscation")).isEmpty();
    }

    private static AppMaker named(String prefix, String method) {
        DexMaker dex = new DexMaker();
        for (int i = 0; i < 60; i++) {
            String name = prefix.isEmpty()
                    ? "" + (char) ('a' + i / 26) + (char) ('a' + i % 26)
                    : prefix + (char) ('A' + i % 26) + i;
            dex.type("Lx/" + name + ";", type -> type.statics(method + "()V", 1, CodeMaker::ends));
        }
        return AppMaker.usual().code(dex);
    }
}
